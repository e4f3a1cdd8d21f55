"""The subsidy year: from 1 September, or from the day in `SUBSIDY_YEAR_STARTS` (month, day)."""

from datetime import date, timedelta

from django.conf import settings


def year_of(day: date) -> tuple[date, date]:
    """First and last day of the subsidy year in which `day` falls.

    >>> year_of(date(2026, 8, 31))
    (datetime.date(2025, 9, 1), datetime.date(2026, 8, 31))
    """
    month, first = settings.SUBSIDY_YEAR_STARTS
    start = date(day.year, month, first)
    if day < start:
        start = date(day.year - 1, month, first)
    return start, date(start.year + 1, month, first) - timedelta(days=1)


def name_of(first_day: date, last_day: date) -> str:
    """`2025-2026`, or `2026` when a period stays within one year."""
    if first_day.year == last_day.year:
        return str(first_day.year)
    return f"{first_day.year}-{last_day.year}"


def share_gone(first_day: date, last_day: date, today: date) -> float:
    """Which part of the period is over, from 0 to 1."""
    days = (last_day - first_day).days + 1
    return min(max(((today - first_day).days + 1) / days, 0.0), 1.0)
