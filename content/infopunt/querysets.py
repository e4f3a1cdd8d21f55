"""One definition of what is publicly visible, and one method a screen."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from wagtail.query import PageQuerySet

from content.infopunt.campaign_dates import Moment, moment_of


class ArticleQuerySet(PageQuerySet):
    def public_listing(self) -> Self:
        """Live and open to everyone, newest first."""
        return self.live().public().order_by("-first_published_at", "title")

    def for_card_list(self) -> Self:
        """What a card shows, without bodies."""
        return self.public_listing().select_related("image").defer("body", "sources")

    def for_story_list(self) -> Self:
        """Cards of stories and news, newest first, without bodies."""
        return self.public_listing().select_related("image").defer("body")

    def about(self, theme: models.Model | None, audience: str) -> Self:
        """Only one theme, only one audience; None and empty stand for all."""
        chosen = self.filter(themes=theme) if theme else self
        return chosen.filter(audiences__contains=[audience]) if audience else chosen

    def versions_of(self, topic_id: int) -> Self:
        """All public articles on one topic, with what the switch between them shows."""
        return (
            self.live().public().filter(topic=topic_id).only("title", "audiences", "url_path", "slug", "path", "depth")
        )

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


class ResourceQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(is_public=True)

    def for_library(self) -> Self:
        """Cards of the library, in the order of the alphabet."""
        return self.public().order_by("title", "pk")

    def facet_counts(self, chosen: dict[str, str], names: Iterable[str]) -> dict[str, int]:
        """Materials per facet key, each facet counted under the choices in the *other* ones; one query.

        `chosen` is facet name → facet key. All facets without a choice share one count.
        """
        open_names = [name for name in names if name not in chosen]
        parts = [self._count_keys(chosen.values(), open_names)]
        parts += [self._count_keys([key for other, key in chosen.items() if other != name], [name]) for name in chosen]
        rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        return dict(rows)

    def _count_keys(self, chosen: Iterable[str], names: Iterable[str]) -> models.QuerySet:
        wanted = models.Q(pk__in=[])
        for name in names:
            wanted |= models.Q(key__startswith=f"{name}:")
        keys = models.Func("facets", function="unnest", output_field=models.CharField())
        inner = self.order_by().filter(facets__contains=list(chosen)).values("pk").annotate(key=keys)
        return inner.filter(wanted).values("key").annotate(number=models.Count("pk")).values_list("key", "number")


class CampaignQuerySet(PageQuerySet):
    def running(self, today: date) -> list[Any]:
        """Public campaigns with a period that holds `today`. There are few, so periods are read from their streams."""
        campaigns = self.live().public()
        return [one for one in campaigns if moment_of(one.known_periods(), today).state == Moment.DURING]
