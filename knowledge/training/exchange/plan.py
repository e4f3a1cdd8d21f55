"""What an import would do, worked out before anything is written."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from knowledge.training.exchange.columns import RowProblem, TrainingRow, read_rows
from knowledge.training.models import TrainingPage, TrainingSession

DEFAULTS = {"status": "bevestigd", "cost": "onbekend"}


@dataclass(slots=True)
class PlannedTraining:
    """`page` None is a new training. `changes` are lines for people."""

    row: TrainingRow
    page: TrainingPage | None
    changes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """With problems nothing of it may be carried out."""

    rows: list[PlannedTraining]
    problems: list[RowProblem]

    @property
    def new(self) -> list[PlannedTraining]:
        return [row for row in self.rows if row.page is None]

    @property
    def changed(self) -> list[PlannedTraining]:
        return [row for row in self.rows if row.page and row.changes]

    @property
    def to_write(self) -> int:
        return len(self.new) + len(self.changed)

    @property
    def unchanged(self) -> list[PlannedTraining]:
        return [row for row in self.rows if row.page and not row.changes]


def plan_import(content: bytes) -> Plan:
    """Compare a file with the site. The file tells the coming dates of its trainings; past ones stay."""
    rows, problems = read_rows(content)
    known = {page.slug: page for page in TrainingPage.objects.with_sessions()}
    today = timezone.localdate()
    planned = []
    for row in rows:
        page = known.get(row.slug)
        problems += _session_problems(row)
        if page and page.has_unpublished_changes:
            problems.append(
                RowProblem(row.row, "id", f"“{page.title}” heeft een wijziging die wacht. Beslis die eerst.")
            )
        planned.append(PlannedTraining(row, page, _changes(row, page, today) if page else []))
    return Plan([] if problems else planned, sorted(problems, key=lambda problem: problem.row))


def _session_problems(row: TrainingRow) -> list[RowProblem]:
    found = []
    for session in row.sessions:
        try:
            TrainingSession(**filled(session)).clean()
        except ValidationError as error:
            found += [RowProblem(row.row, name, messages[0]) for name, messages in error.message_dict.items()]
    return found


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Empty cells of a choice get its default."""
    return {name: value or DEFAULTS.get(name, value) for name, value in values.items()}


def _changes(row: TrainingRow, page: TrainingPage, today: date) -> list[str]:
    lines = []
    if page.provider.name != row.provider:
        lines.append(f"provider: {page.provider.name} → {row.provider}")
    for name, value in filled(row.values).items():
        if getattr(page, name) != value:
            lines.append(f"{name}: {_shown(getattr(page, name))} → {_shown(value)}")
    before = sorted(map(_told, coming_sessions(page, today)))
    after = sorted(_told(TrainingSession(**filled(session))) for session in row.sessions)
    lines += [f"datum weg: {line}" for line in before if line not in after]
    lines += [f"datum erbij: {line}" for line in after if line not in before]
    return lines


def _shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, list) else str("" if value is None else value)


def _told(session: TrainingSession) -> str:
    hours = f"{session.start_time:%H:%M}-{session.end_time:%H:%M}" if session.start_time and session.end_time else ""
    parts = [session.starts_on, session.ends_on, hours, session.place, session.street, session.postal_code]
    parts += [session.municipality, "online" if session.is_online else "", session.status, session.registration_url]
    parts += [session.places, session.note]
    return " ".join(str(part) for part in parts if part not in {None, ""})


def coming_sessions(page: TrainingPage, today: date) -> list[TrainingSession]:
    return [one for one in page.sessions.all() if (one.ends_on or one.starts_on) >= today]
