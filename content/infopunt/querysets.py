"""One definition of what is publicly visible, and one method a screen."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from wagtail.query import PageQuerySet

from content.core.visibility import open_to_all
from content.infopunt.campaign_dates import Moment, moment_of


def sources_of_public(pages: Any) -> Any:
    return open_to_all(pages).order_by("pk").values_list("pk", "sources")


class ArticleQuerySet(PageQuerySet):
    def public_listing(self) -> Self:
        """Live and open to everyone, newest first."""
        return open_to_all(self).order_by("-first_published_at", "title")

    def sources_of_public(self) -> Self:
        """`(pk, sources)` of what visitors see, without the pages themselves."""
        return sources_of_public(self)

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

    def due_for_review(self, today: object) -> Self:
        return self.live().filter(review_due__lte=today)


class FigureQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(live=True)

    def for_bank(self) -> Self:
        """What the figures page and downloads show: newest first, each with what it seems to contradict."""
        return self.public().select_related("replaced_by", "compared_with").order_by("-year", "slug")

    def years(self) -> list[int]:
        known = self.public().filter(year__isnull=False)
        return list(known.order_by("-year").values_list("year", flat=True).distinct())

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

    def for_editors(self) -> Self:
        """The list in the admin: `has_broken_link` where two scans found nothing behind an address it still has."""
        failing = self.model.link_checks.rel.related_model.objects.failing_twice()
        still_there = models.Q(url=models.OuterRef("url")) | models.Q(url=models.OuterRef("source_url"))
        broken = failing.filter(still_there, resource=models.OuterRef("pk"))
        return self.annotate(has_broken_link=models.Exists(broken))

    def for_library(self) -> Self:
        """Cards of the library, in the order of the alphabet."""
        return self.public().order_by("title", "pk")

    def facet_counts(self, chosen: dict[str, str]) -> dict[str, int]:
        """Materials per facet key, each facet counted under the choices in the *other* ones; one query.

        `chosen` is facet name → facet key. All facets without a choice share one count, under the name "". The key
        "" holds how many materials all choices together leave.
        """
        parts = [self._counted("", list(chosen.values()))]
        parts += [self._counted(name, [key for other, key in chosen.items() if other != name]) for name in chosen]
        rows = self._total(list(chosen.values())).union(*parts, all=True).order_by()
        found: dict[str, int] = {}
        for part, key, number in rows:
            name = key.partition(":")[0]
            if part == name or (part == "" and name not in chosen):
                found[key] = number
        return found

    def _total(self, chosen: list[str]) -> models.QuerySet:
        nothing = models.Value("", models.CharField())
        total = self.filter(facets__contains=chosen).order_by().values(key=nothing).annotate(number=models.Count("pk"))
        return total.values_list(nothing, "key", "number")

    def _counted(self, part: str, chosen: list[str]) -> models.QuerySet:
        keys = models.Func("facets", function="unnest", output_field=models.CharField())
        counted = self.filter(facets__contains=chosen).order_by().values(key=keys).annotate(number=models.Count("pk"))
        return counted.values_list(models.Value(part, models.CharField()), "key", "number")


class CampaignQuerySet(PageQuerySet):
    def sources_of_public(self) -> Self:
        """`(pk, sources)` of what visitors see, without the pages themselves."""
        return sources_of_public(self)

    def running(self, today: date) -> list[Any]:
        """Public campaigns with a period that holds `today`. There are few, so periods are read from their streams."""
        campaigns = open_to_all(self)
        return [one for one in campaigns if moment_of(one.known_periods(), today).state == Moment.DURING]
