from django.urls import path

from knowledge.research.feeds import PublicationFeed, StudyCallFeed
from knowledge.research.views import files, oai, overview, requests

PREFIX = "onderzoek/publicaties"

urlpatterns = [
    path("onderzoek/overzicht/", overview.overview_view, name="research_overview"),
    path("onderzoek/zoek-een-onderzoeker/", requests.request_view, name="research_request"),
    path("onderzoek/oproepen/feed.atom", StudyCallFeed(), name="study_call_feed"),
    path(f"{PREFIX}/feed.atom", PublicationFeed(), name="publication_feed"),
    path("onderzoek/oai/", oai.oai_view, name="oai_pmh"),
    path(f"{PREFIX}/lijst.<slug:suffix>", files.list_file, name="publication_list_file"),
    path(f"{PREFIX}/<slug:slug>.<slug:suffix>", files.publication_file, name="publication_file"),
]
