from django.apps import AppConfig


class ResearchConfig(AppConfig):
    name = "knowledge.research"

    def ready(self) -> None:
        from knowledge.research import signals  # noqa: PLC0415 - models exist only now

        signals.connect()
