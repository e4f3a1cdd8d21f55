"""Registering, waiting, leaving. Everything that counts places holds the lock on the row of the event.

So fifty people at once get the places there are and not one more, and who waits keeps the order in which they came.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from content.core.page_cache import start_new_generation
from content.core.signed_links import LinkProblem, LinkRefusedError, read_link, sign_link
from knowledge.events.enums import EventStatus, RegistrationState
from knowledge.events.mails import LINK_LIFETIME, LINK_PURPOSE, mail_registration
from knowledge.events.models import Event, Registration


class RegistrationClosedError(Exception):
    """Nobody can register for this date any more, or never could."""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    email: str
    organization: str = ""
    remark: str = ""


@transaction.atomic
def register(event_uid: UUID, person: Person) -> Registration:
    """A place, or the end of the waiting list. Whoever is on the list already gets that back, and no second mail.

    The mail goes out after this is committed. Raises RegistrationClosedError.
    """
    event = Event.objects.public().select_for_update().filter(uid=event_uid).first()
    if event is None or not event.is_open(timezone.now()):
        raise RegistrationClosedError
    earlier = event.registrations.active().filter(email__iexact=person.email).first()
    if earlier:
        return earlier
    has_place = _has_room(event) and not event.registrations.waiting().exists()
    registration = Registration.objects.create(
        event=event,
        name=person.name,
        email=person.email,
        organization=person.organization,
        remark=person.remark,
        state=RegistrationState.REGISTERED if has_place else RegistrationState.WAITING,
        mailed_notice=event.notice,
    )
    if has_place:
        _count(event, 1)
    _mail(registration)
    return registration


@transaction.atomic
def cancel(registration_uuid: UUID) -> bool:
    """Give the place back; who waits longest gets it. False when it was cancelled before."""
    found = Registration.objects.filter(uuid=registration_uuid).values_list("event_id", flat=True).first()
    event = Event.objects.select_for_update().get(pk=found)
    registration = Registration.objects.select_for_update().get(uuid=registration_uuid)
    if registration.state == RegistrationState.CANCELLED:
        return False
    had_place = registration.has_place
    registration.state = RegistrationState.CANCELLED
    registration.save(update_fields=["state"])
    _mail(registration)
    if had_place:
        _count(event, -1)
        promote(event)
    return True


def promote(event: Event) -> int:
    """Give free places to who waits, in their order; returns how many. The caller holds the lock on `event`."""
    if event.is_cancelled or event.status == EventStatus.FULL or event.starts_at <= timezone.now():
        return 0
    waiting = event.registrations.waiting()
    if event.capacity is not None:
        waiting = waiting[: max(event.capacity - event.taken, 0)]
    promoted = list(waiting)
    for registration in promoted:
        registration.state = RegistrationState.REGISTERED
        registration.save(update_fields=["state"])
        _mail(registration)
    if promoted:
        _count(event, len(promoted))
    return len(promoted)


def cancel_token(registration: Registration) -> str:
    return sign_link(LINK_PURPOSE, str(registration.uuid))


def registration_of(token: str) -> Registration:
    """Whose link this is. Raises LinkRefusedError, also when the registration was deleted since."""
    uuid = read_link(LINK_PURPOSE, token, LINK_LIFETIME)
    found = Registration.objects.select_related("event").filter(uuid=uuid).first()
    if found is None:
        raise LinkRefusedError(LinkProblem.BROKEN)
    return found


def _has_room(event: Event) -> bool:
    """An organizer may call a date full whatever the number of places says."""
    return event.status != EventStatus.FULL and (event.capacity is None or event.taken < event.capacity)


def _count(event: Event, change: int) -> None:
    event.taken += change
    event.save(update_fields=["taken"])
    start_new_generation()


def _mail(registration: Registration) -> None:
    transaction.on_commit(lambda: mail_registration.enqueue(registration.pk))
