"""One definition of what is publicly visible, and one method a screen."""

from collections.abc import Iterable
from typing import Self

from django.db import models
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


class FigureQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(live=True)

    def for_bank(self) -> Self:
        """What the figures page and downloads show: newest first, each with what it seems to contradict."""
        return self.public().select_related("replaced_by", "compared_with").order_by("-year", "slug")

    def with_keys(self, slugs: Iterable[str]) -> Self:
        """At most as many as one chart or text quotes; a key that is no key finds nothing."""
        return self.filter(slug__in=[slug for slug in slugs if slug and "\x00" not in slug][:100])

    def for_age(self, youngest: int, oldest: int) -> Self:
        """About people of these ages, also partly; figures without ages are about nobody in particular."""
        known = models.Q(minimum_age__isnull=False) | models.Q(maximum_age__isnull=False)
        least = models.Q(minimum_age__isnull=True) | models.Q(minimum_age__lte=oldest)
        most = models.Q(maximum_age__isnull=True) | models.Q(maximum_age__gte=youngest)
        return self.filter(known, least, most)

    def older_than(self, year: int) -> Self:
        """Last measured before `year`, or at a time that nobody knows; not those already called outdated."""
        return self.exclude(status="outdated").filter(models.Q(year__lt=year) | models.Q(year__isnull=True))
