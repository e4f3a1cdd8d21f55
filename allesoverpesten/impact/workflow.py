"""The way of a value: klad → ingediend → goedgekeurd, or back with a note. The only writer of `PeriodValue`.

Every step locks the row, so that of two people who act at once the second reads what the first did. Who submits a
value never approves it: the report to the department promises that two people looked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from allesoverpesten.impact.enums import EventKind, Source, ValueState
from allesoverpesten.impact.locking import LockedError, period_is_approved
from allesoverpesten.impact.models import Indicator, Period, PeriodValue, ValueEvent, ValuePart
from content.core.page_cache import start_new_generation

type Person = AbstractBaseUser | AnonymousUser | None


class StepRefusedError(ValidationError):
    """This step is not possible now; the message is Dutch."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a value on its way to the database: by `part` of the split, or by page."""

    value: Decimal
    part: str = ""
    page_id: int | None = None
    page_title: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What somebody filled in, or what the site counted."""

    value: Decimal | None
    note: str = ""
    parts: tuple[Part, ...] = ()


def name_of(person: Person) -> str:
    """How somebody stands in history and report; the site itself where nobody acted."""
    if person is None or not person.is_authenticated:
        return _("de site")
    return str(person.get_full_name() or person.get_username())[:150]


def save_figures(
    indicator: Indicator, period: Period, figures: Figures, person: Person, *, is_example: bool = False
) -> PeriodValue:
    """Write a draft. What was returned stays returned until it is submitted again, so that its note is not lost."""
    with transaction.atomic():
        row = _locked(indicator, period, is_example=is_example)
        if not row.is_open:
            raise _not_open(row)
        before = row.value
        row.value, row.note = figures.value, figures.note
        row.computed_at = timezone.now() if person is None and indicator.source == Source.AUTOMATIC else None
        row.save()
        row.parts.all().delete()
        ValuePart.objects.bulk_create(
            ValuePart(
                period_value=row,
                part=part.part,
                page_id=part.page_id,
                page_title=part.page_title[:255],
                value=part.value,
            )
            for part in figures.parts
        )
        kind = EventKind.COMPUTED if person is None else EventKind.SAVED
        _remember(row, kind, person, before)
    return row


def submit(row: PeriodValue, person: Person) -> PeriodValue:
    """Hand in for approval; needs a value."""

    def step(row: PeriodValue) -> None:
        if not row.is_open:
            raise _not_open(row)
        if row.value is None:
            raise StepRefusedError(_("Vul eerst een waarde in."))
        row.state = ValueState.SUBMITTED
        row.submitted_by_id = getattr(person, "pk", None)
        row.submitted_by_name, row.submitted_at = name_of(person), timezone.now()

    return _step(row, EventKind.SUBMITTED, person, step)


def approve(row: PeriodValue, person: Person) -> PeriodValue:
    """Approve what somebody else submitted; from then on it is locked."""

    def step(row: PeriodValue) -> None:
        _must_be_submitted(row)
        if person is not None and row.submitted_by_id == person.pk:
            raise StepRefusedError(_("Je diende deze waarde zelf in. Iemand anders keurt ze goed."))
        row.state, row.return_note = ValueState.APPROVED, ""
        row.approved_by_id = getattr(person, "pk", None)
        row.approved_by_name, row.approved_at = name_of(person), timezone.now()

    return _step(row, EventKind.APPROVED, person, step)


def send_back(row: PeriodValue, person: Person, note: str) -> PeriodValue:
    """Return with a note that says what is wrong."""

    def step(row: PeriodValue) -> None:
        _must_be_submitted(row)
        if not note.strip():
            raise StepRefusedError(_("Schrijf erbij waarom je de waarde terugstuurt."))
        row.state, row.return_note = ValueState.RETURNED, note.strip()

    return _step(row, EventKind.RETURNED, person, step, note.strip())


def _step(
    row: PeriodValue, kind: EventKind, person: Person, step: Callable[[PeriodValue], Any], note: str = ""
) -> PeriodValue:
    with transaction.atomic():
        locked = (
            PeriodValue.objects.select_for_update(of=("self",)).select_related("indicator", "period").get(pk=row.pk)
        )
        if locked.period.is_approved:
            raise period_is_approved(locked.period)
        step(locked)
        locked.save()
        _remember(locked, kind, person, locked.value, note)
    start_new_generation()
    return locked


def _locked(indicator: Indicator, period: Period, *, is_example: bool) -> PeriodValue:
    """The row, locked; a new one where there was none. Real figures that replace an example are no example."""
    found, is_new = PeriodValue.objects.select_for_update(of=("self",)).get_or_create(
        indicator=indicator, period=period, defaults={"is_example": is_example}
    )
    if not is_new and found.is_example and not is_example and found.is_open:
        found.is_example = False
    return found


def _not_open(row: PeriodValue) -> ValidationError:
    if row.state == ValueState.APPROVED:
        return LockedError(_("Deze waarde is goedgekeurd. Er verandert niets meer aan."))
    return StepRefusedError(_("Deze waarde is ingediend. Ze wacht op goedkeuring."))


def _must_be_submitted(row: PeriodValue) -> None:
    if row.state == ValueState.APPROVED:
        raise LockedError(_("Deze waarde is al goedgekeurd, door %(name)s.") % {"name": row.approved_by_name})
    if row.state != ValueState.SUBMITTED:
        raise StepRefusedError(_("Deze waarde is nog niet ingediend."))


def _remember(row: PeriodValue, kind: EventKind, person: Person, before: Decimal | None, note: str = "") -> None:
    ValueEvent.objects.create(
        period_value=row, kind=kind, by_name=name_of(person), value_before=before, value_after=row.value, note=note
    )


def approve_all(rows: Iterable[PeriodValue], person: Person) -> tuple[int, list[str]]:
    """Approve many: how many were, and why each of the others was not."""
    approved, refused = 0, []
    for row in rows:
        try:
            approve(row, person)
            approved += 1
        except ValidationError as error:
            refused.append(f"{row.indicator.code}: {' '.join(error.messages)}")
    return approved, refused
