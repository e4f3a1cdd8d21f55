"""Everything a report is made of, read in a fixed number of queries however much there is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from allesoverpesten.impact.enums import ValueState
from allesoverpesten.impact.models import (
    Action,
    ActionReport,
    BudgetLine,
    Evidence,
    Goal,
    Indicator,
    InterimEvaluation,
    Milestone,
    Period,
    PeriodValue,
    Target,
)

EARLIER_PERIODS = 3


@dataclass(frozen=True)
class Records:
    """Rows of one period by what they belong to."""

    period: Period
    earlier: list[Period]
    goals: list[Goal]
    actions: dict[int, list[Action]]
    indicators: dict[int, list[Indicator]]
    values: dict[int, PeriodValue]
    earlier_values: dict[tuple[int, int], PeriodValue]
    targets: dict[tuple[int, str], Target]
    stories: dict[int, ActionReport]
    budget: dict[int, list[BudgetLine]]
    milestones: dict[int, list[Milestone]]
    evidence: dict[int, list[Evidence]]
    evaluations: list[InterimEvaluation]


def read(period: Period) -> Records:
    """Indicators that are no longer measured stay out, unless this period has a value for them."""
    earlier = list(reversed(Period.objects.before(period)[:EARLIER_PERIODS]))
    measured = Indicator.objects.filter(Q(is_active=True) | Q(values__period=period)).distinct()
    values = PeriodValue.objects.filter(period=period).prefetch_related("parts")
    before = PeriodValue.objects.filter(period__in=earlier, state=ValueState.APPROVED)
    return Records(
        period=period,
        earlier=earlier,
        goals=list(Goal.objects.all()),
        actions=_by(Action.objects.select_related("goal"), "goal_id"),
        indicators=_by(measured, "action_id"),
        values={row.indicator_id: row for row in values},
        earlier_values={(row.indicator_id, row.period_id): row for row in before},
        targets={(row.indicator_id, row.part): row for row in Target.objects.filter(period=period)},
        stories={row.action_id: row for row in ActionReport.objects.filter(period=period)},
        budget=_by(BudgetLine.objects.filter(period=period), "action_id"),
        milestones=_by(Milestone.objects.filter(period=period), "action_id"),
        evidence=_by(Evidence.objects.filter(period=period).select_related("indicator"), "action_id"),
        evaluations=list(InterimEvaluation.objects.filter(period=period)),
    )


def read_public(period: Period) -> Records:
    """Only what visitors may see, and nothing invented; no stories, no money."""
    earlier = list(reversed(Period.objects.before(period)[:EARLIER_PERIODS]))
    approved = PeriodValue.objects.for_visitors()
    targets = Target.objects.filter(period=period, is_example=False)
    values = approved.filter(period=period).prefetch_related("parts").select_related("indicator__action__goal")
    held = {row.indicator_id: row for row in values}
    indicators = sorted((row.indicator for row in held.values()), key=lambda one: (one.order, one.code))
    actions = {one.action_id: one.action for one in indicators}
    goals = {action.goal_id: action.goal for action in actions.values()}
    return Records(
        period=period,
        earlier=earlier,
        goals=sorted(goals.values(), key=lambda goal: goal.number),
        actions=_by(sorted(actions.values(), key=lambda one: (one.order, one.code)), "goal_id"),
        indicators=_by(indicators, "action_id"),
        values=held,
        earlier_values={
            (row.indicator_id, row.period_id): row for row in approved.filter(period__in=earlier, indicator__in=held)
        },
        targets={(row.indicator_id, row.part): row for row in targets.filter(indicator__in=held)},
        stories={},
        budget={},
        milestones={},
        evidence={},
        evaluations=[],
    )


def _by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return dict(found)
