"""Files of others: what an import would do, worked out before anything is written, and the writing itself.

Nothing is lost and nothing is published: an entry becomes a draft (also when parts of it are missing), is there
already, or is refused with the reason and the line where it stands.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from content.core.plain_text import plain
from knowledge.research.bibliography.duplicates import KnownWorks, WorkKeys
from knowledge.research.bibliography.exchange import Format, decode, format_of, read
from knowledge.research.bibliography.record import Entry, missing_parts
from knowledge.research.bibliography.tidying import title_key
from knowledge.research.models import Authorship, PublicationIndexPage, PublicationPage, ResearcherPage
from knowledge.research.publications.described import slug_for, values_of

MAX_BYTES = 20 * 1024 * 1024
# Whoever reads a list of authors that long looks for nobody in particular.
AUTHORS_TO_MATCH = 50

type Progress = Callable[[int, int], None]


class UnreadableFileError(ValueError):
    """The file is none of the three formats, is empty or is too big; the message is Dutch."""


class Outcome(StrEnum):
    NEW = "new"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"


@dataclass
class PlannedEntry:
    """`slug` is that of the draft once it is written, or of the publication that is there already."""

    entry: Entry
    outcome: Outcome
    reasons: tuple[str, ...] = ()
    slug: str = ""

    @property
    def title(self) -> str:
        return self.entry.record.title

    def as_dict(self) -> dict[str, Any]:
        return {
            "line": self.entry.line,
            "key": self.entry.record.key,
            "title": self.title,
            "outcome": self.outcome.value,
            "reasons": list(self.reasons),
            "remarks": list(self.entry.remarks),
            "slug": self.slug,
        }


@dataclass
class Plan:
    file_format: Format
    entries: list[PlannedEntry] = field(default_factory=list)

    def of(self, *outcomes: Outcome) -> list[PlannedEntry]:
        return [one for one in self.entries if one.outcome in outcomes]

    @property
    def counts(self) -> dict[str, int]:
        """Each entry counts once."""
        found = Counter(one.outcome for one in self.entries)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def reasons(self) -> dict[str, int]:
        """How often each reason was given, most given first."""
        return dict(Counter(reason for one in self.entries for reason in one.reasons).most_common())


def plan_import(content: bytes, file_name: str = "") -> Plan:
    """Read a file and compare it with what is there, drafts too. Raises `UnreadableFileError`."""
    if len(content) > MAX_BYTES:
        raise UnreadableFileError(_("Het bestand is groter dan 20 MB. Splits het in stukken."))
    text = decode(content)
    if not text.strip():
        raise UnreadableFileError(_("Het bestand is leeg."))
    file_format = format_of(text, file_name)
    if file_format is None:
        raise UnreadableFileError(_("Dit is geen BibTeX, RIS of CSL-JSON."))
    known: KnownWorks[str] = KnownWorks()
    for slug, doi, title, year, container in PublicationPage.objects.known_works():
        known.add(WorkKeys(doi, title, year, title_key(container)), slug)
    plan = Plan(file_format)
    plan.entries += [_planned(entry, known) for entry in read(text, file_format)]
    if not plan.entries:
        raise UnreadableFileError(_("In dit bestand staat geen enkele publicatie."))
    return plan


def _planned(entry: Entry, known: KnownWorks[str]) -> PlannedEntry:
    if entry.problem:
        return PlannedEntry(entry, Outcome.REFUSED, (entry.problem,))
    keys = WorkKeys.of(entry.record)
    twin = known.find(keys)
    if twin is not None:
        here = twin.startswith("regel ")
        reason = _("staat ook op %(line)s van dit bestand") % {"line": twin} if here else _("staat er al")
        return PlannedEntry(entry, Outcome.DUPLICATE, (reason,), "" if here else twin)
    known.add(keys, f"regel {entry.line}")
    missing = missing_parts(entry.record)
    return PlannedEntry(entry, Outcome.INCOMPLETE if missing else Outcome.NEW, missing)


def carry_out(plan: Plan, user: Any = None, progress: Progress = lambda _done, _total: None) -> int:
    """Write new and incomplete entries as drafts of `user`; returns how many. One that fails takes no other along."""
    wanted = plan.of(Outcome.NEW, Outcome.INCOMPLETE)
    writer = _Writer(user)
    for done, planned in enumerate(wanted, start=1):
        try:
            with transaction.atomic():
                planned.slug = writer.write(planned.entry)
        except (DatabaseError, ValueError) as error:
            planned.outcome, planned.reasons = Outcome.REFUSED, (f"kon niet bewaard worden: {error}"[:200],)
        progress(done, len(wanted))
    return sum(bool(planned.slug) for planned in wanted)


class _Writer:
    def __init__(self, user: Any) -> None:
        self._user = user
        self._index = PublicationIndexPage.objects.get()
        self._slugs = set(self._index.get_children().values_list("slug", flat=True))
        people = ResearcherPage.objects.live().only("title", "slug")
        self._people = {plain(person.title): person for person in people}

    def write(self, entry: Entry) -> str:
        """Slug of the new draft."""
        page = PublicationPage(
            **values_of(entry.record),
            slug=self._free_slug(slug_for(entry.record)),
            live=False,
            owner=self._user,
            source_entry=entry.source,
        )
        page.authorships = [Authorship(researcher=person) for person in self._people_among(entry)]
        self._index.add_child(instance=page)
        page.save_revision(user=self._user, log_action=True, clean=False)
        return page.slug

    def _people_among(self, entry: Entry) -> Iterator[ResearcherPage]:
        """Only whose whole name is the same: an initial may be somebody else."""
        names = dict.fromkeys(plain(name.display) for name in entry.record.authors[:AUTHORS_TO_MATCH])
        return (self._people[name] for name in names if name in self._people)

    def _free_slug(self, wanted: str) -> str:
        slug, number = wanted, 2
        while slug in self._slugs:
            slug, number = f"{wanted}-{number}", number + 1
        self._slugs.add(slug)
        return slug
