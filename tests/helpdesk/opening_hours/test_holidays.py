from datetime import date

import pytest

from helpdesk.opening_hours.holidays import (
    easter,
    school_holiday_on,
    school_holidays,
    with_school_holiday_dates,
)

# As published by the Flemish ministry of education for these school years.
PUBLISHED = {
    2021: [
        "2021-11-01 2021-11-07",
        "2021-12-27 2022-01-09",
        "2022-02-28 2022-03-06",
        "2022-04-04 2022-04-17",
    ],
    2022: [
        "2022-10-31 2022-11-06",
        "2022-12-26 2023-01-08",
        "2023-02-20 2023-02-26",
        "2023-04-03 2023-04-16",
    ],
    2023: [
        "2023-10-30 2023-11-05",
        "2023-12-25 2024-01-07",
        "2024-02-12 2024-02-18",
        "2024-04-01 2024-04-14",
    ],
    2024: [
        "2024-10-28 2024-11-03",
        "2024-12-23 2025-01-05",
        "2025-03-03 2025-03-09",
        "2025-04-07 2025-04-20",
    ],
    2025: [
        "2025-10-27 2025-11-02",
        "2025-12-22 2026-01-04",
        "2026-02-16 2026-02-22",
        "2026-04-06 2026-04-19",
    ],
    2026: [
        "2026-11-02 2026-11-08",
        "2026-12-21 2027-01-03",
        "2027-02-08 2027-02-14",
        "2027-03-29 2027-04-11",
    ],
}


@pytest.mark.parametrize("start_year", PUBLISHED)
def test_school_holidays_by_rule_are_the_published_ones(start_year: int) -> None:
    found = [f"{holiday.first} {holiday.last}" for holiday in school_holidays(start_year)]
    assert found == [*PUBLISHED[start_year], f"{start_year + 1}-07-01 {start_year + 1}-08-31"]


def test_school_holidays_of_autumn_2020_are_the_longer_ones_of_the_pandemic() -> None:
    assert school_holidays(2020)[0].last == date(2020, 11, 15)


@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)]
)
def test_easter_of_known_years(day: date) -> None:
    assert easter(day.year) == day


def test_school_holiday_on_a_school_day_is_none() -> None:
    assert school_holiday_on(date(2026, 11, 25)) is None
    holiday = school_holiday_on(date(2027, 1, 3))
    assert holiday is not None
    assert holiday.name == "kerstvakantie"


def test_with_school_holiday_dates_splits_public_and_school_holidays() -> None:
    rules = with_school_holiday_dates("Mo-Fr 09:00-12:00; PH,SH off").split("; ")
    assert rules[:2] == ["Mo-Fr 09:00-12:00", "PH off"]
    assert "2026 Dec 21-2027 Jan 03" in rules[2]
    assert rules[2].endswith(" off")
