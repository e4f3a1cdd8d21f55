from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from allesoverpesten.impact.models import Period
from allesoverpesten.impact.periods import name_of, share_gone, year_of


@given(st.dates(date(2000, 1, 2), date(2090, 1, 1)))
def test_subsidy_year_holds_its_day_and_follows_the_one_before(day: date) -> None:
    first, last = year_of(day)
    assert first <= day <= last
    assert (first.month, first.day, last.month, last.day) == (9, 1, 8, 31)
    assert year_of(first - timedelta(days=1))[1] == first - timedelta(days=1)


def test_subsidy_year_begins_on_the_configured_day(settings: Any) -> None:
    settings.SUBSIDY_YEAR_STARTS = (1, 1)
    assert year_of(date(2026, 8, 31)) == (date(2026, 1, 1), date(2026, 12, 31))
    assert name_of(*year_of(date(2026, 8, 31))) == "2026"


def test_period_is_named_after_both_years() -> None:
    assert name_of(date(2025, 9, 1), date(2026, 8, 31)) == "2025-2026"


@pytest.mark.parametrize(
    ("today", "share"),
    [(date(2026, 8, 31), 0.0), (date(2026, 9, 1), 0.1), (date(2026, 9, 10), 1.0), (date(2027, 1, 1), 1.0)],
)
def test_share_gone_stays_between_nothing_and_all(today: date, share: float) -> None:
    assert share_gone(date(2026, 9, 1), date(2026, 9, 10), today) == pytest.approx(share)


@pytest.mark.django_db
def test_periods_never_overlap() -> None:
    overlapping = Period(name="dubbel", first_day=date(2026, 8, 31), last_day=date(2026, 12, 31))
    with pytest.raises(ValidationError, match="horen al bij een ander tijdvak"):
        overlapping.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        overlapping.save()


@pytest.mark.django_db
def test_period_ends_after_it_began() -> None:
    with pytest.raises(ValidationError, match="na de eerste"):
        Period(name="om", first_day=date(2019, 8, 31), last_day=date(2019, 8, 1)).full_clean()
