"""Services and contact points back to CSV, the counterpart of `facts_csv`.

A row that says the same as in the file it came from is written letter for letter as it stood there, its quotes,
its line end and the order of columns included, so that an import and an export give the same bytes. What is new
or changed is written plainly. A text that a spreadsheet would run as a formula gets an apostrophe in front, which
reading takes away.
"""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import replace

from helpdesk.facts_csv import (
    ALIASES,
    CONTACT_ALIASES,
    CONTACT_COLUMNS,
    FORMULA_STARTS,
    SERVICE_COLUMNS,
    ContactRecord,
    ServiceRecord,
    Sheet,
    header_columns,
    read_contact_points,
    read_services,
)

BYTE_ORDER_MARK = "\ufeff"


def _yes_or_no(value: bool) -> str:  # noqa: FBT001 - the value itself, no switch
    return "ja" if value else "nee"


def service_cells(record: ServiceRecord) -> dict[str, str]:
    """The cells of a row, by column."""
    return {
        "id": record.slug,
        "organization": record.organization,
        "name": record.name,
        "what_it_is": record.description,
        "audiences": ";".join(record.audiences),
        "minimum_age": "" if record.minimum_age is None else str(record.minimum_age),
        "maximum_age": "" if record.maximum_age is None else str(record.maximum_age),
        "themes": ";".join(record.themes),
        "free": _yes_or_no(record.is_free),
        "anonymous": _yes_or_no(record.is_anonymous),
        "area": record.area_text,
        "website": record.website,
        "crisis": _yes_or_no(record.is_crisis),
        "source_url": record.source_url,
        "source_date": record.source_date,
        "state": record.state,
    }


def contact_cells(record: ContactRecord) -> dict[str, str]:
    return {
        "service_id": record.service,
        "channel": record.channel,
        "value": record.value,
        "opening_hours": record.opening_hours,
        "hours_date": record.hours_date,
        "state": record.state,
    }


def is_same_service(one: ServiceRecord, other: ServiceRecord) -> bool:
    """Whether two rows say the same; an area may be written in several ways."""
    return replace(one, area_text="") == replace(other, area_text="")


def write_services(records: Iterable[ServiceRecord], original: str = "") -> str:
    """CSV text of these services, in the order of `original` (the file they were imported from), new ones after it."""
    came = _Original(original, SERVICE_COLUMNS, ALIASES, read_services)
    return _write(came, {record.slug: record for record in records}, is_same_service, service_cells, lambda r: r.slug)


def write_contact_points(records: Iterable[ContactRecord], original: str = "") -> str:
    """CSV text of these contact points; see `write_services`."""
    records = tuple(records)
    slugs = {record.service for record in records}
    came = _Original(original, CONTACT_COLUMNS, CONTACT_ALIASES, lambda text: read_contact_points(text, slugs))
    keyed: dict[tuple[str, ...], ContactRecord] = {}
    for record in records:
        keyed[_contact_key(record, keyed)] = record
    seen: dict[tuple[str, ...], ContactRecord] = {}

    def key(record: ContactRecord) -> tuple[str, ...]:
        found = _contact_key(record, seen)
        seen[found] = record
        return found

    return _write(came, keyed, lambda one, other: one == other, contact_cells, key)


def _contact_key(record: ContactRecord, taken: dict[tuple[str, ...], ContactRecord]) -> tuple[str, ...]:
    """Service, channel and value, and which one it is where those are the same twice."""
    number = 0
    while (key := (record.service, record.channel, record.value, str(number))) in taken:
        number += 1
    return key


class _Original[Record]:
    """The lines of a file as they stood there, each with what it says."""

    def __init__(
        self,
        text: str,
        columns: tuple[str, ...],
        aliases: dict[str, str],
        read: Callable[[str], Sheet[Record]],
    ) -> None:
        self.mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
        text = text.removeprefix(BYTE_ORDER_MARK)
        raw = _raw_rows(text)
        self.newline = "\r\n" if raw and raw[0].endswith("\r\n") else "\n"
        self.header = raw[0] if raw else ",".join(columns) + self.newline
        self.columns = header_columns(next(csv.reader([self.header])), columns, aliases)
        sheet = read(text)
        self.lines = [(raw[row - 1], record) for row, record in zip(sheet.rows, sheet.records, strict=True)]


def _raw_rows(text: str) -> list[str]:
    """The physical lines of each row of the file, line ends included."""
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines)
    rows: list[str] = []
    begin = 0
    for _cells in reader:
        rows.append("".join(lines[begin : reader.line_num]))
        begin = reader.line_num
    return rows


def _write[Record, Key](
    came: _Original[Record],
    current: dict[Key, Record],
    is_same: Callable[[Record, Record], bool],
    cells: Callable[[Record], dict[str, str]],
    key_of: Callable[[Record], Key],
) -> str:
    left = dict(current)
    rows = [came.header]
    for raw, was in came.lines:
        now = left.pop(key_of(was), None)
        if now is not None:
            rows.append(raw if is_same(now, was) else _row(cells(now), came.columns, came.newline))
    if left and not rows[-1].endswith("\n"):
        rows[-1] += came.newline
    rows += [_row(cells(record), came.columns, came.newline) for record in left.values()]
    return came.mark + "".join(rows)


def _row(cells: dict[str, str], columns: Iterable[str], newline: str) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator=newline)
    writer.writerow([_disarmed(cells[column]) for column in columns])
    return file.getvalue()


def _disarmed(text: str) -> str:
    return f"'{text}" if text[:1] in FORMULA_STARTS else text
