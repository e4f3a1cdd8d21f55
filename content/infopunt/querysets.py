"""One definition of what is publicly visible, and one method a screen."""

from typing import Self

from wagtail.query import PageQuerySet


class ArticleQuerySet(PageQuerySet):
    def public_listing(self) -> Self:
        """Live and open to everyone, newest first."""
        return self.live().public().order_by("-first_published_at", "title")

    def for_card_list(self) -> Self:
        """What a card shows, without bodies."""
        return self.public_listing().select_related("image").defer("body", "sources")

    def due_for_review(self, today: object) -> Self:
        return self.live().filter(review_due__lte=today)
