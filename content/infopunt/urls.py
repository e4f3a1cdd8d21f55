from django.urls import path

from content.infopunt.feeds import ArticleAtomFeed, ArticleRssFeed
from content.infopunt.views.figures import figures_download

urlpatterns = [
    path("infopunt/feed.rss", ArticleRssFeed(), name="article_rss"),
    path("infopunt/feed.atom", ArticleAtomFeed(), name="article_atom"),
    path("infopunt/cijfers/cijferbank.<slug:kind>", figures_download, name="figures_download"),
]
