"""Rows of an uploaded table by column, and what is wrong with them, said so that an editor finds the cell."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in one cell (or in a row or file: then `column` is empty). The heading is row 1."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = _("Rij %(row)s, kolom “%(column)s”") if self.column else _("Rij %(row)s")
        return f"{place % {'row': self.row, 'column': self.column}}: {self.message}"


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as a spreadsheet counts; `cells` by field name, stripped, with "" for a column that is not there."""

    number: int
    cells: dict[str, str]


def read_rows(content: bytes, headings: dict[str, Sequence[str]]) -> tuple[list[Row], list[CellProblem]]:
    """Rows of a CSV with comma, semicolon or tab; `headings` is field name → ways in which its column may be headed.

    Empty rows are left out. A column that nobody knows is a problem, because its content would silently be lost.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [CellProblem(1, "", _("Dit bestand is geen UTF-8. Bewaar het als “CSV UTF-8” of als .xlsx."))]
    lines = list(csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=_delimiter(text)))
    if not lines:
        return [], [CellProblem(1, "", _("Het bestand is leeg."))]
    known = {way.casefold(): name for name, ways in headings.items() for way in (name, *ways)}
    names = [known.get(heading.strip().casefold(), "") for heading in lines[0]]
    return list(_rows(lines[1:], names, headings)), list(_wrong_headings(lines, names))


def _delimiter(text: str) -> str:
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)


def _rows(lines: Sequence[Sequence[str]], names: Sequence[str], headings: dict[str, Sequence[str]]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        cells = {name: cell.strip() for name, cell in zip(names, line, strict=False) if name}
        if any(cells.values()):
            yield Row(number, dict.fromkeys(headings, "") | cells)


def _wrong_headings(lines: Sequence[Sequence[str]], names: Sequence[str]) -> Iterator[CellProblem]:
    for heading, name in zip(lines[0], names, strict=True):
        if heading.strip() and not name:
            yield CellProblem(1, heading.strip(), _("Deze kolom kennen we niet."))
        if name and names.count(name) > 1:
            yield CellProblem(1, heading.strip(), _("Deze kolom staat er twee keer."))
    for number, line in enumerate(lines[1:], start=2):
        if len(line) > len(names) and any(cell.strip() for cell in line[len(names) :]):
            yield CellProblem(number, "", _("Deze rij heeft meer cellen dan er kolommen zijn."))
