"""Materials from a table: what an import would do, worked out before anything is written, and then all or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from content.core.enums import Audience, Context
from content.core.models import Theme
from content.core.spreadsheet_rows import CellProblem, Row, read_rows
from content.infopunt.enums import Cost, EvidenceLevel, ResourceKind, ResourceLanguage
from content.infopunt.models import Resource

MOST_ROWS = 2_000
TEXTS = (
    "title", "publisher", "description", "length", "url", "evidence_what", "evidence_where", "evidence_result",
    "source_url", "checked",
)  # fmt: skip
NUMBERS = ("year", "minimum_age", "maximum_age")
CHOICES = {"kind": ResourceKind, "language": ResourceLanguage, "cost": Cost, "evidence": EvidenceLevel}
LISTS = {"audiences": Audience, "contexts": Context}
COLUMNS = ("slug", *TEXTS, *NUMBERS, *CHOICES, *LISTS, "themes", "review_due", "is_public")
YES, NO = frozenset({"ja", "1", "true", "waar"}), frozenset({"nee", "0", "false", "onwaar"})


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Planned:
    """One material; `changes` are (column, before, after) of what differs from what the site has."""

    kind: Kind
    resource: Resource
    themes: tuple[Theme, ...]
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """With problems nothing of it may be carried out."""

    rows: tuple[Planned, ...]
    problems: tuple[CellProblem, ...]

    def of_kind(self, kind: Kind) -> list[Planned]:
        return [row for row in self.rows if row.kind is kind]

    @property
    def new(self) -> list[Planned]:
        return self.of_kind(Kind.NEW)

    @property
    def changed(self) -> list[Planned]:
        return self.of_kind(Kind.CHANGED)

    @property
    def unchanged(self) -> list[Planned]:
        return self.of_kind(Kind.UNCHANGED)


class PlanHasProblemsError(ValueError):
    """A plan with problems was handed over; nothing was written."""


def heading_of(name: str) -> str:
    """What the column is called, the same as in the form of one material."""
    return str(Resource._meta.get_field(name).verbose_name)  # noqa: SLF001 - Django's public name for it


def plan_import(content: bytes) -> Plan:
    """Compare a CSV with the library. As many queries for one row as for thousands.

    A material is known by its key, or without one by what its title would give. An empty or missing column of a
    known material leaves what the site has.
    """
    rows, problems = read_rows(content, {name: (heading_of(name),) for name in COLUMNS})
    if len(rows) > MOST_ROWS:
        problems.append(CellProblem(MOST_ROWS + 2, "", _("Hoogstens %(most)s rijen per keer.") % {"most": MOST_ROWS}))
    if not rows and not problems:
        problems.append(CellProblem(1, "", _("Er staan geen materialen in dit bestand.")))
    if problems:
        return Plan((), tuple(problems))
    reader = _Reader()
    planned = [reader.plan(row) for row in rows]
    return Plan(() if reader.problems else tuple(planned), tuple(reader.problems))


def carry_out(plan: Plan) -> int:
    """Write the plan, all or nothing; returns how many materials are new or changed."""
    if plan.problems:
        raise PlanHasProblemsError
    rows = [row for row in plan.rows if row.kind is not Kind.UNCHANGED]
    with transaction.atomic():
        for row in rows:
            row.resource.themes = list(row.themes)
            row.resource.save()
            row.resource.save_revision()
    return len(rows)


class _Reader:
    """Turns rows into materials and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[CellProblem] = []
        self._known = {one.slug: one for one in Resource.objects.prefetch_related("themes")}
        self._themes = {theme.slug: theme for theme in Theme.objects.all()}
        self._theme_names = {theme.name.casefold(): theme for theme in self._themes.values()}
        self._seen: dict[str, int] = {}

    def plan(self, row: Row) -> Planned:
        slug = row.cells["slug"] or slugify(row.cells["title"])[:120]
        known = self._known.get(slug)
        before = _as_cells(known) if known else {}
        resource = known or Resource(slug=slug)
        if earlier := self._seen.get(slug):
            self._tell(row, "slug", _("“%(slug)s” staat ook al in rij %(row)s.") % {"slug": slug, "row": earlier})
        self._seen[slug] = row.number
        self._fill(resource, row)
        themes = self._read_themes(row) if row.cells["themes"] or not known else tuple(known.themes.all())
        self._check(resource, row)
        after = _as_cells(resource) | {"themes": _joined(theme.name for theme in themes)}
        changes = tuple(
            (heading_of(name), before[name], after[name]) for name in COLUMNS if known and before[name] != after[name]
        )
        kind = Kind.NEW if not known else Kind.CHANGED if changes else Kind.UNCHANGED
        return Planned(kind, resource, themes, changes)

    def _tell(self, row: Row, name: str, message: str) -> None:
        problem = CellProblem(row.number, heading_of(name), message)
        if problem not in self.problems:
            self.problems.append(problem)

    def _fill(self, resource: Resource, row: Row) -> None:
        for name in TEXTS:
            if row.cells[name]:
                setattr(resource, name, row.cells[name])
        for name in NUMBERS:
            self._set(resource, row, name, _whole_number)
        for name, choices in CHOICES.items():
            self._set(resource, row, name, lambda cell, choices=choices: _choice(cell, choices))
        for name, choices in LISTS.items():
            self._set(
                resource, row, name, lambda cell, choices=choices: [_choice(one, choices) for one in _split(cell)]
            )
        self._set(resource, row, "review_due", _day)
        self._set(resource, row, "is_public", _yes_or_no)

    def _set(self, resource: Resource, row: Row, name: str, read: Callable[[str], Any]) -> None:
        if not row.cells[name]:
            return
        try:
            setattr(resource, name, read(row.cells[name]))
        except ValueError as error:
            self._tell(row, name, str(error))

    def _read_themes(self, row: Row) -> tuple[Theme, ...]:
        found = []
        for written in _split(row.cells["themes"]):
            theme = self._themes.get(written) or self._theme_names.get(written.casefold())
            if theme is None:
                choices = ", ".join(sorted(self._themes))
                self._tell(row, "themes", _unknown(written, choices))
            else:
                found.append(theme)
        return tuple(found)

    def _check(self, resource: Resource, row: Row) -> None:
        told = {problem.column for problem in self.problems if problem.row == row.number}
        try:
            resource.clean_fields(exclude=["document", "facets", "latest_revision"])
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                if heading_of(name) not in told:
                    self._tell(row, name, " ".join(messages))
        youngest, oldest = resource.minimum_age, resource.maximum_age
        if youngest is not None and oldest is not None and youngest > oldest:
            self._tell(row, "maximum_age", _("Dit is jonger dan “vanaf leeftijd”."))


