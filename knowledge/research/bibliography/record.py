"""One publication as every format knows it. Plain values; what is unknown is empty."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self


class Kind(StrEnum):
    """Types of CSL 1.0.2 that occur in this field; formats translate theirs to these."""

    ARTICLE = "article-journal"
    BOOK = "book"
    CHAPTER = "chapter"
    CONFERENCE = "paper-conference"
    REPORT = "report"
    THESIS = "thesis"
    PREPRINT = "article"
    DATASET = "dataset"
    WEBPAGE = "webpage"
    OTHER = "document"


WITH_CONTAINER = frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.CONFERENCE})
OTHERS = "et al."


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given`, `suffix`) or, in `literal`, an organisation or a name that cannot be divided."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Read what `line` writes; a name without comma is an organisation."""
        text = " ".join(line.split())
        if text.startswith("{") and text.endswith("}"):
            return cls(literal=text[1:-1].strip())
        family, comma, rest = text.partition(",")
        if not comma or not family.strip():
            return cls(literal=text.strip(", "))
        given, _comma, suffix = rest.partition(",")
        return cls(family=family.strip(), given=given.strip(), suffix=suffix.strip(", "))

    @property
    def line(self) -> str:
        """`Van Cleemput, Katrien`, `King, Martin, Jr.` or `Vlaams Netwerk`; braces where a comma would mislead."""
        if self.literal or not self.family:
            return f"{{{self.literal}}}" if "," in self.literal else self.literal or self.given
        parts = [self.family, self.given, *([self.suffix] if self.suffix else [])]
        return ", ".join(parts) if self.given or self.suffix else f"{self.family},"

    @property
    def display(self) -> str:
        """As people say it: given name first."""
        return self.literal or " ".join(part for part in (self.given, self.family, self.suffix) if part)


def names_from_lines(text: str) -> tuple[Name, ...]:
    return tuple(Name.from_line(line) for line in text.splitlines() if line.strip(" ,"))


def lines_from_names(names: Iterable[Name]) -> str:
    return "\n".join(name.line for name in names)


@dataclass(frozen=True, slots=True)
class Record:
    """`issued` is as exact as the source: `2020`, `2020-03` or `2020-03-09`. `pages` has one hyphen: `12-34`.

    `issue` belongs to a journal, `number` to a report or series. `genre` says what kind of thesis or report it is.
    """

    kind: Kind = Kind.OTHER
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    issued: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    number: str = ""
    genre: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    language: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    note: str = ""
    key: str = field(default="", compare=False)

    @property
    def year(self) -> int | None:
        return int(self.issued[:4]) if self.issued else None

    def with_values(self, **values: Any) -> Self:
        return replace(self, **values)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file: where it starts, how it stood there, and what it says. Refused when `problem` is set."""

    line: int
    source: str
    record: Record = field(default_factory=Record)
    problem: str = ""
    remarks: tuple[str, ...] = ()


def missing_parts(record: Record) -> tuple[str, ...]:
    """What a reader needs to find the work and is not there, in words."""
    checks = (
        (bool(record.authors or record.editors), "auteurs ontbreken"),
        (bool(record.issued), "jaar ontbreekt"),
        (bool(record.container) or record.kind not in WITH_CONTAINER, "tijdschrift, boek of congres ontbreekt"),
    )
    return tuple(words for is_there, words in checks if not is_there)
