"""The report on a year of generated data: how much of a processor's time each format takes."""

import random
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from allesoverpesten.impact.enums import Split, ValueState
from allesoverpesten.impact.models import (
    Action,
    ActionReport,
    BudgetLine,
    Goal,
    Indicator,
    Period,
    PeriodValue,
    Target,
    ValuePart,
)
from allesoverpesten.impact.report.assemble import assemble
from allesoverpesten.impact.report.formats import FORMATS
from content.core.enums import Audience

SECONDS = 10
ACTIONS, INDICATORS = 6, 8
"""For each of the four goals, and for each action."""


def report(say: Callable[[str], None]) -> None:
    """Three years of figures, split by audience; what was made is undone afterwards."""
    with transaction.atomic():
        year = _generate()
        start = time.process_time()
        made = assemble(year, "meting", timezone.now())
        taken = {"samenstellen": time.process_time() - start}
        for name, form in FORMATS.items():
            start = time.process_time()
            content = form.write(made)
            taken[f"{name} ({len(content) / 1024:.0f} KB)"] = time.process_time() - start
        transaction.set_rollback(True)
    say(f"\n{f'rapport met {len(made.indicators)} indicatoren':<50}{'s':>8}")
    for name, seconds in taken.items():
        say(f"{name:<50}{seconds:>8.2f}   (doel: ≤ {SECONDS} s){'' if seconds <= SECONDS else '   NIET GEHAALD'}")


def _generate() -> Period:
    chance = random.Random(1)  # noqa: S311 - data for a measurement
    days = [(date(year, 9, 1), date(year + 1, 8, 31)) for year in (2010, 2011, 2012)]
    periods = Period.objects.bulk_create(
        Period(name=f"meting-{first.year}", first_day=first, last_day=last) for first, last in days
    )
    goals = list(Goal.objects.all())
    actions = Action.objects.bulk_create(
        Action(
            goal=goal,
            code=f"M{goal.number}.{number}",
            title="Een actie met een titel",
            description="Wat we doen. " * 20,
        )
        for goal in goals
        for number in range(ACTIONS)
    )
    indicators = Indicator.objects.bulk_create(
        Indicator(
            action=action,
            code=f"{action.code}.{number}",
            label="Een indicator met een naam van gewone lengte",
            definition="Wat meetelt en wat niet. " * 10,
            unit="keer",
            split=Split.AUDIENCE,
        )
        for action in actions
        for number in range(INDICATORS)
    )
    pairs = [(one, period) for one in indicators for period in periods]
    Target.objects.bulk_create(Target(indicator=one, period=period, value=5_000) for one, period in pairs)
    values = PeriodValue.objects.bulk_create(
        PeriodValue(indicator=one, period=period, value=chance.randint(0, 10_000)) for one, period in pairs
    )
    ValuePart.objects.bulk_create(
        ValuePart(period_value=value, part=key, value=Decimal(chance.randint(0, 900)))
        for value in values
        for key in Audience.values
    )
    PeriodValue.objects.filter(period__in=periods).update(
        state=ValueState.APPROVED, approved_by_name="meting", approved_at=timezone.now()
    )
    text = "Een alinea over wat er gebeurde. " * 30
    ActionReport.objects.bulk_create(ActionReport(action=one, period=periods[2], narrative=text) for one in actions)
    BudgetLine.objects.bulk_create(
        BudgetLine(action=one, period=periods[2], kind="staff", planned=1_000, spent=900) for one in actions
    )
    return periods[2]
