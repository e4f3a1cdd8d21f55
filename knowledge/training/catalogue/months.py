"""One month of the catalogue: a grid that tells on which days something is on, and below it what.

A month with very much shows one day at a time; otherwise the grid leads to the days below it.
"""

from calendar import Calendar, monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knowledge.events.models import Event
from knowledge.training.catalogue.listing import TrainingListing
from knowledge.training.session_values import KIND

EARLIEST, LATEST = 2020, 2100
MOST_AT_ONCE = 40
type Days = dict[date, list[int]]


def month_context(listing: TrainingListing, typed: str, typed_day: str = "") -> dict[str, Any]:
    """The month `typed` (`2027-03`, else this month) with the dates of what was chosen; `typed_day` is a day of it."""
    today = timezone.localdate()
    first = first_day(typed) or today.replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    events = Event.objects.between(KIND, list(listing.facets.values()), _start(first), _start(last + timedelta(days=1)))
    if listing.words:
        events = events.filter(page_id__in=listing.ordered_ids())
    days = _days(events.values_list("pk", "starts_at", "ends_at"), first, last)
    is_much = sum(map(len, days.values())) > MOST_AT_ONCE
    shown = [_chosen(days, first, typed_day, today)] if is_much else sorted(days)
    by_pk = Event.objects.in_bulk({pk for day in shown for pk in days[day]})
    month = f"?weergave=kalender&maand={first:%Y-%m}{_query(listing)}"
    return {
        "title": date_format(first, "F Y").capitalize(),
        "weekdays": [
            {"short": date_format(day, "D"), "whole": date_format(day, "l")}
            for day in Calendar().monthdatescalendar(first.year, first.month)[0]
        ],
        "weeks": [
            [_cell(day, first, days, month if is_much else "", shown) for day in week]
            for week in Calendar().monthdatescalendar(first.year, first.month)
        ],
        "days": [_day(day, days[day], by_pk) for day in shown],
        "previous": _link(listing, first - timedelta(days=1), _("Vorige maand")),
        "next": _link(listing, last + timedelta(days=1), _("Volgende maand")),
    }


def first_day(typed: str) -> date | None:
    try:
        found = date.fromisoformat(f"{typed}-01")
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _days(events: Iterable[tuple[int, datetime, datetime]], first: date, last: date) -> Days:
    """Only days on which something is on; what lasts several days stands on each of them."""
    by_day: Days = {}
    for pk, starts_at, ends_at in events:
        day = max(timezone.localdate(starts_at), first)
        while day <= min(timezone.localdate(ends_at), last):
            by_day.setdefault(day, []).append(pk)
            day += timedelta(days=1)
    return by_day


def _chosen(days: Days, first: date, typed: str, today: date) -> date:
    """The day that somebody asked for, or else today, or else the first on which something is on."""
    asked = first.replace(day=int(typed)) if typed.isdecimal() and 0 < int(typed[:3]) <= _length(first) else None
    return next(day for day in (asked, today, min(days)) if day in days)


def _length(first: date) -> int:
    return monthrange(first.year, first.month)[1]


def _cell(day: date, first: date, days: Days, month: str, shown: list[date]) -> dict[str, Any]:
    """One square of the grid; those of other months are empty."""
    if day.month != first.month:
        return {}
    count = len(days.get(day, ()))
    return {
        "number": day.day,
        "url": f"{month and f'{month}&dag={day.day}'}#{_anchor(day)}" if count else "",
        "count": count,
        "label": ngettext("%(count)s vorming", "%(count)s vormingen", count) % {"count": count},
        "is_current": bool(month) and day in shown,
    }


def _anchor(day: date) -> str:
    return f"dag-{day.isoformat()}"


def _day(day: date, pks: list[int], by_pk: dict[int, Event]) -> dict[str, Any]:
    return {"day": date_format(day, "l j F"), "anchor": _anchor(day), "events": [by_pk[pk] for pk in pks]}


def _query(listing: TrainingListing) -> str:
    return f"&{listing.query}" if listing.query else ""


def _link(listing: TrainingListing, day: date, title: str) -> dict[str, str]:
    return {"title": title, "url": f"?weergave=kalender&maand={day:%Y-%m}{_query(listing)}"}
