"""Dates for tests, on a page of the first content."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from wagtail.models import Page

from knowledge.events.models import Event
from knowledge.events.publishing import publish_events
from knowledge.events.values import EventValues

_numbers = count(1)
BRUSSELS = ZoneInfo("Europe/Brussels")
KIND = "proef"


def some_page() -> Page:
    return Page.objects.get(slug="leren", depth=3)


def date_values(
    uid: UUID | None = None, start: str = "2027-03-02 09:30", hours: float = 6.5, **values: Any
) -> EventValues:
    number = next(_numbers)
    begin = datetime.fromisoformat(start).replace(tzinfo=BRUSSELS)
    defaults: dict[str, Any] = {
        "uid": uid or uuid4(),
        "title": f"Proefdag {number}",
        "starts_at": begin,
        "ends_at": begin + timedelta(hours=hours),
        "url": "/leren/",
        "place": "Zaal",
        "address": "Straat 1, 2800 Mechelen",
        "registration": "hier",
    }
    return EventValues(**defaults | values)


def make_event(**values: Any) -> Event:
    """One coming date on which people register here."""
    (event,) = publish_events(KIND, some_page(), [date_values(**values)])
    return Event.objects.get(pk=event.pk)
