"""From the database to the one data structure that every format is written from."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from allesoverpesten.impact.enums import BudgetKind
from allesoverpesten.impact.models import Action, BudgetLine, FrozenReport, Milestone, Period
from allesoverpesten.impact.number_text import EURO, number_text
from allesoverpesten.impact.report import records as reading
from allesoverpesten.impact.report.data import (
    ActionPart,
    BudgetPart,
    EvaluationPart,
    EvidencePart,
    GoalPart,
    MilestonePart,
    Report,
    from_json,
)
from allesoverpesten.impact.report.figures import indicator_part
from allesoverpesten.impact.report.open_points import open_points
from allesoverpesten.impact.report.records import Records


def report_on(period: Period, made_by: str) -> Report:
    """The report as it is now; of an approved period the one that was frozen then, whatever was edited since."""
    if period.is_approved:
        final = FrozenReport.objects.filter(period=period, is_final=True).first()
        if final:
            return from_json(final.data)
    return assemble(period, made_by, timezone.now())


def assemble(
    period: Period, made_by: str, made_at: datetime, *, approved_by: str = "", is_final: bool = False
) -> Report:
    """Read everything of the period. `is_final` is for the moment at which it is approved, by `approved_by`."""
    found = reading.read(period)
    goals = [
        GoalPart(
            number=goal.number,
            name=goal.name,
            description=goal.description,
            address=goal.address,
            actions=[_action(action, found) for action in found.actions.get(goal.pk, [])],
        )
        for goal in found.goals
    ]
    actions = [action for goal in goals for action in goal.actions]
    evaluations = [
        EvaluationPart(one.day, one.title, one.participants, one.findings, one.adjustments, one.is_example)
        for one in found.evaluations
    ]
    return Report(
        period=period.name,
        first_day=period.first_day,
        last_day=period.last_day,
        is_final=is_final,
        approved_by=approved_by or period.approved_by_name,
        approved_on=timezone.localdate(made_at) if is_final else None,
        made_by=made_by,
        made_at=made_at,
        earlier=[one.name for one in found.earlier],
        goals=goals,
        budget=_budget(line for lines in found.budget.values() for line in lines),
        evaluations=evaluations,
        open_points=open_points(actions, evaluations),
        has_examples=any(action.is_example for action in actions) or any(one.is_example for one in evaluations),
    )


def _action(action: Action, found: Records) -> ActionPart:
    story = found.stories.get(action.pk)
    indicators = [indicator_part(one, found) for one in found.indicators.get(action.pk, [])]
    budget, milestones = found.budget.get(action.pk, []), found.milestones.get(action.pk, [])
    evidence = found.evidence.get(action.pk, [])
    typed = [*([story] if story else []), *budget, *milestones, *evidence]
    return ActionPart(
        code=action.code,
        title=action.title,
        description=action.description,
        responsible=action.responsible,
        narrative=story.narrative if story else "",
        lessons=story.lessons if story else "",
        indicators=indicators,
        budget=_budget(budget),
        milestones=[_milestone(one) for one in milestones],
        evidence=[
            EvidencePart(one.title, one.file.name.rsplit("/", 1)[-1], one.digest, getattr(one.indicator, "code", ""))
            for one in evidence
        ],
        is_example=any(one.is_example for one in [*indicators, *typed]),
    )


def _budget(lines: Iterable[BudgetLine]) -> list[BudgetPart]:
    """Sums by kind in the fixed order, and the total; nothing when nothing was filled in."""
    lines = list(lines)
    kinds = [(str(kind.label), [line for line in lines if line.kind == kind]) for kind in BudgetKind]
    rows = [(label, _sum(of, "planned"), _sum(of, "spent")) for label, of in kinds if of]
    if len(rows) > 1:
        rows.append((_("totaal"), _sum(lines, "planned"), _sum(lines, "spent")))
    return [
        BudgetPart(label, planned, spent, number_text(planned, EURO), number_text(spent, EURO))
        for label, planned, spent in rows
    ]


def _sum(lines: Iterable[BudgetLine], name: str) -> Decimal | None:
    amounts = [getattr(line, name) for line in lines if getattr(line, name) is not None]
    return sum(amounts, start=Decimal(0)) if amounts else None


def _milestone(milestone: Milestone) -> MilestonePart:
    return MilestonePart(
        milestone.title, milestone.due, milestone.reached_on, _milestone_words(milestone), milestone.note
    )


def _milestone_words(milestone: Milestone) -> str:
    if milestone.reached_on is None:
        return _("te laat") if milestone.due < timezone.localdate() else _("nog bezig")
    return _("op tijd bereikt") if milestone.reached_on <= milestone.due else _("later bereikt")
