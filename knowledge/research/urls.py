from django.urls import path

from knowledge.research.views import files

PREFIX = "onderzoek/publicaties"

urlpatterns = [
    path(f"{PREFIX}/lijst.<slug:suffix>", files.list_file, name="publication_list_file"),
    path(f"{PREFIX}/<slug:slug>.<slug:suffix>", files.publication_file, name="publication_file"),
]
