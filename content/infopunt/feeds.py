"""News readers and partner sites follow the infopunt without an account: all of it, one theme or one audience."""

from dataclasses import dataclass
from heapq import nlargest

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from content.core.enums import Audience
from content.core.models import BasePage, Theme
from content.infopunt.models import ArticlePage, NewsPage

FEED_LENGTH = 20


@dataclass(frozen=True)
class FeedChoice:
    """What a feed is about: a theme, an audience, or with neither everything."""

    label: str = ""
    theme: Theme | None = None
    audience: str = ""


class InfopuntRssFeed(Feed):
    link = "/infopunt/"
    description = _("Nieuws, en nieuwe of vernieuwde artikels over pesten en cyberpesten.")

    def get_object(self, _request: HttpRequest, about: str = "") -> FeedChoice:
        """`about` is the slug of a theme or the key of an audience."""
        if not about:
            return FeedChoice()
        if about in Audience.values:
            return FeedChoice(label=str(Audience(about).label), audience=about)
        theme = Theme.objects.filter(slug=about).first()
        if theme is None:
            raise Http404
        return FeedChoice(label=theme.name, theme=theme)

    def title(self, choice: FeedChoice) -> str:
        about = choice.label or _now("nieuw in het infopunt")
        return _now("Alles over pesten: %(about)s") % {"about": about}

    def items(self, choice: FeedChoice) -> list[BasePage]:
        """The newest of articles and news together."""
        pages: list[BasePage] = []
        for queryset in (ArticlePage.objects.for_card_list(), NewsPage.objects.for_story_list()):
            pages += queryset.about(choice.theme, choice.audience)[:FEED_LENGTH]
        return nlargest(FEED_LENGTH, pages, key=lambda page: page.first_published_at)

    def item_title(self, item: BasePage) -> str:
        return item.title

    def item_description(self, item: BasePage) -> str:
        return item.summary

    def item_link(self, item: BasePage) -> str:
        return item.full_url

    def item_pubdate(self, item: BasePage) -> object:
        return item.first_published_at

    def item_updateddate(self, item: BasePage) -> object:
        return item.last_published_at


class InfopuntAtomFeed(InfopuntRssFeed):
    feed_type = Atom1Feed
    subtitle = InfopuntRssFeed.description
