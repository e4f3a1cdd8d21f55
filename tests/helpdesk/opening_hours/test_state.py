from datetime import date, datetime, time

import pytest

from helpdesk.opening_hours import BRUSSELS, HoursException, OpenKind, Schedule, Span, open_state

AWEL = [Schedule("Mo-Tu,Th-Fr 16:00-22:00; We 14:00-22:00")]
NIGHT = [Schedule("Mo-Su 20:00-02:00")]
WEEKEND = [Schedule("Sa 10:00-24:00; Su 00:00-13:00")]
NONSTOP = [Schedule("24/7")]
CHECKED = date(2026, 6, 1)
LONG_AGO = "(nagekeken in februari 2020), kijk na op awel.be"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("schedules", "moment", "kind", "text"),
    [
        (AWEL, "2026-11-25T20:00", OpenKind.OPEN, "nu open tot 22 u"),
        (AWEL, "2026-11-25T22:00", OpenKind.CLOSED, "opent morgen om 16 u"),
        (AWEL, "2026-11-25T09:00", OpenKind.CLOSED, "opent om 14 u"),
        (AWEL, "2026-11-27T23:00", OpenKind.CLOSED, "opent maandag om 16 u"),
        (NIGHT, "2026-11-25T21:00", OpenKind.OPEN, "nu open tot 2 u"),
        (NIGHT, "2026-11-26T01:59", OpenKind.OPEN, "nu open tot 2 u"),
        ([Schedule("Mo-Su 17:00-24:00")], "2026-11-25T21:00", OpenKind.OPEN, "nu open tot middernacht"),
        ([Schedule("Mo-Su 10:00-21:30")], "2026-11-25T21:00", OpenKind.OPEN, "nu open tot 21.30 u"),
        ([Schedule("Mo-Su 00:00-06:00")], "2026-11-25T21:00", OpenKind.CLOSED, "opent om middernacht"),
        ([Schedule("Fr 00:00-06:00")], "2026-11-25T21:00", OpenKind.CLOSED, "opent vrijdag om 0 u"),
        (
            [Schedule("Mo 09:00-24:00; Tu 00:00-24:00")],
            "2026-11-23T10:00",
            OpenKind.OPEN,
            "nu open tot woensdag middernacht",
        ),
        (WEEKEND, "2026-11-28T14:00", OpenKind.OPEN, "nu open tot morgen 13 u"),
        (
            [Schedule("2027 Jan 04 09:00-12:00")],
            "2026-11-25T21:00",
            OpenKind.CLOSED,
            "opent op 4 januari 2027 om 9 u",
        ),
        (
            [Schedule("2026 Dec 14 09:00-12:00")],
            "2026-11-25T21:00",
            OpenKind.CLOSED,
            "opent op 14 december om 9 u",
        ),
        (
            [Schedule("Mo 09:00-12:00", valid_to=date(2026, 1, 1))],
            "2026-11-25T21:00",
            OpenKind.CLOSED,
            "nu gesloten",
        ),
        (NONSTOP, "2026-11-25T03:00", OpenKind.ALWAYS, "dag en nacht open"),
        (
            [Schedule("24/7", valid_to=date(2027, 3, 31))],
            "2026-11-25T03:00",
            OpenKind.OPEN,
            "nu dag en nacht open tot 1 april 2027",
        ),
        ([], "2026-11-25T03:00", OpenKind.UNKNOWN, "uren niet bekend, kijk na op awel.be"),
    ],
)
def test_open_state_of_hours_checked_recently(
    schedules: list[Schedule], moment: str, kind: OpenKind, text: str
) -> None:
    state = open_state(schedules, [], CHECKED, at(moment), site="https://www.awel.be/contact")
    assert (state.kind, state.text) == (kind, text)


@pytest.mark.parametrize(
    ("moment", "kind", "text"),
    [
        ("2026-11-25T20:00", OpenKind.USUAL_OPEN, f"normaal open tot 22 u {LONG_AGO}"),
        ("2026-11-25T22:00", OpenKind.USUAL_CLOSED, f"opent normaal morgen om 16 u {LONG_AGO}"),
    ],
)
def test_open_state_of_hours_checked_long_ago_is_never_certain(moment: str, kind: OpenKind, text: str) -> None:
    state = open_state(AWEL, [], date(2020, 2, 1), at(moment), site="https://awel.be")
    assert (state.kind, state.text) == (kind, text)
    assert not state.is_green
    assert not state.is_certain


@pytest.mark.parametrize(
    ("schedules", "assured_on", "moment", "green"),
    [
        (AWEL, date(2025, 11, 25), "2026-11-25T20:00", True),  # a year to the day
        (AWEL, date(2025, 11, 24), "2026-11-25T20:00", False),
        (AWEL, date(2024, 2, 29), "2025-02-28T20:00", True),
        (NONSTOP, date(2021, 11, 25), "2026-11-25T20:00", True),  # five years to the day
        (NONSTOP, date(2021, 11, 24), "2026-11-25T20:00", False),
        ([Schedule("24/7; PH off")], date(2021, 11, 26), "2026-11-25T20:00", False),  # varies, so a year
        (AWEL, None, "2026-11-25T20:00", False),
        (
            [Schedule("We 14:00-22:00; SH off")],
            date(2030, 9, 1),
            "2030-09-04T20:00",
            False,
        ),  # nobody knows that far
    ],
)
def test_open_state_is_green_only_within_the_freshness_of_its_kind(
    schedules: list[Schedule], assured_on: date | None, moment: str, *, green: bool
) -> None:
    assert open_state(schedules, [], assured_on, at(moment)).is_green is green


def test_open_state_of_doubtful_hours_is_never_green() -> None:
    state = open_state(AWEL, [], CHECKED, at("2026-11-25T20:00"), doubtful=True)
    assert state.kind is OpenKind.USUAL_OPEN


def test_open_state_of_an_emergency_number_is_always_open() -> None:
    state = open_state(NONSTOP, [], None, at("2026-11-25T03:00"), staffed_by_law=True)
    assert (state.kind, state.text, state.never_closes) == (OpenKind.ALWAYS, "dag en nacht open", True)


def test_open_state_follows_exceptions() -> None:
    exceptions = [
        HoursException(date(2026, 11, 25), (), "staking"),
        HoursException(date(2026, 11, 26), (Span(time(10, 0), time(12, 0)),)),
    ]
    closed = open_state(AWEL, exceptions, CHECKED, at("2026-11-25T20:00"))
    assert (closed.kind, closed.text) == (OpenKind.CLOSED, "opent morgen om 10 u")
    special = open_state(AWEL, exceptions, CHECKED, at("2026-11-26T11:00"))
    assert (special.kind, special.text) == (OpenKind.OPEN, "nu open tot 12 u")


def test_open_state_tells_opening_and_closing_in_brussels_time() -> None:
    state = open_state(AWEL, [], CHECKED, datetime.fromisoformat("2026-11-25T19:00:00+00:00"))
    assert state.closes_at is not None
    assert state.closes_at.isoformat() == "2026-11-25T22:00:00+01:00"
    assert state.opens_at is None
