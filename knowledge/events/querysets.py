"""One definition of what is to come, what is open, and one method a screen."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models

from knowledge.events.calendar_text import cancelled

# A calendar program that was off for a month still hears that something is over or cancelled.
KEPT_IN_FEED = timedelta(days=31)
FEED_LENGTH = 1000
FEED_FIELDS = ("pk", "starts_at", "calendar_text")
INDEX_FIELDS = ("page_id", "starts_at", "ends_at", "postal_code")


class EventQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(withdrawn_at=None)

    def upcoming(self, now: datetime) -> Self:
        """Public dates that are not over, soonest first: expired ones leave by themselves."""
        return self.public().filter(ends_at__gte=now).order_by("starts_at", "pk")

    def for_pages(self, page_ids: Collection[int], now: datetime) -> Self:
        """Coming dates of these pages, for their cards and their own screen."""
        return self.upcoming(now).filter(page_id__in=page_ids)

    def for_index(self, now: datetime) -> models.QuerySet[Any, tuple[Any, ...]]:
        """Coming dates as a list of pages needs them to sort and measure distance, nothing more."""
        return self.upcoming(now).exclude(status="geannuleerd").values_list(*INDEX_FIELDS)

    def for_attendance(self, now: datetime) -> Self:
        """Dates with registration here, and how many wait: coming ones first, then what was over this month."""
        waiting = models.Count("registrations", filter=models.Q(registrations__state="wachtlijst"))
        here = self.filter(registration="hier", ends_at__gte=now - KEPT_IN_FEED)
        return here.annotate(waiting_count=waiting).order_by("starts_at", "pk")

    def with_facets(self, kind: str, facets: Collection[str]) -> Self:
        """Dates of one kind that have all these keys."""
        return self.filter(kind=kind, facets__contains=list(facets)) if facets else self.filter(kind=kind)

    def between(self, kind: str, facets: Collection[str], start: datetime, end: datetime) -> Self:
        """Public dates that touch the time from `start` to `end`, soonest first."""
        touching = self.public().with_facets(kind, facets).filter(starts_at__lt=end, ends_at__gte=start)
        return touching.order_by("starts_at", "pk")

    def new_since(self, since: datetime, now: datetime) -> Self:
        """Coming dates that the public sees for the first time after `since`."""
        return self.upcoming(now).filter(created_at__gt=since)

    def naming(self, word: str) -> Self:
        return self.filter(models.Q(title__icontains=word) | models.Q(summary__icontains=word))

    def feed_texts(self, now: datetime) -> list[str]:
        """What a calendar feed is made of: the soonest dates, withdrawn and cancelled ones with it."""
        return list(self.in_feed(now).values_list("calendar_text", flat=True)[:FEED_LENGTH])

    def in_feed(self, now: datetime) -> Self:
        return self.filter(ends_at__gte=now - KEPT_IN_FEED).order_by("starts_at", "pk")

    def choice_texts(self, kind: str, facets: Collection[str], words: Collection[str], now: datetime) -> list[str]:
        """The same for a choice. A date that was found by it before, and is no longer, stands in it as CANCELLED: who
        had it in a calendar would otherwise keep it, or lose it without a word.
        """
        chosen = self.with_facets(kind, facets)
        for word in words:
            chosen = chosen.naming(word)
        rows = {row[0]: row for row in chosen.in_feed(now).values_list(*FEED_FIELDS)[:FEED_LENGTH]}
        left = self.filter(kind=kind, earlier__contains=[{"facets": list(facets)}]).in_feed(now)
        left = left.exclude(pk__in=chosen.order_by().values("pk"))
        for pk, starts_at, text, earlier in left.values_list(*FEED_FIELDS, "earlier")[:FEED_LENGTH]:
            if any(_was_found(entry, facets, words) for entry in earlier):
                rows[pk] = (pk, starts_at, cancelled(text))
        in_order = sorted(rows.values(), key=lambda row: (row[1], row[0]))
        return [text for _pk, _starts_at, text in in_order[:FEED_LENGTH]]


def _was_found(entry: dict[str, Any], facets: Collection[str], words: Collection[str]) -> bool:
    text = str(entry["text"]).casefold()
    return set(facets) <= set(entry["facets"]) and all(word.casefold() in text for word in words)


class RegistrationQuerySet(models.QuerySet):
    def active(self) -> Self:
        return self.filter(state__in=["ingeschreven", "wachtlijst"])

    def waiting(self) -> Self:
        """Who waits, in the order in which they came."""
        return self.filter(state="wachtlijst").order_by("pk")

    def for_attendance(self) -> Self:
        """The list at the door: who has a place by name, then who waits in their order."""
        return self.active().select_related("event").order_by("event__starts_at", "event_id", "state", "pk")

    def over_since(self, moment: datetime) -> Self:
        return self.filter(event__ends_at__lt=moment)

    def owed_a_mail(self) -> Self:
        """Whose last mail does not say how things are now, unless their address was refused."""
        differs = ~models.Q(mailed_state=models.F("state"))
        moved = models.Q(state__in=["ingeschreven", "wachtlijst"], mailed_notice__lt=models.F("event__notice"))
        return self.filter(differs | moved, refused_at=None)


class AlertQuerySet(models.QuerySet):
    def due(self, now: datetime) -> Self:
        """Confirmed, and not told anything for almost a week: the weekly job may be some hours early."""
        week = now - timedelta(days=6, hours=12)
        told = models.Q(looked_at__lte=week) | models.Q(looked_at=None, confirmed_at__lte=week)
        return self.filter(told, confirmed_at__isnull=False)

    def confirmed_counts(self, list_key: str, queries: Iterable[str]) -> dict[str, int]:
        """How many people follow each of these choices; one that nobody follows is left out."""
        found = self.filter(list_key=list_key, query__in=list(queries), confirmed_at__isnull=False)
        return dict(found.values_list("query").annotate(models.Count("pk")))

    def never_confirmed(self, before: datetime) -> Self:
        return self.filter(confirmed_at=None, created_at__lt=before)
