"""Are two records the same work? By DOI, else by title; a different DOI or year says no. Pure."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass

from knowledge.research.bibliography.identifiers import doi_key
from knowledge.research.bibliography.record import Record
from knowledge.research.bibliography.tidying import title_key

# So short a title ("Editorial", "Inleiding") says nothing about which work it is.
TELLING_LETTERS = 12


@dataclass(frozen=True, slots=True)
class WorkKeys:
    """What of a work is compared: made of a record, or read from what is kept of one."""

    doi: str
    title: str
    year: int | None
    where: str = ""

    @classmethod
    def of(cls, record: Record) -> "WorkKeys":
        return cls(doi_key(record.doi), title_key(record.title), record.year, title_key(record.container))

    def is_same(self, other: "WorkKeys") -> bool:
        if self.doi and other.doi:
            return self.doi == other.doi
        if not self.title or self.title != other.title:
            return False
        if self.year and other.year and self.year != other.year:
            return False
        return len(self.title) >= TELLING_LETTERS or self.where == other.where


class KnownWorks[Identity: Hashable]:
    """Works that are there already, found by DOI or title without comparing each with each."""

    def __init__(self) -> None:
        self._by_doi: dict[str, Identity] = {}
        self._by_title: defaultdict[str, list[tuple[WorkKeys, Identity]]] = defaultdict(list)

    def add(self, keys: WorkKeys, identity: Identity) -> None:
        if keys.doi:
            self._by_doi.setdefault(keys.doi, identity)
        if keys.title:
            self._by_title[keys.title].append((keys, identity))

    def find(self, keys: WorkKeys) -> Identity | None:
        """The work that these keys describe, or None when it is new."""
        if keys.doi in self._by_doi:
            return self._by_doi[keys.doi]
        same = (identity for known, identity in self._by_title.get(keys.title, ()) if known.is_same(keys))
        return next(same, None)
