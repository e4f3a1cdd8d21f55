"""A report as sheets of rows: the one source of XLSX and ODS. Pure.

Cells are numbers and days where they are, so that somebody can calculate with them; a number that is hidden is a text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from allesoverpesten.impact.report.data import ActionPart, Amount, IndicatorPart, Report

type Cell = str | int | Decimal | date | None


@dataclass(frozen=True)
class Sheet:
    name: str
    columns: list[str]
    rows: list[list[Cell]]


def sheets(report: Report) -> list[Sheet]:
    """Overview, figures, parts, definitions, stories, money, milestones, evaluations, open points."""
    return [
        _overview(report),
        _figures(report),
        _parts(report),
        _definitions(report),
        _stories(report),
        _money(report),
        _milestones(report),
        _evaluations(report),
        Sheet(_("Open punten"), [_("Nummer"), _("Wat")], [[point.code, point.text] for point in report.open_points]),
    ]


def state_line(report: Report) -> str:
    """Who approved, or that nobody did."""
    if report.is_final and report.approved_on:
        told = {"name": report.approved_by, "day": date_format(report.approved_on, "j F Y")}
        return _("Goedgekeurd door %(name)s op %(day)s.") % told
    return _("Nog niet goedgekeurd: de cijfers kunnen nog veranderen.")


def _cell(amount: Amount) -> Cell:
    return amount.text if amount.is_hidden else amount.value


def _overview(report: Report) -> Sheet:
    rows: list[list[Cell]] = [
        [_("Tijdvak"), report.period],
        [_("Eerste dag"), report.first_day],
        [_("Laatste dag"), report.last_day],
        [_("Stand"), state_line(report)],
        [_("Gemaakt door"), report.made_by],
        [_("Gemaakt op"), report.made_at.date()],
        [_("Kleine aantallen"), _("Aantallen van mensen onder 5 staan er niet in.")],
    ]
    if report.has_examples:
        rows.append([_("Let op"), _("In dit rapport staan voorbeelden: verzonnen cijfers om te tonen hoe het werkt.")])
    return Sheet(_("Rapport"), [_("Wat"), _("Waarde")], rows)


def _pairs(report: Report) -> Iterator[tuple[int, ActionPart, IndicatorPart]]:
    for goal in report.goals:
        for action in goal.actions:
            for one in action.indicators:
                yield goal.number, action, one


def _figures(report: Report) -> Sheet:
    columns = [
        *(_("Doel"), _("Actie"), _("Nummer"), _("Indicator"), _("Eenheid"), _("Nulmeting"), _("Streefwaarde")),
        *(_("Waarde"), _("Deel van het doel"), _("Stand"), _("Goedkeuring"), _("Goedgekeurd door")),
        *report.earlier,
        *(_("Toelichting"), _("Voorbeeld")),
    ]
    rows = [
        [
            *(goal, action.code, one.code, one.label, one.unit, one.baseline.value, one.target.value),
            *(_cell(one.amount), _rounded(one.share), one.standing_label, one.state_label, one.approved_by),
            *(_cell(earlier.amount) for earlier in one.earlier),
            *(one.note, _("ja") if one.is_example else ""),
        ]
        for goal, action, one in _pairs(report)
    ]
    return Sheet(_("Cijfers"), columns, rows)


def _rounded(share: Decimal | None) -> Decimal | None:
    return None if share is None else share.quantize(Decimal("0.0001"))


def _parts(report: Report) -> Sheet:
    columns = [_("Nummer"), _("Indicator"), _("Splitsing"), _("Deel"), _("Streefwaarde"), _("Waarde")]
    rows: list[list[Cell]] = []
    for _goal, _action, one in _pairs(report):
        rows += [[one.code, one.label, one.split_label, p.name, p.target.value, _cell(p.amount)] for p in one.parts]
        rows += [[one.code, one.label, _("per pagina"), page.name, None, _cell(page.amount)] for page in one.pages]
    return Sheet(_("Splitsing"), columns, rows)


def _definitions(report: Report) -> Sheet:
    columns = [
        *(_("Nummer"), _("Indicator"), _("Definitie"), _("Eenheid"), _("Richting"), _("Bron"), _("Hoe de site telt")),
        _("Waar de nulmeting vandaan komt"),
    ]
    rows: list[list[Cell]] = [
        [one.code, one.label, one.definition, one.unit, one.direction, one.source, one.counter, one.baseline_source]
        for _goal, _action, one in _pairs(report)
    ]
    return Sheet(_("Definities"), columns, rows)


def _stories(report: Report) -> Sheet:
    columns = [_("Actie"), _("Titel"), _("Wie"), _("Wat er gebeurde"), _("Wat we leerden"), _("Bewijsstukken")]
    rows: list[list[Cell]] = [
        [one.code, one.title, one.responsible, one.narrative, one.lessons, _files(one)] for one in report.actions
    ]
    return Sheet(_("Verhaal"), columns, rows)


def _files(action: ActionPart) -> str:
    return "\n".join(f"{file.title} ({file.file_name}, SHA-256 {file.digest})" for file in action.evidence)


def _money(report: Report) -> Sheet:
    whole = [(_("alles samen"), report.budget)] if report.budget else []
    by_action = [(f"{action.code} {action.title}", action.budget) for action in report.actions]
    rows: list[list[Cell]] = [
        [name, part.kind, part.planned, part.spent] for name, parts in [*by_action, *whole] for part in parts
    ]
    return Sheet(_("Begroting"), [_("Actie"), _("Soort"), _("Gepland (euro)"), _("Uitgegeven (euro)")], rows)


def _milestones(report: Report) -> Sheet:
    columns = [_("Actie"), _("Mijlpaal"), _("Tegen"), _("Bereikt op"), _("Stand"), _("Toelichting")]
    rows: list[list[Cell]] = [
        [action.code, one.title, one.due, one.reached_on, one.standing_label, one.note]
        for action in report.actions
        for one in action.milestones
    ]
    return Sheet(_("Mijlpalen"), columns, rows)


def _evaluations(report: Report) -> Sheet:
    columns = [_("Dag"), _("Titel"), _("Wie deed mee"), _("Wat we vaststelden"), _("Wat we bijsturen")]
    rows: list[list[Cell]] = [
        [one.day, one.title, one.participants, one.findings, one.adjustments] for one in report.evaluations
    ]
    return Sheet(_("Evaluaties"), columns, rows)


def longest(cells: Iterable[Cell], most: int) -> int:
    """How wide a column should be, in letters."""
    return min(max((len(line) for cell in cells for line in str(cell or "").splitlines()), default=0), most)
