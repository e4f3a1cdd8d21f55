from django.urls import path

from knowledge.training.catalogue import feeds
from knowledge.training.submissions import views as submissions

PREFIX = "leren/vormingen"

urlpatterns = [
    path(f"{PREFIX}/kalender.ics", feeds.calendar_feed, name="training_calendar"),
    path(f"{PREFIX}/feed.rss", feeds.news_feed, {"kind": "rss"}, name="training_rss"),
    path(f"{PREFIX}/feed.atom", feeds.news_feed, {"kind": "atom"}, name="training_atom"),
    path(f"{PREFIX}/aanbieden/", submissions.submit_view, name="training_submit"),
    path(f"{PREFIX}/aanbieden/bedankt/", submissions.submitted_view, name="training_submitted"),
    path(f"{PREFIX}/aanbieder/<str:token>/", submissions.provider_view, name="training_provider"),
    path(f"{PREFIX}/aanbieder/<str:token>/nieuw/", submissions.provider_new_view, name="training_provider_new"),
    path(
        f"{PREFIX}/aanbieder/<str:token>/<int:pk>/", submissions.provider_change_view, name="training_provider_change"
    ),
]
