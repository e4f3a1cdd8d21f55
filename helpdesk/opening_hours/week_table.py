"""The opening hours of a contact point as a table that people read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from helpdesk.opening_hours.clock import BRUSSELS, is_open, next_change_of
from helpdesk.opening_hours.hours import Calendar, HoursException, Schedule, Span
from helpdesk.opening_hours.phrases import DAYS, exception_phrase, spans_phrase
from helpdesk.opening_hours.week_form import Week, WeekForm, runs

EXCEPTIONS_AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """`maandag tot vrijdag` and `16 u tot 22 u`, or `gesloten`."""

    days: str
    hours: str


@dataclass(frozen=True, slots=True)
class WeekTable:
    rows: tuple[WeekRow, ...]
    notes: tuple[str, ...]


def week_table(schedules: Iterable[Schedule], exceptions: Iterable[HoursException], on: date) -> WeekTable | None:
    """The week as it is valid on `on`, Monday first, equal days merged, with notes on holidays and on the
    exceptions of the coming 30 days. A schedule that the form cannot express is shown as the actual week of
    `on`. None where no schedule is valid.
    """
    valid = [s for s in schedules if (s.valid_from or on) <= on <= (s.valid_to or on)]
    if not valid:
        return None
    form = WeekForm.from_osm(valid[0].osm) if len(valid) == 1 else None
    notes = [*(schedule.note for schedule in valid if schedule.note)]
    if form is None:
        monday = on - timedelta(days=on.weekday())
        week = _actual_week(Calendar(tuple(valid)), monday)
        notes.append(f"Dit zijn de uren van de week van {monday.day}/{monday.month}.")
    else:
        week = ((Span(time(0, 0), time(0, 0)),),) * 7 if form.day_and_night else form.days
        notes += _holiday_notes(form)
    notes += [
        f"{exception_phrase(e, on).capitalize()}."
        for e in sorted(exceptions, key=lambda e: e.on)
        if on <= e.on <= on + EXCEPTIONS_AHEAD
    ]
    return WeekTable(_rows(week), tuple(notes))


def _holiday_notes(form: WeekForm) -> list[str]:
    closed = [
        name
        for name, is_closed in (
            ("op feestdagen", form.closed_on_public_holidays),
            ("in de schoolvakanties", form.closed_in_school_holidays),
        )
        if is_closed
    ]
    return [f"Gesloten {' en '.join(closed)}."] if closed else []


def _rows(week: Week) -> tuple[WeekRow, ...]:
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(week):
        groups.setdefault(spans, []).append(day)
    return tuple(WeekRow(_days_phrase(days), spans_phrase(spans)) for spans, days in groups.items())


def _days_phrase(days: list[int]) -> str:
    if days == list(range(7)):
        return "elke dag"
    parts: list[str] = []
    for first, last in runs(days):
        if last - first >= 2:
            parts.append(f"{DAYS[first]} tot {DAYS[last]}")
        else:
            parts += [DAYS[day] for day in range(first, last + 1)]
    *most, final = parts
    return f"{', '.join(most)} en {final}" if most else final


def _actual_week(calendar: Calendar, monday: date) -> Week:
    return tuple(_actual_day(calendar, monday + timedelta(days=day)) for day in range(7))


def _actual_day(calendar: Calendar, day: date) -> tuple[Span, ...]:
    moment = datetime.combine(day, time(0, 0), tzinfo=BRUSSELS)
    end = datetime.combine(day + timedelta(days=1), time(0, 0), tzinfo=BRUSSELS).astimezone(UTC)
    spans: list[Span] = []
    while moment.astimezone(UTC) < end:
        change = next_change_of(calendar, moment)
        stop = min(change, end, key=datetime.timestamp) if change else end
        if is_open(calendar, moment):
            spans.append(Span(moment.time(), stop.astimezone(BRUSSELS).time()))
        moment = stop.astimezone(BRUSSELS)
    return tuple(spans)
