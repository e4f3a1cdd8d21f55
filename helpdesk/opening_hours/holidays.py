"""Flemish school holidays and how `SH` in a schedule becomes dates.

`opening-hours-py` knows the Belgian public holidays (`PH`) and no Belgian school holidays. The Flemish ones
follow from a rule: the decision of the Flemish Government of 17 April 1991 on the organisation of the
school year in primary education (secondary education has the same weeks). The ministry of education
publishes the outcome as dates. Where it departs from the rule, as in November 2020 when the autumn holiday
was a week longer, the published dates win (`DEPARTURES`).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

CERTAIN_UNTIL = date(2030, 8, 31)
"""Last day for which the rule is taken as certain. After it hours that depend on school holidays are
`usual`: the government may change the school year, and nobody has checked that far ahead.
"""

FIRST_SCHOOL_YEAR = 2019
LAST_SCHOOL_YEAR = 2039

DEPARTURES: dict[tuple[int, str], tuple[date, date]] = {
    (2020, "herfstvakantie"): (date(2020, 11, 2), date(2020, 11, 15)),
}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SCHOOL_HOLIDAY_RULE = re.compile(r"^\s*(?:PH\s*,\s*SH|SH\s*,\s*PH|SH)\b\s*(?![-,])")


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    name: str
    first: date
    last: date


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous or Meeus/Jones/Butcher algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _autumn(year: int) -> date:
    """The week of 1 November; when that is a Sunday, the week after it."""
    all_saints = date(year, 11, 1)
    return all_saints + timedelta(days=1) if all_saints.weekday() == 6 else _monday_of(all_saints)


def _christmas(year: int) -> date:
    """Two weeks from the Monday of the week of 25 December; when that is a weekend day, from the Monday
    after.
    """
    christmas = date(year, 12, 25)
    return _monday_of(christmas) + timedelta(weeks=1 if christmas.weekday() >= 5 else 0)


def _easter_holiday(year: int) -> date:
    """Two weeks from the first Monday of April. Easter in March: from the Monday after Easter. Easter after
    15 April: from the second Monday before Easter.
    """
    sunday = easter(year)
    if sunday.month == 3:
        return sunday + timedelta(days=1)
    if sunday > date(year, 4, 15):
        return sunday - timedelta(days=13)
    return date(year, 4, 1) + timedelta(days=-date(year, 4, 1).weekday() % 7)


def _weeks(name: str, first: date, weeks: int) -> SchoolHoliday:
    return SchoolHoliday(name, first, first + timedelta(days=7 * weeks - 1))


@cache
def school_holidays(start_year: int) -> tuple[SchoolHoliday, ...]:
    """The five holidays of the school year that begins on 1 September of `start_year`, days inclusive."""
    spring = start_year + 1
    by_rule = (
        _weeks("herfstvakantie", _autumn(start_year), 1),
        _weeks("kerstvakantie", _christmas(start_year), 2),
        _weeks("krokusvakantie", easter(spring) - timedelta(days=48), 1),
        _weeks("paasvakantie", _easter_holiday(spring), 2),
        SchoolHoliday("zomervakantie", date(spring, 7, 1), date(spring, 8, 31)),
    )
    return tuple(
        SchoolHoliday(holiday.name, *DEPARTURES.get((start_year, holiday.name), (holiday.first, holiday.last)))
        for holiday in by_rule
    )


def school_holiday_on(day: date) -> SchoolHoliday | None:
    start_year = day.year if day.month >= 9 else day.year - 1
    return next((h for h in school_holidays(start_year) if h.first <= day <= h.last), None)


def osm_range(first: date, last: date) -> str:
    """`2026 Nov 02-2026 Nov 08`, the way OpenStreetMap writes dates."""
    return "-".join(f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}" for day in (first, last))


@cache
def _all_ranges() -> str:
    return ",".join(
        osm_range(holiday.first, holiday.last)
        for year in range(FIRST_SCHOOL_YEAR, LAST_SCHOOL_YEAR + 1)
        for holiday in school_holidays(year)
    )


def mentions_school_holidays(osm: str) -> bool:
    return re.search(r"\bSH\b", osm) is not None


def misplaced_school_holidays(osm: str) -> bool:
    """Whether `SH` stands anywhere but at the start of a rule, where it cannot be turned into dates."""
    return any(mentions_school_holidays(_SCHOOL_HOLIDAY_RULE.sub("", rule, count=1)) for rule in osm.split(";"))


def with_school_holiday_dates(osm: str) -> str:
    """The same schedule with `SH` written as dates; other rules stay letter for letter."""
    if not mentions_school_holidays(osm):
        return osm
    rules: list[str] = []
    for rule in osm.split(";"):
        match = _SCHOOL_HOLIDAY_RULE.match(rule)
        if match is None:
            rules.append(rule.strip())
            continue
        rest = rule[match.end() :].strip()
        if "PH" in match.group():
            rules.append(f"PH {rest}")
        rules.append(f"{_all_ranges()} {rest}")
    return "; ".join(rules)
