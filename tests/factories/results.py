from datetime import date
from decimal import Decimal
from typing import Any

import factory

from allesoverpesten.impact.enums import Source
from allesoverpesten.impact.examples import remove_examples
from allesoverpesten.impact.models import Action, Goal, Indicator, Period, PeriodValue, Target
from allesoverpesten.impact.workflow import Figures, Part, approve, save_figures, submit


class GoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Goal

    number = factory.Sequence(lambda number: 50 + number)
    name = factory.Sequence(lambda number: f"Proefdoel {number}")
    description = "Wat we willen."


class ActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Action

    goal = factory.SubFactory(GoalFactory)
    code = factory.Sequence(lambda number: f"P{number}")
    title = "Een proefactie"
    description = "Wat we doen."


class IndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Indicator

    action = factory.SubFactory(ActionFactory)
    code = factory.Sequence(lambda number: f"P{number}.a")
    label = "Proefindicator"
    definition = "Wat meetelt."
    unit = "keer"
    source = Source.TYPED


def past_period(**values: Any) -> Period:
    """A period that is over and lies before those of the first content."""
    days = {"name": "2019-2020", "first_day": date(2019, 9, 1), "last_day": date(2020, 8, 31)}
    return Period.objects.create(**(days | values))


def without_examples() -> None:
    """The plan of the first content, empty."""
    remove_examples()
    Indicator.objects.all().delete()
    Action.objects.all().delete()
    Goal.objects.all().delete()


def approved_value(
    indicator: Indicator,
    period: Period,
    value: float | str,
    writer: Any,
    head: Any,
    parts: dict[str, int] | None = None,
) -> PeriodValue:
    """A value that went the whole way: filled in and submitted by `writer`, approved by `head`."""
    written = tuple(Part(Decimal(number), part=key) for key, number in (parts or {}).items())
    row = save_figures(indicator, period, Figures(Decimal(str(value)), "", written), writer)
    return approve(submit(row, writer), head)


def target(indicator: Indicator, period: Period, value: float | str, part: str = "") -> Target:
    return Target.objects.create(indicator=indicator, period=period, part=part, value=Decimal(str(value)))
