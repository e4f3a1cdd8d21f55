"""How a goal tells which dates it has: all of one page at once, each time that page is published."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.core.page_cache import start_new_generation
from knowledge.events.calendar_text import event_text
from knowledge.events.date_words import moment_text
from knowledge.events.enums import EventStatus
from knowledge.events.mails import mail_whoever_is_owed
from knowledge.events.models import Event, EventChange
from knowledge.events.registering import promote
from knowledge.events.values import EventValues

MOST_EARLIER = 20
FIELDS = tuple(name for name in EventValues.__dataclass_fields__ if name != "uid")


@transaction.atomic
def publish_events(kind: str, page: Page, dates: Iterable[EventValues]) -> list[Event]:
    """Make the public dates of `page` equal to `dates`, in their order; returns them.

    Known ones are recognized by `uid`; what changed is recorded, counted in `sequence` and mailed to who registered
    where it matters to them. A date of this page that is no longer among them is withdrawn, not deleted. Running it
    again with the same values changes nothing.
    """
    now = timezone.now()
    known = {event.uid: event for event in Event.objects.select_for_update().filter(page_id=page.pk)}
    published = [_publish(known.pop(values.uid, None), kind, page, values, now) for values in dates]
    for event in known.values():
        _withdraw(event, now)
    start_new_generation()
    return published


@transaction.atomic
def withdraw_events(page_id: int) -> None:
    """The page is no longer public: calendars show its coming dates as cancelled."""
    now = timezone.now()
    for event in Event.objects.select_for_update().filter(page_id=page_id):
        _withdraw(event, now)
    start_new_generation()


def _publish(event: Event | None, kind: str, page: Page, values: EventValues, now: datetime) -> Event:
    if event is None:
        event = Event.objects.select_for_update().filter(uid=values.uid).first()  # it moved here from another page
    event = event or Event(uid=values.uid, created_at=now)
    before = event.values if event.pk else None
    if before == values and event.withdrawn_at is None and event.page_id == page.pk:
        return event
    if event.pk:
        event.sequence += 1
    changes = _differences(before, values) if before else []
    if before:
        _remember(event, before, values)
    event.kind, event.page_id, event.withdrawn_at = kind, page.pk, None
    for name in FIELDS:
        value = getattr(values, name)
        setattr(event, name, list(value) if isinstance(value, tuple) else value)
    if changes:
        event.notice += 1
    _save(event, now)
    EventChange.objects.bulk_create(EventChange(event=event, changed_at=now, **change) for change in changes)
    promote(event)
    mail_whoever_is_owed(event)
    return event


def _remember(event: Event, before: EventValues, after: EventValues) -> None:
    """Whoever follows a choice that the date leaves with this change must hear so, whenever their calendar asks."""
    entry, now_found_by = found_by(before), found_by(after)
    if entry != now_found_by:
        kept = [earlier for earlier in event.earlier if earlier not in (entry, now_found_by)]
        event.earlier = [*kept, entry][-MOST_EARLIER:]


def found_by(values: EventValues) -> dict[str, Any]:
    """What a choice of facets and words finds a date by."""
    return {"facets": sorted(values.facets), "text": f"{values.title} {values.summary}"}


def _withdraw(event: Event, now: datetime) -> None:
    if event.withdrawn_at or event.ends_at < now:
        return
    event.withdrawn_at = now
    event.sequence += 1
    event.notice += 1
    _save(event, now)
    mail_whoever_is_owed(event)


def _save(event: Event, now: datetime) -> None:
    event.changed_at = now
    event.calendar_text = event_text(
        event.values,
        site=settings.SITE_URL,
        sequence=event.sequence,
        changed_at=now,
        is_withdrawn=event.withdrawn_at is not None,
    )
    event.save()


def _differences(before: EventValues, after: EventValues) -> list[dict[str, Any]]:
    """What somebody who comes must know: when, where, and whether it goes on."""
    rows = (
        (_("Wanneer"), _when(before), _when(after)),
        (_("Waar"), _where(before), _where(after)),
        (_("Stand"), _status(before), _status(after)),
    )
    return [{"what": what, "before": old[:300], "after": new[:300]} for what, old, new in rows if old != new]


def _when(values: EventValues) -> str:
    return moment_text(values.starts_at, values.ends_at, is_all_day=values.is_all_day)


def _where(values: EventValues) -> str:
    parts = [values.place, values.address, _("online") if values.is_online else ""]
    return ", ".join(part for part in parts if part)


def _status(values: EventValues) -> str:
    return str(EventStatus(values.status).label)
