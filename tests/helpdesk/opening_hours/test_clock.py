"""The clock of the help pages against `opening-hours-py` itself, a year long, and around everything that is
odd.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from opening_hours import OpeningHours

from helpdesk.opening_hours import (
    BRUSSELS,
    Calendar,
    HoursException,
    HoursProblem,
    Schedule,
    Span,
    check_osm,
)
from helpdesk.opening_hours.clock import is_open, next_change_of

STEP = timedelta(minutes=15)

SCHOOL_HOLIDAYS_2026 = (
    "2026 Jan 01-2026 Jan 04,2026 Feb 16-2026 Feb 22,2026 Apr 06-2026 Apr 19,"
    "2026 Jul 01-2026 Aug 31,2026 Nov 02-2026 Nov 08,2026 Dec 21-2027 Jan 03"
)

# What the calendar is made of, and the same written in one OpenStreetMap string with every date spelled out.
CASES = {
    "awel": (
        Calendar((Schedule("Mo-Tu,Th-Fr 16:00-22:00; We 14:00-22:00"),)),
        "Mo-Tu,Th-Fr 16:00-22:00; We 14:00-22:00",
    ),
    "public holidays": (Calendar((Schedule("Mo-Fr 09:00-17:00; PH off"),)), "Mo-Fr 09:00-17:00; PH off"),
    "over midnight": (Calendar((Schedule("Mo-Su 20:00-02:00"),)), "Mo-Su 20:00-02:00"),
    "until midnight": (Calendar((Schedule("Mo-Su 17:00-24:00"),)), "Mo-Su 17:00-24:00"),
    "inside the clock change": (
        Calendar((Schedule("Mo-Su 01:00-02:30,02:45-04:00"),)),
        "Mo-Su 01:00-02:30,02:45-04:00",
    ),
    "school holidays": (
        Calendar((Schedule("Mo-Tu,Th 17:00-21:00; We 14:00-21:00; SH off"),)),
        f"Mo-Tu,Th 17:00-21:00; We 14:00-21:00; {SCHOOL_HOLIDAYS_2026} off",
    ),
    "validity": (
        Calendar((Schedule("Mo-Fr 09:00-12:00", date(2026, 3, 2), date(2026, 6, 30)), Schedule("Sa 10:00-12:00"))),
        "2026 Mar 02-2026 Jun 30 Mo-Fr 09:00-12:00; Sa 10:00-12:00",
    ),
    "exceptions": (
        Calendar(
            (Schedule("Mo-Su 20:00-02:00"),),
            (
                HoursException(date(2026, 12, 24), (Span(time(10, 0), time(12, 0)),), "kerstavond"),
                HoursException(date(2026, 12, 25)),
            ),
        ),
        "Mo-Su 20:00-02:00; 2026 Dec 24 10:00-12:00; 2026 Dec 25 off",
    ),
}


def a_year() -> Iterator[datetime]:
    at, end = datetime(2025, 12, 31, 23, tzinfo=UTC), datetime(2026, 12, 31, 23, tzinfo=UTC)
    while at < end:
        yield at.astimezone(BRUSSELS)
        at += STEP


@pytest.mark.parametrize("name", CASES)
def test_is_open_all_year_is_what_opening_hours_py_says(name: str) -> None:
    calendar, written_out = CASES[name]
    oracle = OpeningHours(written_out, timezone=BRUSSELS, country="BE")
    different = [at for at in a_year() if is_open(calendar, at) != oracle.is_open(at)]
    assert different == []


@pytest.mark.parametrize("name", CASES)
def test_next_change_all_year_is_the_moment_at_which_the_state_flips(name: str) -> None:
    calendar, written_out = CASES[name]
    oracle = OpeningHours(written_out, timezone=BRUSSELS, country="BE")
    flips = [
        later.astimezone(UTC)
        for earlier, later in pairwise(a_year())
        if oracle.is_open(earlier) != oracle.is_open(later)
    ]
    found: list[datetime] = []
    at: datetime | None = datetime(2025, 12, 31, 23, tzinfo=UTC)
    while at is not None and (at := next_change_of(calendar, at)) is not None and at < flips[-1] + STEP:
        found.append(at.astimezone(UTC))
    assert found == flips


def test_next_change_between_two_steps_is_the_same_change() -> None:
    calendar = Calendar((Schedule("We 14:00-22:00"),))
    for minute in (0, 1, 30, 59):
        at = datetime(2026, 11, 25, 20, minute, 7, 12, tzinfo=BRUSSELS)
        assert next_change_of(calendar, at) == datetime(2026, 11, 25, 22, 0, tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("at", "change"),
    [
        ("2026-10-25T02:15:00+02:00", "2026-10-25T02:30:00+02:00"),  # the first half past two of that night
        (
            "2026-10-25T02:35:00+02:00",
            "2026-10-25T02:00:00+01:00",
        ),  # at two the hour begins anew, and it is open
        ("2026-10-25T02:15:00+01:00", "2026-10-25T02:30:00+01:00"),
        ("2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00"),  # half past two never comes
    ],
)
def test_next_change_in_the_night_of_a_clock_change_is_exact(at: str, change: str) -> None:
    calendar = Calendar((Schedule("Mo-Su 01:00-02:30"),))
    found = next_change_of(calendar, datetime.fromisoformat(at))
    assert found is not None
    assert found.isoformat() == change


def test_next_change_of_a_span_inside_the_hour_that_is_skipped_is_the_next_night() -> None:
    calendar = Calendar((Schedule("Mo-Su 02:15-02:45"),))
    at = datetime(2026, 3, 29, 1, 0, tzinfo=BRUSSELS)
    assert next_change_of(calendar, at) == datetime(2026, 3, 30, 2, 15, tzinfo=BRUSSELS)


def test_schedules_that_overlap_are_one_long_opening() -> None:
    calendar = Calendar((Schedule("Mo-Su 09:00-13:00"), Schedule("Mo-Su 12:00-17:00")))
    at = datetime(2026, 11, 25, 10, 0, tzinfo=BRUSSELS)
    assert next_change_of(calendar, at) == datetime(2026, 11, 25, 17, 0, tzinfo=BRUSSELS)


def test_a_schedule_that_is_over_never_opens_again() -> None:
    calendar = Calendar((Schedule("Mo-Su 09:00-17:00", valid_to=date(2025, 12, 31)),))
    assert next_change_of(calendar, datetime(2026, 11, 25, 10, 0, tzinfo=BRUSSELS)) is None


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        is_open(Calendar((Schedule("24/7"),)), datetime(2026, 11, 25, 10, 0))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(
    ("osm", "message"),
    [
        ("", "leeg"),
        ("maandag tot vrijdag", "niet leesbaar"),
        ("Mo-Fr 09:00-12:00 || unknown", "||"),
        ("Mo-Fr,SH 09:00-12:00", "SH"),
        ("SH,Mo 09:00-12:00", "SH"),
    ],
)
def test_check_osm_refuses_what_would_be_read_wrongly(osm: str, message: str) -> None:
    with pytest.raises(HoursProblem, match=message.replace("|", r"\|")):
        check_osm(osm)


@pytest.mark.parametrize(
    "osm", ["24/7", "Mo-Fr 09:00-12:00; PH,SH off", "Mar-Oct Mo 10:00-12:00; SH Mo-Fr 10:00-11:00"]
)
def test_check_osm_accepts_what_can_be_read(osm: str) -> None:
    check_osm(osm)
