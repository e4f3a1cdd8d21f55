"""One definition of what is publicly visible, and one method a screen."""

from typing import Self

from wagtail.query import PageQuerySet

from content.core.visibility import open_to_all


class FlowchartQuerySet(PageQuerySet):
    def public_listing(self) -> Self:
        """Live and open to everyone, by title."""
        return open_to_all(self).order_by("title")

    def for_card_list(self) -> Self:
        """What a card shows, without the chart."""
        return self.public_listing().select_related("image").defer("chart")
