"""What the opening hours of one contact point are made of, before any clock is looked at."""

from dataclasses import dataclass
from datetime import date, time


class HoursProblem(ValueError):  # noqa: N818 - something to tell a coordinator, not a fault of the program
    """Hours that cannot be used; the message is Dutch and meant for the coordinator."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of day until another. `closes` at 00:00 means midnight at the end of the day; `closes`
    before `opens` means the next morning.
    """

    opens: time
    closes: time

    @property
    def crosses_midnight(self) -> bool:
        return time(0, 0) < self.closes <= self.opens


@dataclass(frozen=True, slots=True)
class Schedule:
    """A regular week in OpenStreetMap `opening_hours` syntax, valid on the days from `valid_from` up to and
    including `valid_to` (None: without end).
    """

    osm: str
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HoursException:
    """One calendar day that differs: closed, or open during `spans` only. It replaces everything that the
    schedules say about that day, also the hours after midnight that began the evening before.
    """

    on: date
    spans: tuple[Span, ...] = ()
    reason: str = ""

    @property
    def closed(self) -> bool:
        return not self.spans


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything that decides when one contact point answers. Schedules add up; exceptions go before all of
    them.
    """

    schedules: tuple[Schedule, ...] = ()
    exceptions: tuple[HoursException, ...] = ()
