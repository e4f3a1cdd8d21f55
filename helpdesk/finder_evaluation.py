"""Situations with the services that somebody who knows the field expects, and whether the finder gives them."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime

from helpdesk.opening_hours import BRUSSELS
from helpdesk.triage.answers import Answers, What, Who
from helpdesk.triage.directory import Directory
from helpdesk.triage.matching import find_help

COLUMNS = ("who", "what", "place", "at", "expected", "within")


class TableProblem(ValueError):  # noqa: N818 - something to tell whoever made the table, not a fault of the program
    """A table that cannot be used; the message is Dutch and names the row."""


@dataclass(frozen=True, slots=True)
class Situation:
    """`expected`: slugs, any of which must stand within the first `within`. `at` without zone is Brussels time."""

    row: int
    who: Who
    what: What
    place: str
    at: datetime
    expected: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    situation: Situation
    found: tuple[str, ...]
    """The first services, as many as count."""

    @property
    def is_hit(self) -> bool:
        return not set(self.found).isdisjoint(self.situation.expected)


def read_situations(text: str) -> list[Situation]:
    """Read a table with `COLUMNS`, in any order; other columns are left out. Raises `TableProblem`."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise TableProblem(f"Deze kolommen ontbreken: {', '.join(missing)}.")
    situations = [_situation(number, row) for number, row in enumerate(reader, start=2)]
    if not situations:
        raise TableProblem("De tabel heeft geen rijen.")
    return situations


def _situation(number: int, row: dict[str, str]) -> Situation:
    cells = {column: (row[column] or "").strip() for column in COLUMNS}
    try:
        at = datetime.fromisoformat(cells["at"])
        expected = tuple(slug.strip() for slug in cells["expected"].split("|") if slug.strip())
        situation = Situation(
            number,
            Who(cells["who"]),
            What(cells["what"]),
            cells["place"],
            at if at.tzinfo else at.replace(tzinfo=BRUSSELS),
            expected,
            int(cells["within"] or 1),
        )
    except ValueError as error:
        raise TableProblem(f"Rij {number}: {error}.") from error
    if not expected:
        raise TableProblem(f"Rij {number}: er staat geen verwachte dienst.")
    return situation


def evaluate(situation: Situation, directory: Directory) -> Evaluation:
    answers = Answers(situation.who, situation.what, situation.place)
    outcome = find_help(answers, directory, situation.at)
    return Evaluation(situation, tuple(ranked.slug for ranked in outcome.services[: situation.within]))
