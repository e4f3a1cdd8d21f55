"""From the row of an editor to a date of `knowledge.events`."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from knowledge.events.values import EventValues
from knowledge.training.catalogue.facets import province_of
from knowledge.training.enums import Province

if TYPE_CHECKING:
    from knowledge.training.models import TrainingPage, TrainingSession

KIND = "vorming"
LAST_MINUTE = time(23, 59)


def session_provinces(postal_code: str, *, is_online: bool) -> list[str]:
    """Whoever lives in these finds the session: online is everywhere, no address is nowhere in particular."""
    if is_online:
        return list(Province.values)
    found = province_of(postal_code) if postal_code else ""
    return [found] if found else []


def event_values(page: "TrainingPage", session: "TrainingSession", theme_names: Iterable[str]) -> EventValues:
    """The session as it stands on the page that is being published."""
    has_hours = session.start_time is not None and session.end_time is not None
    last = session.ends_on or session.starts_on
    town = f"{session.postal_code} {session.municipality}".strip()
    provinces = session_provinces(session.postal_code, is_online=session.is_online) or page.regions
    facets = [key for key in page.facets if not key.startswith("provincie:")]
    return EventValues(
        uid=session.uuid,
        title=page.title,
        summary=page.summary,
        url=page.url or "",
        starts_at=_moment(session.starts_on, session.start_time or time.min),
        ends_at=_moment(last, session.end_time or LAST_MINUTE),
        is_all_day=not has_hours,
        place=session.place or ("" if session.street else session.municipality),
        address=", ".join(part for part in (session.street, town) if part),
        postal_code=session.postal_code,
        is_online=session.is_online,
        status=session.status,
        registration=session.registration,
        registration_url=session.registration_url or page.booking_url,
        registration_closes_at=_moment(session.closes_on, LAST_MINUTE) if session.closes_on else None,
        capacity=session.places,
        note=session.note,
        categories=("Vorming", *theme_names),
        facets=tuple(sorted([*facets, *(f"provincie:{key}" for key in provinces)])),
    )


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
