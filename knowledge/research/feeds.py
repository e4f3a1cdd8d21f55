"""Open calls and new publications, to follow without an account."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from knowledge.research.enums import CallState
from knowledge.research.models import PublicationPage, StudyCallPage

FEED_LENGTH = 20


class _PageFeed(Feed):
    feed_type = Atom1Feed

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.summary)

    def item_link(self, item: Any) -> str:
        return str(item.full_url)

    def item_pubdate(self, item: Any) -> Any:
        return item.first_published_at

    def item_updateddate(self, item: Any) -> Any:
        return item.last_published_at


class StudyCallFeed(_PageFeed):
    """Only what one may still take part in: a call that closes leaves by itself."""

    link = "/onderzoek/oproepen/"
    title = _("Alles over pesten: doe mee aan onderzoek")
    subtitle = _("Oproepen van onderzoekers die nu open zijn.")

    def items(self) -> list[StudyCallPage]:
        calls = StudyCallPage.objects.for_card_list()
        return [call for call in calls if call.state == CallState.OPEN][:FEED_LENGTH]


class PublicationFeed(_PageFeed):
    link = "/onderzoek/publicaties/"
    title = _("Alles over pesten: nieuwe publicaties")
    subtitle = _("Onderzoek over pesten, met wat het betekent voor de praktijk.")

    def items(self) -> list[PublicationPage]:
        return list(PublicationPage.objects.for_card_list().order_by("-first_published_at")[:FEED_LENGTH])
