from django.urls import path

from content.infopunt.feeds import ArticleAtomFeed, ArticleRssFeed

urlpatterns = [
    path("infopunt/feed.rss", ArticleRssFeed(), name="article_rss"),
    path("infopunt/feed.atom", ArticleAtomFeed(), name="article_atom"),
]
