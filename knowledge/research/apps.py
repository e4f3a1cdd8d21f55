from django.apps import AppConfig


class ResearchConfig(AppConfig):
    name = "knowledge.research"
