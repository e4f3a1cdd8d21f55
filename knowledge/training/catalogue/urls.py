from django.urls import path

from knowledge.training.catalogue import comparing, feeds
from knowledge.training.network import documents
from knowledge.training.policy.feeds import AdviceFeed
from knowledge.training.selfcheck.views import check_view
from knowledge.training.submissions import views as submissions

PREFIX = "leren/vormingen"

urlpatterns = [
    path(f"{PREFIX}/kalender.ics", feeds.calendar_feed, name="training_calendar"),
    path(f"{PREFIX}/feed.rss", feeds.news_feed, {"kind": "rss"}, name="training_rss"),
    path(f"{PREFIX}/feed.atom", feeds.news_feed, {"kind": "atom"}, name="training_atom"),
    path(f"{PREFIX}/vergelijken/", comparing.compare_view, name="training_compare"),
    path(f"{PREFIX}/aanbieden/", submissions.submit_view, name="training_submit"),
    path(f"{PREFIX}/aanbieden/bedankt/", submissions.submitted_view, name="training_submitted"),
    path(f"{PREFIX}/aanbieder/<str:token>/", submissions.provider_view, name="training_provider"),
    path(f"{PREFIX}/aanbieder/<str:token>/nieuw/", submissions.provider_new_view, name="training_provider_new"),
    path(
        f"{PREFIX}/aanbieder/<str:token>/<int:pk>/", submissions.provider_change_view, name="training_provider_change"
    ),
    path("leren/zelfcheck/<slug:kind>/", check_view, name="selfcheck"),
    path("leren/beleidsadvies/feed.rss", AdviceFeed(), name="advice_feed"),
    path("leren/netwerk/leden/<str:token>/", documents.documents_view, name="network_documents"),
    path("leren/netwerk/leden/<str:token>/<int:pk>/", documents.document_view, name="network_document"),
]
