from django.urls import path

from knowledge.research.feeds import PublicationFeed, StudyCallFeed
from knowledge.research.views import colloquia, files, members, oai, overview, requests

PREFIX = "onderzoek/publicaties"
COLLOQUIA = "onderzoek/colloquia"

urlpatterns = [
    path("onderzoek/overzicht/", overview.overview_view, name="research_overview"),
    path("onderzoek/zoek-een-onderzoeker/", requests.request_view, name="research_request"),
    path("onderzoek/oproepen/feed.atom", StudyCallFeed(), name="study_call_feed"),
    path(f"{PREFIX}/feed.atom", PublicationFeed(), name="publication_feed"),
    path(f"{COLLOQUIA}/kalender.ics", colloquia.feed_view, name="colloquium_feed"),
    path(f"{COLLOQUIA}/<slug:slug>/programma.ics", colloquia.calendar_view, name="colloquium_calendar"),
    path(f"{COLLOQUIA}/<slug:slug>/programma.pdf", colloquia.pdf_view, name="colloquium_pdf"),
    path(f"{COLLOQUIA}/<slug:slug>/verslag/", colloquia.proceedings_view, name="colloquium_proceedings"),
    path(f"{COLLOQUIA}/<slug:slug>/bijdrage/", colloquia.submit_view, name="colloquium_submit"),
    path("onderzoek/bijdrage/<str:token>/", colloquia.submission_view, name="submission"),
    path("onderzoek/leden/mail/", members.choose_view, name="member_news_choose"),
    path("onderzoek/leden/mail/stop/<str:token>/", members.stop_view, name="member_news_stop"),
    path("onderzoek/oai/", oai.oai_view, name="oai_pmh"),
    path(f"{PREFIX}/lijst.<slug:suffix>", files.list_file, name="publication_list_file"),
    path(f"{PREFIX}/<slug:slug>.<slug:suffix>", files.publication_file, name="publication_file"),
]
