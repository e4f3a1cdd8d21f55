"""What is publicly visible of trainings, and one method a screen."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, Self

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.query import PageQuerySet

from content.core.visibility import open_to_all
from knowledge.events.models import Event


class TrainingQuerySet(PageQuerySet):
    def public_listing(self) -> Self:
        """Live and open to everyone, by title."""
        return open_to_all(self).order_by("title", "pk")

    def for_card_list(self, pks: Collection[int]) -> list[Any]:
        """These trainings as their cards show them, in this order; two queries."""
        found = self.filter(pk__in=pks).select_related("provider", "method").defer("body")
        by_pk = {page.pk: page for page in found}
        pages = [by_pk[pk] for pk in pks if pk in by_pk]
        attach_dates(pages)
        return pages

    def for_comparison(self, slugs: Collection[str]) -> list[Any]:
        """Public trainings with these slugs, in this order."""
        found = self.public_listing().filter(slug__in=slugs).select_related("provider", "method").defer("body")
        pages = sorted(found, key=lambda page: list(slugs).index(page.slug))
        attach_dates(pages)
        return pages

    def for_feed(self, pks: Sequence[int]) -> list[Any]:
        """These trainings in this order, without bodies."""
        found = self.public_listing().filter(pk__in=pks).select_related("provider").defer("body")
        return sorted(found, key=lambda page: pks.index(page.pk))

    def published_since(self, pks: Collection[int], since: datetime) -> Self:
        """Of these trainings, the ones that the public sees for the first time after `since`, newest first."""
        return self.public_listing().filter(pk__in=pks, first_published_at__gt=since).order_by("-first_published_at")

    def with_sessions(self) -> Self:
        """Everything there is, with providers and sessions, for a comparison."""
        return self.select_related("provider").prefetch_related("sessions")

    def of_provider(self, provider: Any) -> Self:
        """Everything a provider has here, drafts too."""
        return self.filter(provider=provider).defer("body").order_by("title")

    def index_rows(self) -> QuerySet[Any, tuple[Any, ...]]:
        """What the catalogue must know of every training."""
        columns = ("pk", "slug", "title", "summary", "provider__name", "price", "cost", "facets", "first_published_at")
        return self.public_listing().values_list(*columns)


def attach_dates(pages: Iterable[Any], now: datetime | None = None) -> None:
    """Give each page its coming dates as `dates`, soonest first; one query."""
    pages = list(pages)
    by_page: dict[int, list[Event]] = {}
    for event in Event.objects.for_pages([page.pk for page in pages], now or timezone.now()):
        by_page.setdefault(event.page_id, []).append(event)
    for page in pages:
        page.dates = by_page.get(page.pk, [])
