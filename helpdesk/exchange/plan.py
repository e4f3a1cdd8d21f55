"""What an import would do, worked out before anything is written."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from helpdesk.enums import TargetGroup, Topic
from helpdesk.exchange.records import contact_records, service_record
from helpdesk.facts_csv import ContactRecord, RowProblem, ServiceRecord, Sheet, read_contact_points, read_services
from helpdesk.facts_writer import contact_cells, is_same_service, service_cells
from helpdesk.listings.field_changes import Change
from helpdesk.models import ServiceIndexPage, ServicePage

SERVICES, CONTACTS = "diensten", "contactpunten"


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FileRowProblem:
    file: str
    problem: RowProblem

    def __str__(self) -> str:
        return f"{self.file.capitalize()}, {str(self.problem)[:1].lower()}{str(self.problem)[1:]}"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One service with its contact points, and what is different from what the site has."""

    kind: Kind
    service: ServiceRecord
    contacts: tuple[ContactRecord, ...]
    changes: tuple[Change, ...]
    page_pk: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """With problems nothing of it may be carried out. `left_alone`: services of the site that are in no row."""

    rows: tuple[PlannedRow, ...]
    problems: tuple[FileRowProblem, ...]
    left_alone: int

    def of_kind(self, kind: Kind) -> list[PlannedRow]:
        return [row for row in self.rows if row.kind is kind]

    @property
    def new(self) -> list[PlannedRow]:
        return self.of_kind(Kind.NEW)

    @property
    def changed(self) -> list[PlannedRow]:
        return self.of_kind(Kind.CHANGED)

    @property
    def unchanged(self) -> list[PlannedRow]:
        return self.of_kind(Kind.UNCHANGED)


def plan_import(services_csv: bytes, contacts_csv: bytes) -> Plan:
    """Compare two files with what the site has. As many queries for one row as for thousands."""
    services = read_services(services_csv)
    contacts = read_contact_points(contacts_csv, [record.slug for record in services.records])
    problems = [FileRowProblem(SERVICES, problem) for problem in (*services.problems, *_unknown_words(services))]
    problems += [FileRowProblem(CONTACTS, problem) for problem in (*contacts.problems, *_double_ways(contacts))]
    if problems:
        return Plan((), tuple(sorted(problems, key=lambda p: (p.file == CONTACTS, p.problem.row))), 0)
    by_service: defaultdict[str, list[ContactRecord]] = defaultdict(list)
    for record in contacts.records:
        by_service[record.service].append(record)
    pages = {page.slug: page for page in _known_pages()}
    rows, drafts = [], []
    for number, record in zip(services.rows, services.records, strict=True):
        page = pages.pop(record.slug, None)
        rows.append(_planned(record, tuple(by_service[record.slug]), page))
        if page is not None and page.has_unpublished_changes and page.live and rows[-1].kind is Kind.CHANGED:
            drafts.append(FileRowProblem(SERVICES, RowProblem(number, "id", _draft_waits(page))))
    return Plan(tuple(rows), tuple(drafts), len(pages))


def _known_pages() -> Iterator[ServicePage]:
    index = ServiceIndexPage.objects.first()
    return iter(ServicePage.objects.child_of(index).with_parts()) if index else iter(())


def _draft_waits(page: ServicePage) -> str:
    return _("“%(name)s” heeft een wijziging die nog wacht. Keur die eerst goed of af.") % {"name": page.title}


def _unknown_words(sheet: Sheet[ServiceRecord]) -> Iterator[RowProblem]:
    """Words that the finder's rules know but that an editor cannot choose, and themes that nobody knows."""
    vocabularies = (("audiences", set(TargetGroup.values)), ("themes", set(Topic.values)))
    told = {(problem.row, problem.column) for problem in sheet.problems}
    for row, record in zip(sheet.rows, sheet.records, strict=True):
        for column, known in vocabularies:
            for word in getattr(record, column):
                if word not in known and (row, column) not in told:
                    choices = ", ".join(sorted(known))
                    yield RowProblem(row, column, f"“{word}” kennen we niet. Kies uit: {choices}.")


def _double_ways(sheet: Sheet[ContactRecord]) -> Iterator[RowProblem]:
    first: dict[tuple[str, str, str], int] = {}
    for row, record in zip(sheet.rows, sheet.records, strict=True):
        earlier = first.setdefault((record.service, record.channel, record.value), row)
        if earlier != row and record.value:
            yield RowProblem(row, "value", f"“{record.value}” staat voor deze dienst ook al in rij {earlier}.")


def _planned(record: ServiceRecord, contacts: tuple[ContactRecord, ...], page: ServicePage | None) -> PlannedRow:
    if page is None:
        return PlannedRow(Kind.NEW, record, contacts, (), None)
    of_service = _service_changes(service_record(page), record)
    changes = (*of_service, *_contact_changes(contact_records(page), contacts))
    return PlannedRow(Kind.CHANGED if changes else Kind.UNCHANGED, record, contacts, changes, page.pk)


def _labels() -> dict[str, str]:
    return {
        "organization": _("organisatie"),
        "name": _("naam"),
        "what_it_is": _("samenvatting"),
        "audiences": _("voor wie"),
        "minimum_age": _("vanaf leeftijd"),
        "maximum_age": _("tot en met leeftijd"),
        "themes": _("waarover"),
        "free": _("gratis"),
        "anonymous": _("kan anoniem"),
        "area": _("werkgebied"),
        "website": _("website"),
        "crisis": _("voor noodgevallen"),
        "source_url": _("adres van de bron"),
        "source_date": _("nagekeken op"),
        "state": _("wat de bron ervan zegt"),
    }


def _service_changes(old: ServiceRecord, new: ServiceRecord) -> Iterator[Change]:
    if is_same_service(old, new):
        return
    before, after, labels = service_cells(old), service_cells(new), _labels()
    same_area = old.area == new.area
    for column, label in labels.items():
        if before[column] != after[column] and not (column == "area" and same_area):
            yield Change(label, before[column], after[column])


def _contact_changes(old: tuple[ContactRecord, ...], new: tuple[ContactRecord, ...]) -> Iterator[Change]:
    if old == new:
        return
    gone = [record for record in old if record not in new]
    came = [record for record in new if record not in old]
    for record in list(gone):
        match = next((other for other in came if (other.channel, other.value) == (record.channel, record.value)), None)
        if match:
            gone.remove(record)
            came.remove(match)
            yield Change(f"{_('contact')} {record.channel} {record.value}", _way(record), _way(match))
    for record in gone:
        yield Change(f"{_('contact')} {record.channel} {record.value}", _way(record), "")
    for record in came:
        yield Change(f"{_('contact')} {record.channel} {record.value}", "", _way(record))
    if sorted(old, key=str) == sorted(new, key=str):
        yield Change(_("volgorde van contact"), _names(old), _names(new))


def _way(record: ContactRecord) -> str:
    cells = contact_cells(record)
    return " · ".join(cells[name] for name in ("value", "opening_hours", "hours_date", "state") if cells[name])


def _names(records: tuple[ContactRecord, ...]) -> str:
    return ", ".join(f"{record.channel} {record.value}" for record in records)
