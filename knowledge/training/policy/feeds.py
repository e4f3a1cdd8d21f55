"""The department and the press follow advice without an account."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.training.models import AdvicePage

FEED_LENGTH = 20


class AdviceFeed(Feed):
    title = _("Alles over pesten: beleidsadvies")
    link = "/leren/beleidsadvies/"
    description = _("Advies over het beleid tegen pesten, en wat ervan kwam.")

    def items(self) -> list[AdvicePage]:
        return list(AdvicePage.objects.for_card_list()[:FEED_LENGTH])

    def item_title(self, item: AdvicePage) -> str:
        return f"{item.number}: {item.title}"

    def item_description(self, item: AdvicePage) -> str:
        return item.summary

    def item_link(self, item: AdvicePage) -> str:
        return item.full_url

    def item_pubdate(self, item: AdvicePage) -> datetime:
        return timezone.make_aware(datetime.combine(item.advised_on, time.min))

    def item_updateddate(self, item: AdvicePage) -> datetime | None:
        return item.last_published_at
