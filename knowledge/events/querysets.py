"""One definition of what is to come, what is open, and one method a screen."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models

# A calendar program that was off for a month still hears that something is over or cancelled.
KEPT_IN_FEED = timedelta(days=31)
FEED_LENGTH = 1000
INDEX_FIELDS = ("page_id", "starts_at", "ends_at", "postal_code", "is_online")


class EventQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(withdrawn_at=None)

    def upcoming(self, now: datetime) -> Self:
        """Public dates that are not over, soonest first: expired ones leave by themselves."""
        return self.public().filter(ends_at__gte=now).order_by("starts_at", "pk")

    def for_pages(self, page_ids: Collection[int], now: datetime) -> Self:
        """Coming dates of these pages, for their cards and their own screen."""
        return self.upcoming(now).filter(page_id__in=page_ids)

    def for_index(self, now: datetime) -> list[Any]:
        """Coming dates as a list of pages needs them to sort and measure distance, nothing more."""
        return list(self.upcoming(now).exclude(status="geannuleerd").only(*INDEX_FIELDS))

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
        chosen = self.filter(ends_at__gte=now - KEPT_IN_FEED).order_by("starts_at", "pk")
        return list(chosen.values_list("calendar_text", flat=True)[:FEED_LENGTH])


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

    def never_confirmed(self, before: datetime) -> Self:
        return self.filter(confirmed_at=None, created_at__lt=before)
