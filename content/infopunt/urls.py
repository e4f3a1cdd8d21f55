from django.urls import path

from content.infopunt.feeds import InfopuntAtomFeed, InfopuntRssFeed
from content.infopunt.views.figures import figures_download
from content.infopunt.views.materials import resource_view, suggest_resource

urlpatterns = [
    path("infopunt/feed.rss", InfopuntRssFeed(), name="article_rss"),
    path("infopunt/feed.atom", InfopuntAtomFeed(), name="article_atom"),
    path("infopunt/feed/<slug:about>.rss", InfopuntRssFeed(), name="chosen_rss"),
    path("infopunt/feed/<slug:about>.atom", InfopuntAtomFeed(), name="chosen_atom"),
    path("infopunt/cijfers/cijferbank.<slug:kind>", figures_download, name="figures_download"),
    path("infopunt/materialen/voorstel/", suggest_resource, name="suggest_resource"),
    path("infopunt/materialen/<slug:slug>/", resource_view, name="resource"),
]
