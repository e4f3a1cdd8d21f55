"""A report as plain values: what is frozen, and what every format is written from. Pure.

Whatever must not be told outside is already left out: a small number has a text but no value.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from pydantic import TypeAdapter


@dataclass(frozen=True)
class Amount:
    """A number as it is told. `value` is None where there is none or where it is hidden; `text` is for people."""

    value: Decimal | None = None
    text: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class NamedAmount:
    """An amount of something: a part of a split, a page, or the same indicator in an earlier period."""

    name: str
    amount: Amount
    target: Amount = field(default_factory=Amount)


@dataclass(frozen=True)
class IndicatorPart:
    """`share` is how much of the target is reached (1 is all of it), None where unknown or hidden."""

    code: str
    label: str
    definition: str
    unit: str
    direction: str
    source: str
    counter: str
    baseline: Amount
    baseline_source: str
    target: Amount
    amount: Amount
    share: Decimal | None
    standing: str
    standing_sign: str
    standing_label: str
    state: str
    state_label: str
    note: str
    approved_by: str
    approved_on: date | None
    earlier: list[NamedAmount]
    split_label: str
    parts: list[NamedAmount]
    pages: list[NamedAmount]
    needs_document: bool
    is_public: bool
    is_example: bool

    @property
    def is_approved(self) -> bool:
        return self.state == "approved"


@dataclass(frozen=True)
class BudgetPart:
    kind: str
    planned: Decimal | None
    spent: Decimal | None
    planned_text: str
    spent_text: str


@dataclass(frozen=True)
class MilestonePart:
    title: str
    due: date
    reached_on: date | None
    standing_label: str
    note: str


@dataclass(frozen=True)
class EvidencePart:
    """A file is named with its digest (SHA-256), so that it can be proven to be the same one later."""

    title: str
    file_name: str
    digest: str
    indicator_code: str


@dataclass(frozen=True)
class ActionPart:
    code: str
    title: str
    description: str
    responsible: str
    narrative: str
    lessons: str
    indicators: list[IndicatorPart]
    budget: list[BudgetPart]
    milestones: list[MilestonePart]
    evidence: list[EvidencePart]
    is_example: bool


@dataclass(frozen=True)
class GoalPart:
    number: int
    name: str
    description: str
    address: str
    actions: list[ActionPart]


@dataclass(frozen=True)
class EvaluationPart:
    day: date
    title: str
    participants: str
    findings: str
    adjustments: str
    is_example: bool


@dataclass(frozen=True)
class OpenPoint:
    """What a reader must know before believing the figures; `code` is the indicator or action it is about."""

    kind: str
    code: str
    text: str


@dataclass(frozen=True)
class Report:
    """`approved_by` is empty until the period is approved; `earlier` are names of periods, the oldest first."""

    period: str
    first_day: date
    last_day: date
    is_final: bool
    approved_by: str
    approved_on: date | None
    made_by: str
    made_at: datetime
    earlier: list[str]
    goals: list[GoalPart]
    budget: list[BudgetPart]
    evaluations: list[EvaluationPart]
    open_points: list[OpenPoint]
    has_examples: bool

    @property
    def actions(self) -> list[ActionPart]:
        return [action for goal in self.goals for action in goal.actions]

    @property
    def indicators(self) -> list[IndicatorPart]:
        return [indicator for action in self.actions for indicator in action.indicators]


_ADAPTER = TypeAdapter(Report)


def to_json(report: Report) -> str:
    return _ADAPTER.dump_json(report).decode()


def from_json(text: str) -> Report:
    return _ADAPTER.validate_json(text)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
