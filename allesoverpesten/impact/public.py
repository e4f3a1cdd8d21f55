"""What visitors see of the results: approved figures of public indicators, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from allesoverpesten.impact.enums import ValueState
from allesoverpesten.impact.models import FrozenReport, Period, PeriodValue
from allesoverpesten.impact.report import records as reading
from allesoverpesten.impact.report.charts import targets_chart
from allesoverpesten.impact.report.data import IndicatorPart, from_json
from allesoverpesten.impact.report.figures import indicator_part
from content.core.page_cache import kept


def public_periods() -> list[dict[str, Any]]:
    """Periods with at least one approved public figure, newest first."""

    def find() -> list[dict[str, Any]]:
        shown = PeriodValue.objects.filter(period=OuterRef("pk"), state=ValueState.APPROVED, indicator__is_public=True)
        found = Period.objects.newest_first().filter(Exists(shown))
        return list(found.values("pk", "name", "first_day", "last_day", "approved_at"))

    found: list[dict[str, Any]] = kept("results-periods", find)
    return found


def public_results(name: str) -> dict[str, Any]:
    """The goals with their figures in the period called `name`, as plain values for the template."""
    made: dict[str, Any] = kept(f"results-{name}", lambda: _results(Period.objects.get(name=name)))
    return made


def _results(period: Period) -> dict[str, Any]:
    """Of an approved period what was frozen; else what is approved so far."""
    frozen = FrozenReport.objects.filter(period=period, is_final=True).first() if period.is_approved else None
    found = _frozen(frozen.data) if frozen else _approved(period)
    goals = [_goal(goal, parts) for goal, parts in found]
    return {
        "goals": [goal for goal in goals if goal],
        "has_examples": any(one.is_example for _goal_facts, parts in found for one in parts),
        "approved_by": period.approved_by_name,
    }


type GoalFacts = tuple[int, str, str, str]


def _frozen(data: str) -> list[tuple[GoalFacts, list[IndicatorPart]]]:
    return [
        (
            (goal.number, goal.name, goal.description, goal.address),
            [one for action in goal.actions for one in action.indicators if one.is_public and one.is_approved],
        )
        for goal in from_json(data).goals
    ]


def _approved(period: Period) -> list[tuple[GoalFacts, list[IndicatorPart]]]:
    records = reading.read_public(period)
    return [
        (
            (goal.number, goal.name, goal.description, goal.address),
            [
                indicator_part(one, records)
                for action in records.actions.get(goal.pk, [])
                for one in records.indicators.get(action.pk, [])
            ],
        )
        for goal in records.goals
    ]


def _goal(facts: GoalFacts, parts: Iterable[IndicatorPart]) -> dict[str, Any] | None:
    parts = list(parts)
    if not parts:
        return None
    number, name, description, address = facts
    chart = targets_chart(_("Doel %(number)s: deel van de streefwaarden") % {"number": number}, parts)
    return {
        "number": number,
        "name": name,
        "description": description,
        "address": address,
        "chart": chart and {"chart": chart, "svg": mark_safe(chart.svg)},  # noqa: S308 - every text is escaped
        "figures": [_named_parts(one) for one in parts],
    }


def _named_parts(one: IndicatorPart) -> IndicatorPart:
    """Without the pages behind it: those are for the staff."""
    return replace(one, pages=[])
