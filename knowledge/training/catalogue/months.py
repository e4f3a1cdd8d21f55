"""One month of the catalogue, as a list of days with what is on."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledge.events.models import Event
from knowledge.training.catalogue.listing import TrainingListing
from knowledge.training.session_values import KIND

EARLIEST, LATEST = 2020, 2100


def month_context(listing: TrainingListing, typed: str) -> dict[str, Any]:
    """Days of the month `typed` (`2027-03`, else this month) with the dates of what was chosen."""
    today = timezone.localdate()
    first = first_day(typed) or today.replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    events = Event.objects.between(KIND, list(listing.facets.values()), _start(first), _start(last + timedelta(days=1)))
    if listing.words:
        events = events.filter(page_id__in=listing.ordered_ids())
    return {
        "title": date_format(first, "F Y").capitalize(),
        "days": _days(list(events), first, last),
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


def _days(events: list[Event], first: date, last: date) -> list[dict[str, Any]]:
    """Only days on which something is on; what lasts several days stands on each of them."""
    by_day: dict[date, list[Event]] = {}
    for event in events:
        day = max(timezone.localdate(event.starts_at), first)
        while day <= min(timezone.localdate(event.ends_at), last):
            by_day.setdefault(day, []).append(event)
            day += timedelta(days=1)
    return [{"day": date_format(day, "l j F"), "events": by_day[day]} for day in sorted(by_day)]


def _link(listing: TrainingListing, day: date, title: str) -> dict[str, str]:
    query = f"&{listing.query}" if listing.query else ""
    return {"title": title, "url": f"?weergave=kalender&maand={day:%Y-%m}{query}"}
