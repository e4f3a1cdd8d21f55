"""Automatic figures become drafts, and never touch what somebody submitted or approved."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.management import call_command

from allesoverpesten.accounts.models import User
from allesoverpesten.impact.automatic import Measured, indicator, registry
from allesoverpesten.impact.closing import approve_period
from allesoverpesten.impact.counting import Counting, count_period
from allesoverpesten.impact.enums import EventKind, Source, Split, ValueState
from allesoverpesten.impact.models import Indicator, Period, PeriodValue
from allesoverpesten.impact.workflow import approve, submit
from content.core.models import DailyCount
from content.infopunt.models import InfopuntPage
from tests.factories.results import IndicatorFactory, past_period, without_examples

asked: list[tuple[date, date]] = []


@pytest.fixture
def period(db: None, monkeypatch: pytest.MonkeyPatch) -> Period:
    monkeypatch.setattr(registry, "_known", {})
    asked.clear()
    without_examples()
    return past_period()


def count_as(*parts: Measured, is_state: bool = False, is_daily: bool = False) -> Indicator:
    @indicator("proef", label="Proef", definition="Proef.", unit="keer", is_state=is_state, is_daily=is_daily)
    def compute(first_day: date, last_day: date) -> list[Measured]:
        asked.append((first_day, last_day))
        return list(parts)

    return IndicatorFactory(code="A.a", source=Source.AUTOMATIC, automatic_key="proef", split=Split.AUDIENCE)


def the_row() -> PeriodValue:
    return PeriodValue.objects.get(indicator__code="A.a")


def test_count_is_written_as_draft_with_its_parts_and_pages(period: Period) -> None:
    page = InfopuntPage.objects.get()
    count_as(Measured(7, audience="kind", page=page.pk), Measured(5, audience="ouder"), Measured(1, channel="poster"))
    assert count_period(period) == Counting(written=["A.a"])
    row = the_row()
    assert (row.value, row.state) == (13, ValueState.DRAFT)
    assert row.computed_at is not None
    assert dict(row.parts.filter(page_id=None).values_list("part", "value")) == {"kind": 7, "ouder": 5}
    assert list(row.parts.exclude(page_id=None).values_list("page_id", "page_title", "value")) == [
        (page.pk, page.title, 7)
    ]
    assert list(row.events.values_list("kind", "by_name")) == [(EventKind.COMPUTED, "de site")]
    assert asked == [(date(2019, 9, 1), date(2020, 8, 31))]


def test_given_whole_wins_over_the_sum_of_parts(period: Period) -> None:
    count_as(Measured(7, audience="kind"), Measured(5, audience="ouder"), Measured(9))
    count_period(period)
    assert the_row().value == 9


def test_counting_again_replaces_the_draft_and_keeps_the_note(period: Period) -> None:
    count_as(Measured(7, audience="kind"))
    count_period(period)
    PeriodValue.objects.update(note="Met uitleg.", value=1)
    count_period(period)
    row = the_row()
    assert (row.value, row.note, row.parts.count()) == (7, "Met uitleg.", 1)


@pytest.mark.parametrize(
    "step",
    [submit, lambda row, writer: approve(submit(row, None), writer)],
    ids=["submitted", "approved"],
)
def test_counting_again_leaves_what_people_decided(
    step: Callable[[PeriodValue, User], PeriodValue], period: Period, writer: User
) -> None:
    count_as(Measured(7))
    count_period(period)
    step(the_row(), writer)
    registry._known.clear()
    count_as_again = indicator("proef", label="", definition="", unit="")
    count_as_again(lambda _first, _last: [Measured(99)])
    assert count_period(period) == Counting(kept=["A.a"])
    assert the_row().value == 7


def test_approved_period_is_never_counted_again(period: Period, writer: User, head: User) -> None:
    count_as(Measured(7))
    count_period(period)
    approve(submit(the_row(), writer), head)
    approve_period(period, head)
    asked.clear()
    period.refresh_from_db()
    assert count_period(period) == Counting()
    assert asked == []


def test_counter_that_is_gone_is_named(period: Period) -> None:
    count_as(Measured(7))
    registry._known.clear()
    assert count_period(period) == Counting(left=["A.a"])
    assert not PeriodValue.objects.exists()


def test_state_of_today_is_not_written_into_a_period_that_is_over(period: Period) -> None:
    count_as(Measured(7), is_state=True)
    assert count_period(period) == Counting(left=["A.a"])
    assert not PeriodValue.objects.exists()


@time_machine.travel("2020-01-15 12:00+01:00")
def test_running_period_is_counted_until_this_day(period: Period) -> None:
    count_as(Measured(7), is_state=True)
    assert count_period(period) == Counting(written=["A.a"])
    assert asked == [(date(2019, 9, 1), date(2020, 1, 15))]


@time_machine.travel("2019-08-31 12:00+02:00")
def test_period_that_has_not_begun_is_not_counted(period: Period) -> None:
    count_as(Measured(7))
    assert count_period(period) == Counting()
    assert asked == []


def test_counter_without_answer_leaves_a_missing_value(period: Period) -> None:
    count_as()
    assert count_period(period) == Counting(left=["A.a"])
    assert not PeriodValue.objects.exists()


def test_counted_figure_can_be_decimal(period: Period) -> None:
    count_as(Measured(Decimal("96.4")))
    count_period(period)
    assert the_row().value == Decimal("96.4")


@pytest.mark.parametrize(
    ("night", "counted"),
    [
        ("2020-08-31", True),
        ("2020-09-01", True),  # the first night on which the last day is whole
        ("2020-09-07", True),  # a week of nights that failed
        ("2020-09-08", False),
        ("2019-08-31", False),
    ],
)
def test_nightly_count_takes_the_last_day_of_a_period_too(period: Period, night: str, counted: bool) -> None:  # noqa: FBT001 - a column of the table
    count_as(Measured(7))
    with time_machine.travel(f"{night} 03:00+02:00"):
        call_command("count_results")
    last = min(date.fromisoformat(night), date(2020, 8, 31))
    assert asked == ([(date(2019, 9, 1), last)] if counted else [])
    assert PeriodValue.objects.filter(indicator__code="A.a", period=period).exists() == counted


def test_nightly_count_leaves_how_things_stood_on_the_last_day(period: Period) -> None:
    count_as(Measured(7), is_state=True)
    with time_machine.travel("2020-08-31 03:00+02:00"):
        call_command("count_results")
    registry._known.clear()
    indicator("proef", label="", definition="", unit="", is_state=True)(lambda _first, _last: [Measured(99)])
    with time_machine.travel("2020-09-01 03:00+02:00"):
        call_command("count_results")
    assert the_row().value == 7


@pytest.mark.parametrize(
    ("first_count", "value", "note"),
    [
        (None, None, None),
        (date(2020, 9, 1), None, None),
        (date(2020, 3, 1), 7, "Geteld sinds 1 maart 2020."),
        (date(2019, 9, 1), 7, ""),
    ],
)
def test_nought_is_no_figure_of_days_on_which_nobody_counted(
    period: Period, first_count: date | None, value: int | None, note: str | None
) -> None:
    DailyCount.objects.all().delete()
    if first_count:
        DailyCount.objects.create(day=first_count, name="proef", total=1)
    count_as(Measured(7), is_daily=True)
    count_period(period)
    row = PeriodValue.objects.filter(indicator__code="A.a").first()
    assert (row and row.value, row and row.note) == (value, note)


def test_every_indicator_of_daily_counts_says_so() -> None:
    daily = {one.key for one in registry.known() if one.is_daily}
    assert daily == {
        *("lezingen", "partners.bezoeken", "downloads", "feeds-en-api", "inbedding", "campagnes.bezoeken"),
        *("hulpzoeker.gestart", "hulpzoeker.antwoord", "contact.gekozen", "hulp.alternatief-getoond"),
        *("wegwijzer.begonnen", "wegwijzer.uitkomst"),
    }
