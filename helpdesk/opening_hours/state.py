"""Is this contact point open now, how sure is that, and how is it said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from helpdesk.opening_hours.clock import (
    in_brussels,
    is_round_the_clock,
    state_at,
)
from helpdesk.opening_hours.holidays import CERTAIN_UNTIL, mentions_school_holidays
from helpdesk.opening_hours.hours import Calendar, HoursException, Schedule
from helpdesk.opening_hours.phrases import assured_phrase, certain_phrase, check_phrase, usual_phrase

FRESH_YEARS = 1
FRESH_YEARS_ROUND_THE_CLOCK = 5


class OpenKind(StrEnum):
    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"
    USUAL_OPEN = "usual_open"
    USUAL_CLOSED = "usual_closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenState:
    """The state of a contact point at one moment; moments are in Brussels time.

    `opens_at` is the next opening of a closed one, `closes_at` the next closing of an open one; both None
    where nothing changes within 400 days. `text` is the Dutch phrase, ready to show.
    """

    kind: OpenKind
    text: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    @property
    def is_certain(self) -> bool:
        """Whether the state may be shown as a fact (green, or plainly closed)."""
        return self.kind in {OpenKind.ALWAYS, OpenKind.OPEN, OpenKind.CLOSED}

    @property
    def is_green(self) -> bool:
        return self.kind in {OpenKind.ALWAYS, OpenKind.OPEN}

    @property
    def is_reachable(self) -> bool:
        """Whether somebody is there now, as far as known: certainly or usually open."""
        return self.is_green or self.kind is OpenKind.USUAL_OPEN

    @property
    def never_closes(self) -> bool:
        return self.is_reachable and self.closes_at is None


def _years_later(day: date, years: int) -> date:
    leap_day = day.month == 2 and day.day == 29
    return date(day.year + years, 3, 1) if leap_day else day.replace(year=day.year + years)


def fresh_until(schedules: Iterable[Schedule], assured_on: date | None) -> date | None:
    """The last day on which hours checked on `assured_on` may be shown as certain: a year later, and five
    years later for a line that is there day and night. Hours with school holidays are never certain beyond
    the days known for sure. None: never certain.
    """
    if assured_on is None:
        return None
    osm = [schedule.osm for schedule in schedules]
    years = FRESH_YEARS_ROUND_THE_CLOCK if any(map(is_round_the_clock, osm)) else FRESH_YEARS
    last = _years_later(assured_on, years)
    return min(last, CERTAIN_UNTIL) if any(map(mentions_school_holidays, osm)) else last


def open_state(  # noqa: PLR0913 - one value for each fact that decides; the rare ones are keywords
    schedules: Iterable[Schedule],
    exceptions: Iterable[HoursException],
    assured_on: date | None,
    at: datetime,
    *,
    doubtful: bool = False,
    staffed_by_law: bool = False,
    site: str = "",
) -> OpenState:
    """The state at `at` (an aware moment; the clock of Brussels decides).

    `doubtful`: the source itself marks the hours as to be checked, so they are never certain.
    `staffed_by_law`: an emergency number (112, 101), which answers day and night whatever was checked when.
    `site`: where people can look hours up that are not certain.
    """
    calendar = Calendar(tuple(schedules), tuple(exceptions))
    if staffed_by_law:
        return OpenState(OpenKind.ALWAYS, "dag en nacht open")
    if not calendar.schedules:
        return OpenState(OpenKind.UNKNOWN, f"uren niet bekend{check_phrase(site)}")
    now = in_brussels(at)
    opened, change = state_at(calendar, now)
    certain_until = None if doubtful else fresh_until(calendar.schedules, assured_on)
    fresh = certain_until is not None and now.date() <= certain_until
    if fresh:
        text = certain_phrase(now, change, opened=opened)
    else:
        usual = usual_phrase(now, change, opened=opened)
        text = f"{usual} {assured_phrase(assured_on)}{check_phrase(site)}"
    kind = _kind(opened=opened, fresh=fresh, closes=change is not None)
    return OpenState(kind, text, None if opened else change, change if opened else None)


def _kind(*, opened: bool, fresh: bool, closes: bool) -> OpenKind:
    if not fresh:
        return OpenKind.USUAL_OPEN if opened else OpenKind.USUAL_CLOSED
    if not opened:
        return OpenKind.CLOSED
    return OpenKind.OPEN if closes else OpenKind.ALWAYS
