"""News readers and partner sites follow the infopunt without an account."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from content.infopunt.models import ArticlePage

FEED_LENGTH = 20


class ArticleRssFeed(Feed):
    title = _("Alles over pesten: nieuw in het infopunt")
    link = "/infopunt/"
    description = _("Nieuwe en vernieuwde artikels over pesten en cyberpesten.")

    def items(self) -> list[ArticlePage]:
        return list(ArticlePage.objects.for_card_list()[:FEED_LENGTH])

    def item_title(self, item: ArticlePage) -> str:
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        return item.summary

    def item_link(self, item: ArticlePage) -> str:
        return item.full_url

    def item_pubdate(self, item: ArticlePage) -> object:
        return item.first_published_at

    def item_updateddate(self, item: ArticlePage) -> object:
        return item.last_published_at


class ArticleAtomFeed(ArticleRssFeed):
    feed_type = Atom1Feed
    subtitle = ArticleRssFeed.description
