"""A year of generated data, and an independent computation of what a report on it must say.

Everything is kept twice: in the database through the ways of the site, and as plain numbers in `expected`, which never
touch a line of the code under test.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from allesoverpesten.impact.automatic import Measured, indicator
from allesoverpesten.impact.counting import count_period
from allesoverpesten.impact.enums import Source, Split
from allesoverpesten.impact.models import ActionReport, BudgetLine, Period, PeriodValue
from allesoverpesten.impact.workflow import approve, submit
from content.core.enums import Audience
from content.core.models import DailyCount
from tests.factories.results import ActionFactory, GoalFactory, IndicatorFactory, approved_value, past_period, target

COUNTER = "proef.getelde-bezoeken"
NAME = "proef-bezoek"


@dataclass
class Expected:
    """By code of the indicator; `parts` by label of the audience."""

    values: dict[str, Decimal] = field(default_factory=dict)
    targets: dict[str, Decimal] = field(default_factory=dict)
    earlier: dict[str, Decimal] = field(default_factory=dict)
    parts: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    planned: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)


def register_counter() -> None:
    @indicator(COUNTER, label="Getelde bezoeken", definition="Bezoeken volgens de tellingen.", unit="keer")
    def visits(first_day: date, last_day: date) -> list[Measured]:
        rows = DailyCount.objects.filter(name=NAME, day__gte=first_day, day__lte=last_day)
        by_audience = rows.values_list("subject").annotate(times=Sum("total"))
        return [Measured(times, audience=audience) for audience, times in by_audience]


def generate(writer: Any, head: Any, *, goals: int = 4, indicators: int = 12, seed: int = 7) -> tuple[Period, Expected]:
    """Two years: the one that is reported on and the one before, with day counts of more than both."""
    chance, expected = random.Random(seed), Expected()  # noqa: S311 - data for a test
    year = past_period()
    before = past_period(name="2018-2019", first_day=date(2018, 9, 1), last_day=date(2019, 8, 31))
    counted = _count_days(chance, year)
    for number in range(goals):
        goal = GoalFactory(number=60 + number)
        action = ActionFactory(goal=goal, code=f"G{number}")
        ActionReport.objects.create(action=action, period=year, narrative="Wat er gebeurde.", lessons="Wat we leerden.")
        _spend(chance, action, year, expected)
        for place in range(indicators):
            _measure(
                chance,
                IndicatorFactory(action=action, code=f"G{number}.{place:02}"),
                (year, before),
                (writer, head),
                expected,
            )
        automatic = IndicatorFactory(
            action=action,
            code=f"G{number}.auto",
            source=Source.AUTOMATIC,
            automatic_key=COUNTER,
            split=Split.AUDIENCE,
        )
        expected.values[automatic.code] = Decimal(sum(counted.values()))
        expected.parts[automatic.code] = {key: Decimal(value) for key, value in counted.items()}
    count_period(year)
    for row in PeriodValue.objects.filter(period=year, indicator__automatic_key=COUNTER):
        approve(submit(row, writer), head)
    return year, expected


def _count_days(chance: random.Random, year: Period) -> dict[str, int]:
    """A count for every audience on every day from a month before to a month after; sums of the year alone."""
    sums = dict.fromkeys(Audience.values, 0)
    rows = []
    day = year.first_day - timedelta(days=31)
    while day <= year.last_day + timedelta(days=31):
        for audience in Audience.values:
            total = chance.randint(0, 40)
            rows.append(DailyCount(day=day, name=NAME, subject=audience, detail="", total=total))
            if year.first_day <= day <= year.last_day:
                sums[audience] += total
        day += timedelta(days=1)
    DailyCount.objects.bulk_create(rows)
    return sums


def _spend(chance: random.Random, action: Any, year: Period, expected: Expected) -> None:
    for kind in ("staff", "operations", "promotion"):
        planned, spent = Decimal(chance.randint(0, 2_000_000)) / 100, Decimal(chance.randint(0, 2_000_000)) / 100
        BudgetLine.objects.create(action=action, period=year, kind=kind, planned=planned, spent=spent)
        expected.planned += planned
        expected.spent += spent


def _measure(
    chance: random.Random, one: Any, years: tuple[Period, Period], people: tuple[Any, Any], expected: Expected
) -> None:
    year, before = years
    expected.values[one.code] = Decimal(chance.randint(500, 10_000_000)) / 100
    expected.earlier[one.code] = Decimal(chance.randint(500, 10_000_000)) / 100
    expected.targets[one.code] = Decimal(chance.randint(500, 10_000_000)) / 100
    approved_value(one, year, str(expected.values[one.code]), *people)
    approved_value(one, before, str(expected.earlier[one.code]), *people)
    target(one, year, str(expected.targets[one.code]))
