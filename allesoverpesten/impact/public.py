"""What visitors see of the results: approved figures of public indicators, and what we measure. Never an example."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from allesoverpesten.impact.models import FrozenReport, Goal, Indicator, Period, PeriodValue
from allesoverpesten.impact.report import records as reading
from allesoverpesten.impact.report.charts import targets_chart
from allesoverpesten.impact.report.data import IndicatorPart, from_json
from allesoverpesten.impact.report.figures import indicator_part
from content.core.page_cache import kept
from content.core.search.documents import SearchDocument


def public_periods() -> list[dict[str, Any]]:
    """Periods with at least one approved public figure, newest first."""

    def find() -> list[dict[str, Any]]:
        shown = PeriodValue.objects.for_visitors().filter(period=OuterRef("pk"))
        found = Period.objects.newest_first().filter(Exists(shown))
        return list(found.values("pk", "name", "first_day", "last_day", "approved_at"))

    found: list[dict[str, Any]] = kept("results-periods", find)
    return found


def public_plan() -> list[dict[str, Any]]:
    """What we promised to measure, by goal: what there is to tell while no figure is approved."""

    def find() -> list[dict[str, Any]]:
        measured = Indicator.objects.for_visitors()
        return [
            {
                "number": goal.number,
                "name": goal.name,
                "description": goal.description,
                "address": goal.address,
                "indicators": [
                    {"label": one.label, "definition": one.definition}
                    for one in measured
                    if one.action.goal_id == goal.pk
                ],
            }
            for goal in Goal.objects.all()
        ]

    found: list[dict[str, Any]] = kept("results-plan", find)
    return found


def results_document() -> SearchDocument:
    """How search and the sitemap know the page."""
    words = [goal["description"] for goal in public_plan()]
    words += [f"{one['label']}." for goal in public_plan() for one in goal["indicators"]]
    return SearchDocument(
        title=_("Onze resultaten"),
        url=reverse("results"),
        summary=_("Wat wilden we bereiken, wat lukte, en wat niet?"),
        text=" ".join(words),
        extra=_("doelen indicatoren cijfers jaarverslag subsidie verantwoording"),
        kind=_("Over ons"),
    )


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
        "chart": chart,
        "figures": [_named_parts(one) for one in parts],
    }


def _named_parts(one: IndicatorPart) -> IndicatorPart:
    """Without the pages behind it: those are for the staff."""
    return replace(one, pages=[])
