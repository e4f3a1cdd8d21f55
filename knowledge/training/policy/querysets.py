from typing import Self

from wagtail.query import PageQuerySet

from content.core.visibility import open_to_all


class AdviceQuerySet(PageQuerySet):
    def for_card_list(self) -> Self:
        """Public advice, newest first, without texts."""
        return open_to_all(self).order_by("-advised_on", "-number").select_related("image").defer("body", "sources")
