"""One definition of what is publicly visible, and one method a screen."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q
from wagtail.query import PageQuerySet

from content.core.visibility import open_to_all

if TYPE_CHECKING:
    from knowledge.training.models import FlowchartPage

MOST_A_KEY_CAN_BE = 2**31


class FlowchartQuerySet(PageQuerySet):
    def public_listing(self) -> Self:
        """Live and open to everyone, by title."""
        return open_to_all(self).order_by("title")

    def for_card_list(self) -> Self:
        """What a card shows, without the chart."""
        return self.public_listing().select_related("image").defer("chart")

    def variants_of(self, core: "FlowchartPage") -> Self:
        return self.filter(variant_of=core)

    def family_of(self, page: "FlowchartPage") -> Self:
        """The public pages of the same core procedure, without this one."""
        core = page.variant_of_id or page.pk
        return self.public_listing().filter(Q(pk=core) | Q(variant_of=core)).exclude(pk=page.pk).defer("chart")

    def to_recheck(self) -> Self:
        """Variants whose core changed since somebody looked at them."""
        return self.exclude(recheck=[]).select_related("variant_of").order_by("title")

    def chart_of(self, pk: int) -> Any:
        """The stored chart of one page; None without that page."""
        return self.filter(pk=pk).values_list("chart", flat=True).first() if pk < MOST_A_KEY_CAN_BE else None
