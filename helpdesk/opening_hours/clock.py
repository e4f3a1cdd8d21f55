"""Open or closed on the wall clock of Brussels, and the moment at which that changes.

`opening-hours-py` reads the schedules. It is asked in local wall time only, because around the two clock
changes its answers for instants do not agree with each other: `is_open` and `next_change` see a different
closing time in the hour that comes twice. Here wall time decides, and an instant is translated exactly once
in each direction.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, validate

from helpdesk.opening_hours.holidays import (
    misplaced_school_holidays,
    osm_range,
    with_school_holiday_dates,
)
from helpdesk.opening_hours.hours import Calendar, HoursException, HoursProblem, Schedule, Span

BRUSSELS = ZoneInfo("Europe/Brussels")
HORIZON = timedelta(days=400)
"""How far ahead a change is looked for: a year with its holidays, and some. Beyond it nothing changes."""

_MAX_KNOWN_STATES = 20_000
_LOOK_AGAIN = 24 * 3600.0

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class _KnownState:
    since: float
    until: float
    opened: bool
    change: datetime | None


_known_states: dict[Calendar, _KnownState] = {}


@lru_cache(maxsize=8192)
def _parsed(osm: str) -> OpeningHours:
    return OpeningHours(osm, country="BE")


def check_osm(osm: str) -> None:
    """Raise `HoursProblem` for hours that this site cannot read or would read wrongly."""
    if not osm.strip():
        raise HoursProblem("De uren zijn leeg.")
    if "||" in osm:
        raise HoursProblem(f"De uren “{osm}” gebruiken “||”. Schrijf elke regel apart, met “;” ertussen.")
    if misplaced_school_holidays(osm):
        raise HoursProblem(f"In de uren “{osm}” moet SH (schoolvakantie) vooraan in een eigen regel staan.")
    if not validate(with_school_holiday_dates(osm)):
        raise HoursProblem(f"De uren “{osm}” zijn niet leesbaar als openingsuren van OpenStreetMap.")


def span_as_osm(span: Span) -> str:
    closes = "24:00" if span.closes.hour == span.closes.minute == 0 else f"{span.closes:%H:%M}"
    return f"{span.opens:%H:%M}-{closes}"


def _exception_rule(exception: HoursException) -> str:
    hours = ",".join(span_as_osm(span) for span in exception.spans) or "off"
    return f"{osm_range(exception.on, exception.on)} {hours}"


@lru_cache(maxsize=8192)
def _compiled(schedule: Schedule, exceptions: tuple[HoursException, ...]) -> OpeningHours:
    rules = [with_school_holiday_dates(schedule.osm)]
    if schedule.valid_from is not None:
        rules.append(f"{osm_range(_FIRST_DAY, schedule.valid_from - timedelta(days=1))} off")
    if schedule.valid_to is not None:
        rules.append(f"{osm_range(schedule.valid_to + timedelta(days=1), _LAST_DAY)} off")
    rules += [_exception_rule(exception) for exception in exceptions]
    return _parsed("; ".join(rules))


def _expressions(calendar: Calendar) -> list[OpeningHours]:
    return [_compiled(schedule, calendar.exceptions) for schedule in calendar.schedules]


def in_brussels(at: datetime) -> datetime:
    """The same instant in Brussels; a moment without time zone is refused, it could be an hour wrong."""
    if at.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return at.astimezone(BRUSSELS)


def _wall(at: datetime) -> datetime:
    return in_brussels(at).replace(tzinfo=None, fold=0)


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether one of the schedules is open. A schedule that calls itself `unknown` then, is not open."""
    wall = _wall(at)
    return any(expression.is_open(wall) for expression in _expressions(calendar))


def _clock_change_between(low: datetime, high: datetime) -> datetime:
    """The instant, to the minute, at which the offset of Brussels changes between two instants in UTC."""
    before = low.astimezone(BRUSSELS).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        if middle.astimezone(BRUSSELS).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(second=0, microsecond=0)


def _instant(wall: datetime, after: datetime) -> datetime:
    """The first instant after `after` at which the wall clock reads `wall`, or jumps over it."""
    early, late = (wall.replace(tzinfo=BRUSSELS, fold=fold).astimezone(UTC) for fold in (0, 1))
    if late < early:
        return _clock_change_between(late, early)
    return early if early > after else late


def _next_boundary(calendar: Calendar, at: datetime) -> datetime | None:
    """The next instant in UTC at which an answer may change; None where none comes within the horizon."""
    local, wall = in_brussels(at), _wall(at)
    ends = [next(expression.intervals(wall, wall + HORIZON))[1] for expression in _expressions(calendar)]
    walls = [end for end in ends if end < wall + HORIZON]
    candidates = [_instant(end, at) for end in walls]
    if local.fold == 0 and local.utcoffset() != local.replace(fold=1).utcoffset():
        # The hour that comes twice begins anew before the wall clock can reach a later boundary.
        candidates.append(_clock_change_between(at.astimezone(UTC), at.astimezone(UTC) + timedelta(hours=1)))
    return min(candidates, default=None)


def next_change_of(calendar: Calendar, at: datetime) -> datetime | None:
    """The next opening or closing after `at`, in Brussels time; None where none comes within `HORIZON`."""
    now_open, moment = is_open(calendar, at), at
    while (boundary := _next_boundary(calendar, moment)) is not None and boundary - at < HORIZON:
        moment = boundary
        if is_open(calendar, moment) != now_open:
            return moment.astimezone(BRUSSELS)
    return None


def state_at(calendar: Calendar, at: datetime) -> tuple[bool, datetime | None]:
    """Open or not at `at`, and the next change. Remembered until that change: the finder asks for thousands
    of contact points at once, minute after minute, and only a change can make an answer another one.
    """
    moment = at.timestamp()
    known = _known_states.get(calendar)
    if known is not None and known.since <= moment < known.until:
        return known.opened, known.change
    if len(_known_states) >= _MAX_KNOWN_STATES:
        _known_states.clear()
    opened, change = is_open(calendar, at), next_change_of(calendar, at)
    until = moment + _LOOK_AGAIN if change is None else change.timestamp()
    _known_states[calendar] = _KnownState(moment, until, opened, change)
    return opened, change


@lru_cache(maxsize=8192)
def is_round_the_clock(osm: str) -> bool:
    """Whether the hours never close, holidays included, so that the longer freshness of day-and-night lines
    counts.
    """
    new_year = datetime(2024, 1, 1, tzinfo=BRUSSELS)
    calendar = Calendar((Schedule(osm),))
    return is_open(calendar, new_year) and next_change_of(calendar, new_year) is None