def _as_cells(resource: Resource) -> dict[str, str]:
    cells = {name: _cell(getattr(resource, name)) for name in COLUMNS if name != "themes"}
    return cells | {"themes": _joined(theme.name for theme in resource.themes.all()) if resource.pk else ""}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return _joined(value) if isinstance(value, list) else str(value)


def _joined(values: Iterator[str] | list[str]) -> str:
    return "; ".join(sorted(map(str, values)))


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.replace("\n", ";").split(";") if part.strip()]


def _whole_number(cell: str) -> int:
    if not cell.isascii() or not cell.isdigit():
        raise ValueError(_("“%(cell)s” is geen geheel getal.") % {"cell": cell})
    return int(cell)


def _choice(cell: str, choices: Any) -> str:
    for key, label in choices.choices:
        if cell.casefold() in {key.casefold(), str(label).casefold()}:
            return str(key)
    raise ValueError(_unknown(cell, ", ".join(choices.values)))


def _unknown(cell: str, choices: str) -> str:
    return _("“%(cell)s” kennen we niet. Kies uit: %(choices)s.") % {"cell": cell, "choices": choices}


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError(_("“%(cell)s” is geen dag. Schrijf het zo: 2027-08-31.") % {"cell": cell}) from None


def _yes_or_no(cell: str) -> bool:
    if cell.casefold() not in YES | NO:
        raise ValueError(_("“%(cell)s” is geen ja of nee.") % {"cell": cell})
    return cell.casefold() in YES
