"""Goals, actions and indicators of a new site, with examples that say they are examples."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from allesoverpesten.impact.enums import Direction, Source, ValueState
from allesoverpesten.impact.models import (
    Action,
    ActionReport,
    BudgetLine,
    Goal,
    Indicator,
    InterimEvaluation,
    Milestone,
    Period,
    PeriodValue,
    Target,
)
from allesoverpesten.impact.workflow import Figures, Part, save_figures
from content.core.first_content import once

DATA = Path(__file__).parent / "plan.toml"
NOBODY = "niemand (voorbeeld)"


def load() -> None:
    """Load the plan once; the examples once too, so that removing them is for good."""
    plan = tomllib.loads(DATA.read_text(encoding="utf-8"))
    once("impact/plan", lambda: _load_plan(plan))
    once("impact/examples", lambda: _load_examples(plan))


def _load_plan(plan: Mapping[str, Any]) -> None:
    for period in plan["periods"]:
        Period.objects.create(**period)
    for goal in plan["goals"]:
        made = Goal.objects.create(**{name: value for name, value in goal.items() if name != "actions"})
        for order, action in enumerate(goal["actions"]):
            _load_action(made, action, order)


def _load_action(goal: Goal, values: Mapping[str, Any], order: int) -> None:
    fields = {name: value for name, value in values.items() if name != "indicators"}
    action = Action.objects.create(goal=goal, order=order, **fields)
    for place, indicator in enumerate(values["indicators"]):
        written = {name: value for name, value in indicator.items() if name not in {"examples", "parts"}}
        fields = {"source": Source.AUTOMATIC, "direction": Direction.UP, "order": place} | written
        Indicator.objects.create(action=action, **fields)


def _load_examples(plan: Mapping[str, Any]) -> None:
    periods = {period.name: period for period in Period.objects.all()}
    examples = plan["examples"]
    for goal in plan["goals"]:
        for action in goal["actions"]:
            for values in action["indicators"]:
                indicator = Indicator.objects.get(code=values["code"])
                for name, numbers in values["examples"].items():
                    parts = values.get("parts", {}).get(name, {})
                    _load_figure(indicator, periods[name], numbers, parts, examples)
    period = periods[examples["period"]]
    for story in examples["stories"]:
        _load_story(story, period)
    for milestone in examples["milestones"]:
        action = Action.objects.get(code=milestone.pop("action"))
        Milestone.objects.create(action=action, period=period, is_example=True, **milestone)
    for evaluation in examples["evaluations"]:
        InterimEvaluation.objects.create(period=period, is_example=True, **evaluation)


def _load_figure(
    indicator: Indicator,
    period: Period,
    numbers: tuple[int | str, int | str],
    parts: Mapping[str, int],
    examples: Mapping[str, Any],
) -> None:
    target, value = numbers
    if target != "":
        Target.objects.create(indicator=indicator, period=period, value=Decimal(target), is_example=True)
    is_shown = period.name != examples["period"] or indicator.code not in examples["missing"]
    if value == "" or not is_shown:
        return
    written = tuple(Part(Decimal(number), part=key) for key, number in parts.items())
    figures = Figures(Decimal(value), "Voorbeeld: een verzonnen waarde.", written)
    row = save_figures(indicator, period, figures, None, is_example=True)
    if period.name == examples["period"]:
        _leave_in_state(row, examples)
    else:
        _approve(row)


def _leave_in_state(row: PeriodValue, examples: Mapping[str, Any]) -> None:
    """Most approved by nobody, and one in each other state."""
    code = row.indicator.code
    if code in examples["draft"]:
        return
    if code in examples["submitted"]:
        row.state, row.submitted_by_name, row.submitted_at = ValueState.SUBMITTED, NOBODY, timezone.now()
        row.save()
    elif code in examples["returned"]:
        row.state, row.return_note = ValueState.RETURNED, examples["returned"][code]
        row.save()
    else:
        _approve(row)


def _approve(row: PeriodValue) -> None:
    row.state, row.approved_by_name, row.approved_at = ValueState.APPROVED, NOBODY, timezone.now()
    row.save()


def _load_story(story: Mapping[str, Any], period: Period) -> None:
    action = Action.objects.get(code=story["action"])
    ActionReport.objects.create(
        action=action, period=period, narrative=story["narrative"], lessons=story["lessons"], is_example=True
    )
    for kind, (planned, spent) in story["budget"].items():
        BudgetLine.objects.create(
            action=action, period=period, kind=kind, planned=planned, spent=spent, is_example=True
        )
