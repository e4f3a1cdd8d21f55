"""Help services and contact points as two CSV files: clean values, or problems with row and column in
Dutch.

The files of the first content and of every import have these columns. Reading never raises for what
somebody typed: a file that cannot be used gives `problems`, and then no record of it may be used. Rows
count from 1, the header included, as in a spreadsheet. Columns may stand in any order, and may carry the
names of tabular HSDS (`ALIASES`). Dates may be a month (`2020-02`), read as its first day: rather too old
than too fresh. Writing is done by `facts_writer`.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from helpdesk.opening_hours import Calendar, HoursProblem, Schedule, check_osm
from helpdesk.phone_numbers import PhoneNumberProblem, parse_phone_number
from helpdesk.triage.facts import AUDIENCES, CHANNELS, THEMES, ContactFacts, ServiceFacts
from helpdesk.triage.places import Area, parse_area

SERVICE_COLUMNS = (
    "id",
    "organization",
    "name",
    "what_it_is",
    "audiences",
    "minimum_age",
    "maximum_age",
    "themes",
    "free",
    "anonymous",
    "area",
    "website",
    "crisis",
    "source_url",
    "source_date",
    "state",
)
CONTACT_COLUMNS = ("service_id", "channel", "value", "opening_hours", "hours_date", "state")

ALIASES = {
    "service_id": "id",
    "organization_id": "organization",
    "organization_name": "organization",
    "description": "what_it_is",
    "target_groups": "audiences",
    "taxonomy_terms": "themes",
    "fees_free": "free",
    "service_area": "area",
    "url": "website",
    "assured_date": "source_date",
    "status_note": "state",
}
"""Names of tabular HSDS (and of its common extensions) for the columns of services."""
CONTACT_ALIASES = {
    "type": "channel",
    "number": "value",
    "schedule": "opening_hours",
    "opening_hours_osm": "opening_hours",
    "assured_date": "hours_date",
    "description": "state",
}

MAX_LENGTHS = {
    "id": 255,
    "organization": 160,
    "name": 255,
    "what_it_is": 255,
    "website": 200,
    "source_url": 500,
    "state": 255,
    "value": 255,
    "opening_hours": 500,
}
MAX_CELL = 2000
FORMULA_STARTS = frozenset("=+-@")
DOUBTFUL = "te controleren"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong in one cell (or in a row or file: then `column` is empty)."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        column = f", kolom {self.column}" if self.column else ""
        return f"Rij {self.row}{column}: {self.message}"


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """One row of services. `source_date` is the date as written, `assured_on` its first day."""

    slug: str
    organization: str
    name: str
    description: str
    audiences: tuple[str, ...]
    minimum_age: int | None
    maximum_age: int | None
    themes: tuple[str, ...]
    is_free: bool
    is_anonymous: bool
    area: Area
    area_text: str
    website: str
    is_crisis: bool
    source_url: str
    source_date: str
    assured_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """One row of contact points. `is_doubtful`: the state says that the hours need checking."""

    service: str
    channel: str
    value: str
    opening_hours: str
    hours_date: str
    assured_on: date | None
    is_doubtful: bool
    state: str


@dataclass(frozen=True, slots=True)
class Sheet[Record]:
    """What was read; `rows` are the row numbers of `records`. With problems nothing of it may be used."""

    records: tuple[Record, ...]
    rows: tuple[int, ...]
    problems: tuple[RowProblem, ...]


class _Row:
    """One row being read: gives clean values and gathers problems."""

    def __init__(self, number: int, cells: Mapping[str, str]) -> None:
        self.number = number
        self.problems: list[RowProblem] = []
        self._cells = {column: self._clean(column, text) for column, text in cells.items()}

    def _clean(self, column: str, text: str) -> str:
        text = text.strip()
        limit = MAX_LENGTHS.get(column, MAX_CELL)
        if text[:1] == "'" and text[1:2] in FORMULA_STARTS:
            text = text[1:]  # how an export disarms what a spreadsheet would take for a formula
        elif len(text) > limit:
            self.problem(column, f"de tekst is langer dan {limit} tekens.")
        elif text[:1] in FORMULA_STARTS and re.fullmatch(r"\+[\d ./()-]+", text) is None:
            self.problem(column, f"“{text[:20]}” begint als een formule. Begin met een letter of cijfer.")
        elif any(ord(c) < 32 for c in text):
            self.problem(column, "er staat een regeleinde of onzichtbaar teken in de cel.")
        return text

    def problem(self, column: str, message: str) -> None:
        self.problems.append(RowProblem(self.number, column, message))

    def text(self, column: str) -> str:
        return self._cells[column]

    def required(self, column: str) -> str:
        text = self.text(column)
        if not text:
            self.problem(column, "mag niet leeg zijn.")
        return text

    def slug(self, column: str) -> str:
        text = self.required(column)
        if text and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text) is None:
            self.problem(column, f"“{text}” mag alleen kleine letters, cijfers en streepjes hebben.")
        return text

    def words(self, column: str, known: Collection[str]) -> tuple[str, ...]:
        words = tuple(word.strip().lower() for word in self.required(column).split(";") if word.strip())
        for word in words:
            if word not in known:
                self.problem(column, f"“{word}” kennen we niet. Kies uit: {', '.join(sorted(known))}.")
        return words

    def age(self, column: str) -> int | None:
        text = self.text(column)
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or int(text) > 120:
            self.problem(column, f"“{text}” is geen leeftijd.")
            return None
        return int(text)

    def yes_or_no(self, column: str) -> bool:
        text = self.required(column).lower()
        if text not in {"ja", "nee", ""}:
            self.problem(column, f"“{text}” moet ja of nee zijn.")
        return text == "ja"

    def web_address(self, column: str, *, required: bool = False) -> str:
        text = self.required(column) if required else self.text(column)
        if text and re.fullmatch(r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?", text) is None:
            self.problem(column, f"“{text}” is geen webadres. Het begint met https://.")
        return text

    def month(self, column: str) -> date | None:
        text = self.text(column)
        if not text:
            return None
        match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text)
        try:
            if match:
                return date(int(match[1]), int(match[2]), int(match[3] or 1))
        except ValueError:
            pass  # 2026-13: told below, together with texts of another shape
        self.problem(column, f"“{text}” is geen datum. Schrijf 2025-08 of 2025-08-31.")
        return None


def read_services(content: bytes | str) -> Sheet[ServiceRecord]:
    sheet = _read(content, SERVICE_COLUMNS, ALIASES, _service)
    first: dict[str, int] = {}
    twice = [
        RowProblem(row, "id", f"“{record.slug}” staat ook al in rij {first[record.slug]}.")
        for row, record in zip(sheet.rows, sheet.records, strict=True)
        if record.slug and first.setdefault(record.slug, row) != row
    ]
    return replace(sheet, problems=(*sheet.problems, *twice))


def read_contact_points(content: bytes | str, services: Iterable[str]) -> Sheet[ContactRecord]:
    """Read contact points of these services (slugs); a row for another service is a problem."""
    known = frozenset(services)
    return _read(content, CONTACT_COLUMNS, CONTACT_ALIASES, lambda row: _contact(row, known))


def _service(row: _Row) -> ServiceRecord:
    area_text = row.required("area")
    area = parse_area(area_text)
    if area is None:
        row.problem("area", f"“{area_text}” is geen gebied, provincie of gemeente die we kennen.")
    minimum, maximum = row.age("minimum_age"), row.age("maximum_age")
    if minimum is not None and maximum is not None and maximum < minimum:
        row.problem("maximum_age", f"{maximum} is lager dan de laagste leeftijd, {minimum}.")
    return ServiceRecord(
        slug=row.slug("id"),
        organization=row.required("organization"),
        name=row.required("name"),
        description=row.required("what_it_is"),
        audiences=row.words("audiences", AUDIENCES),
        minimum_age=minimum,
        maximum_age=maximum,
        themes=row.words("themes", THEMES),
        is_free=row.yes_or_no("free"),
        is_anonymous=row.yes_or_no("anonymous"),
        area=area or Area(),
        area_text=area_text,
        website=row.web_address("website"),
        is_crisis=row.yes_or_no("crisis"),
        source_url=row.web_address("source_url"),
        source_date=row.text("source_date"),
        assured_on=row.month("source_date"),
        state=row.text("state"),
    )


def _contact(row: _Row, services: frozenset[str]) -> ContactRecord:
    service = row.slug("service_id")
    if service and service not in services:
        row.problem("service_id", f"“{service}” staat niet bij de diensten.")
    channel = row.required("channel").lower()
    if channel and channel not in CHANNELS:
        row.problem("channel", f"“{channel}” kennen we niet. Kies uit: {', '.join(CHANNELS)}.")
    hours = row.text("opening_hours")
    try:
        if hours:
            check_osm(hours)
    except HoursProblem as problem:
        row.problem("opening_hours", str(problem))
    state = row.text("state")
    return ContactRecord(
        service=service,
        channel=channel,
        value=_contact_value(row, channel),
        opening_hours=hours,
        hours_date=row.text("hours_date"),
        assured_on=row.month("hours_date"),
        is_doubtful=state.startswith(DOUBTFUL),
        state=state,
    )


def _contact_value(row: _Row, channel: str) -> str:
    value = row.required("value")
    if channel in {"phone", "sms", "whatsapp"} and value:
        try:
            return parse_phone_number(value).digits
        except PhoneNumberProblem as problem:
            row.problem("value", str(problem))
    elif channel == "email" and re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", value):
        return value
    elif channel in {"chat", "email", "forum", "form", "website"}:
        row.web_address("value")
    return value


def _read[Record](
    content: bytes | str,
    columns: tuple[str, ...],
    aliases: Mapping[str, str],
    build: Callable[[_Row], Record],
) -> Sheet[Record]:
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError:
        return _unusable("het bestand is niet in UTF-8. Bewaar het opnieuw als “CSV UTF-8”.")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return _unusable("het bestand is geen CSV-bestand dat we kunnen lezen.")
    header = header_columns(rows[0] if rows else [], columns, aliases)
    if problem := _header_problem(header, columns):
        return _unusable(problem)
    records: dict[int, Record] = {}
    problems: list[RowProblem] = []
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            problems.append(RowProblem(number, "", f"heeft {len(cells)} cellen, verwacht zijn er {len(columns)}."))
            continue
        row = _Row(number, dict(zip(header, cells, strict=True)))
        records[number] = build(row)
        problems += row.problems
    return Sheet(tuple(records.values()), tuple(records), tuple(problems))


def header_columns(cells: list[str], columns: tuple[str, ...], aliases: Mapping[str, str]) -> list[str]:
    """Own names of the columns in this header; a name that is unknown stays as it is."""
    names = [cell.strip().lower() for cell in cells]
    return [name if name in columns else aliases.get(name, name) for name in names]


def _header_problem(header: list[str], columns: tuple[str, ...]) -> str:
    if sorted(header) == sorted(columns):
        return ""
    told = f"de kolommen moeten deze zijn, met komma’s ertussen: {', '.join(columns)}."
    if len(set(header) & set(columns)) * 2 < len(columns):
        return told
    if missing := [name for name in columns if name not in header]:
        told += f" Deze ontbreken: {', '.join(missing)}."
    if strange := [name for name in dict.fromkeys(header) if name not in columns or header.count(name) > 1]:
        told += f" Deze kennen we niet of staan er twee keer: {', '.join(strange)}."
    return told


def _unusable[Record](message: str) -> Sheet[Record]:
    return Sheet((), (), (RowProblem(1, "", message),))


def service_facts(services: Iterable[ServiceRecord], contacts: Iterable[ContactRecord]) -> tuple[ServiceFacts, ...]:
    """What the finder needs, from records without problems."""
    by_service: dict[str, list[ContactFacts]] = {}
    for contact in contacts:
        by_service.setdefault(contact.service, []).append(contact_facts(contact))
    return tuple(
        ServiceFacts(
            slug=record.slug,
            name=record.name,
            audiences=frozenset(record.audiences),
            themes=frozenset(record.themes),
            area=record.area,
            minimum_age=record.minimum_age,
            maximum_age=record.maximum_age,
            contacts=tuple(by_service.get(record.slug, ())),
            is_free=record.is_free,
            is_anonymous=record.is_anonymous,
            is_crisis=record.is_crisis,
            site=record.website,
            assured_on=record.assured_on,
        )
        for record in services
    )


def contact_facts(record: ContactRecord) -> ContactFacts:
    schedules = (Schedule(record.opening_hours),) if record.opening_hours else ()
    return ContactFacts(record.channel, record.value, Calendar(schedules), record.assured_on, record.is_doubtful)
