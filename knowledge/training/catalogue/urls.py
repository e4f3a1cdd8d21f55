from django.urls import path

from knowledge.training.catalogue import feeds

PREFIX = "leren/vormingen"

urlpatterns = [
    path(f"{PREFIX}/kalender.ics", feeds.calendar_feed, name="training_calendar"),
    path(f"{PREFIX}/feed.rss", feeds.news_feed, {"kind": "rss"}, name="training_rss"),
    path(f"{PREFIX}/feed.atom", feeds.news_feed, {"kind": "atom"}, name="training_atom"),
]
