"""Rows of a spreadsheet as plain values. Pure: knows the vocabulary, not the database.

One row is one date of a training; rows with the same `id` belong to one training, and a row without `starts_on`
is a training without dates. Several values in a cell are divided by `;`.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import TextChoices

from content.core.enums import Audience, Context
from content.infopunt.enums import AgeGroup, Cost, ResourceLanguage
from knowledge.events.enums import EventStatus
from knowledge.training.enums import LengthClass, Province, TrainingForm

MOST_ROWS = 5000


class CellProblem(ValueError):  # noqa: N818 - something to tell an editor, not a fault of the program
    """What is wrong with a cell, in Dutch."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    row: int
    column: str
    message: str


@dataclass(slots=True)
class TrainingRow:
    """One training with its dates, and the row in which it stands first."""

    row: int
    slug: str
    provider: str
    values: dict[str, Any]
    sessions: list[dict[str, Any]] = field(default_factory=list)


def _text(most: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if len(cell) > most:
            raise CellProblem(f"Dit is te lang: {len(cell)} tekens, er mogen er {most} staan.")
        return cell

    return read


def _one(choices: type[TextChoices]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell and cell not in choices.values:
            raise CellProblem(f"“{cell}” kennen we niet. Kies uit: {', '.join(choices.values)}.")
        return cell

    return read


def _several(choices: type[TextChoices]) -> Callable[[str], list[str]]:
    def read(cell: str) -> list[str]:
        return [_one(choices)(part.strip()) for part in cell.split(";") if part.strip()]

    return read


def _price(cell: str) -> Decimal | None:
    if not cell:
        return None
    try:
        amount = Decimal(cell.replace(",", "."))
    except InvalidOperation as error:
        raise CellProblem(f"“{cell}” is geen bedrag.") from error
    if not amount.is_finite() or not 0 <= amount < 100_000:
        raise CellProblem(f"“{cell}” is geen bedrag dat kan.")
    return amount.quantize(Decimal("0.01"))


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise CellProblem(f"“{cell}” is geen dag. Schrijf ze als 2027-03-31.") from error


def _hour(cell: str) -> time | None:
    try:
        return time.fromisoformat(cell.replace(".", ":")) if cell else None
    except ValueError as error:
        raise CellProblem(f"“{cell}” is geen uur. Schrijf het als 09:30.") from error


def _address(cell: str) -> str:
    if cell and not cell.startswith(("https://", "http://")):
        raise CellProblem("Een adres begint met https://.")
    return _text(500)(cell)


def _postal_code(cell: str) -> str:
    if cell and not (len(cell) == 4 and cell.isascii() and cell.isdigit()):
        raise CellProblem(f"“{cell}” is geen postcode: die heeft vier cijfers.")
    return cell


def _yes(cell: str) -> bool:
    if cell.lower() not in {"", "ja", "nee"}:
        raise CellProblem("Schrijf ja of nee.")
    return cell.lower() == "ja"


def _number(cell: str) -> int | None:
    if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 6):
        raise CellProblem(f"“{cell}” is geen aantal.")
    return int(cell) if cell else None


TRAINING: dict[str, Callable[[str], Any]] = {
    "title": _text(255),
    "summary": _text(255),
    "audiences": _several(Audience),
    "contexts": _several(Context),
    "forms": _several(TrainingForm),
    "regions": _several(Province),
    "ages": _several(AgeGroup),
    "languages": _several(ResourceLanguage),
    "length": _text(80),
    "length_class": _one(LengthClass),
    "cost": _one(Cost),
    "price": _price,
    "price_note": _text(200),
    "booking_url": _address,
}
SESSION: dict[str, Callable[[str], Any]] = {
    "starts_on": _day,
    "start_time": _hour,
    "end_time": _hour,
    "ends_on": _day,
    "place": _text(160),
    "street": _text(120),
    "postal_code": _postal_code,
    "municipality": _text(60),
    "is_online": _yes,
    "status": _one(EventStatus),
    "registration_url": _address,
    "places": _number,
    "note": _text(300),
}
COLUMNS = ("id", "provider", *TRAINING, *SESSION)
NEEDED = ("id", "provider", "title", "summary")


def read_rows(content: bytes) -> tuple[list[TrainingRow], list[RowProblem]]:
    """Trainings in the order of the file, and everything that is wrong, so that one round mends it all."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [RowProblem(0, "", "Bewaar het bestand als “CSV UTF-8” of als Excel (.xlsx).")]
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        return [], [RowProblem(0, "", f"Dit bestand kunnen we niet lezen ({error}).")]
    problems = list(_heading_problems(table))
    return ([], problems) if problems else _read_table(table)


def _heading_problems(table: list[list[str]]) -> Iterator[RowProblem]:
    heading = [cell.strip() for cell in table[0]] if table else []
    for name in NEEDED:
        if name not in heading:
            yield RowProblem(1, name, "Deze kolom ontbreekt.")
    for name in heading:
        if name not in COLUMNS:
            yield RowProblem(1, name, f"Deze kolom kennen we niet. Deze wel: {', '.join(COLUMNS)}.")
    if len(set(heading)) < len(heading):
        yield RowProblem(1, "", "Een kolom staat er twee keer.")
    if len(table) > MOST_ROWS + 1:
        yield RowProblem(MOST_ROWS + 2, "", f"Het bestand is te lang: hoogstens {MOST_ROWS} rijen.")


def _read_table(table: list[list[str]]) -> tuple[list[TrainingRow], list[RowProblem]]:
    heading = [cell.strip() for cell in table[0]]
    found: dict[str, TrainingRow] = {}
    problems: list[RowProblem] = []
    for number, cells in enumerate(table[1:], start=2):
        row = dict(zip(heading, (cell.strip() for cell in cells), strict=False))
        if any(row.values()):
            _read_row(number, row, found, problems)
    return list(found.values()), problems


def _read_row(number: int, row: dict[str, str], found: dict[str, TrainingRow], problems: list[RowProblem]) -> None:
    before = len(problems)
    problems.extend(RowProblem(number, name, "Vul dit in.") for name in NEEDED if not row.get(name))
    values = dict(_cells(number, row, TRAINING, problems))
    session = dict(_cells(number, row, SESSION, problems))
    slug = row.get("id", "")
    if slug and not all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in slug):
        problems.append(RowProblem(number, "id", "Gebruik alleen letters, cijfers en streepjes."))
    if len(problems) > before:
        return
    training = found.setdefault(slug, TrainingRow(number, slug, row["provider"], values))
    if (training.provider, training.values) != (row["provider"], values):
        problems.append(RowProblem(number, "id", f"Rij {training.row} zegt iets anders over dezelfde vorming."))
    elif session["starts_on"]:
        training.sessions.append(session)
    elif any(value for name, value in session.items() if name != "is_online"):
        problems.append(RowProblem(number, "starts_on", "Vul de dag in, of maak de rest van de datum leeg."))


def _cells(
    number: int, row: dict[str, str], readers: dict[str, Callable[[str], Any]], problems: list[RowProblem]
) -> Iterator[tuple[str, Any]]:
    for name, read in readers.items():
        try:
            yield name, read(row.get(name, ""))
        except CellProblem as problem:
            problems.append(RowProblem(number, name, str(problem)))
