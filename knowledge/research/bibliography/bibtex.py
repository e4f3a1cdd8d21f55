"""BibTeX and the common words of BibLaTeX, read and written. Pure."""

import re
from collections.abc import Iterator

from knowledge.research.bibliography.bibtex_names import read_names, write_names
from knowledge.research.bibliography.bibtex_scanner import RawEntry, scan
from knowledge.research.bibliography.latex import from_text, to_text
from knowledge.research.bibliography.record import Entry, Kind, Record
from knowledge.research.bibliography.tidying import clean_text, tidy, with_date

KINDS = {
    "article": Kind.ARTICLE, "periodical": Kind.ARTICLE, "suppperiodical": Kind.ARTICLE, "book": Kind.BOOK,
    "mvbook": Kind.BOOK, "collection": Kind.BOOK, "mvcollection": Kind.BOOK, "proceedings": Kind.BOOK,
    "mvproceedings": Kind.BOOK, "booklet": Kind.BOOK, "manual": Kind.REPORT, "inbook": Kind.CHAPTER,
    "incollection": Kind.CHAPTER, "suppbook": Kind.CHAPTER, "inreference": Kind.CHAPTER,
    "inproceedings": Kind.CONFERENCE, "conference": Kind.CONFERENCE, "techreport": Kind.REPORT, "report": Kind.REPORT,
    "phdthesis": Kind.THESIS, "mastersthesis": Kind.THESIS, "thesis": Kind.THESIS, "unpublished": Kind.PREPRINT,
    "preprint": Kind.PREPRINT, "dataset": Kind.DATASET, "online": Kind.WEBPAGE, "electronic": Kind.WEBPAGE,
    "www": Kind.WEBPAGE, "webpage": Kind.WEBPAGE,
}  # fmt: skip
WRITTEN = {
    Kind.ARTICLE: "article", Kind.BOOK: "book", Kind.CHAPTER: "incollection", Kind.CONFERENCE: "inproceedings",
    Kind.REPORT: "techreport", Kind.THESIS: "thesis", Kind.PREPRINT: "unpublished", Kind.DATASET: "dataset",
    Kind.WEBPAGE: "online", Kind.OTHER: "misc",
}  # fmt: skip
GENRES = {"mastersthesis": "Master's thesis", "phdthesis": "PhD thesis"}
CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle", "series")
PUBLISHERS = ("publisher", "institution", "school", "organization")
# Fields of a record whose BibTeX name depends on nothing else.
PLAIN = {
    "volume": "volume", "edition": "edition", "isbn": "isbn", "issn": "issn", "language": "language",
    "abstract": "abstract", "note": "note",
}  # fmt: skip
VERBATIM = {"doi", "url"}
WITH_ISSUE = {Kind.ARTICLE, Kind.PREPRINT}


def read(text: str) -> Iterator[Entry]:
    """Every entry of a file; parents of a `crossref` lend what their children lack."""
    raw = list(scan(text))
    by_key = {entry.key.lower(): entry for entry in raw if entry.key}
    for entry in raw:
        yield _entry(entry, by_key)


def _entry(raw: RawEntry, by_key: dict[str, RawEntry]) -> Entry:
    if raw.problem:
        return Entry(raw.line, raw.source, Record(key=raw.key), raw.problem, tuple(raw.remarks))
    parent = by_key.get(raw.fields.get("crossref", "").strip().lower())
    values = _with_parent(raw.fields, parent.fields) if parent and parent is not raw else raw.fields
    record = _record(raw.kind, values, raw.key)
    problem = "" if record.title else "de titel ontbreekt"
    return Entry(raw.line, raw.source, record, problem, tuple(raw.remarks))


def _with_parent(own: dict[str, str], parent: dict[str, str]) -> dict[str, str]:
    lent = {name: value for name, value in parent.items() if name not in {"title", "author", "crossref", "doi"}}
    return {**lent, "booktitle": parent.get("booktitle") or parent.get("title", ""), **own}


def _record(bibtex_kind: str, values: dict[str, str], key: str) -> Record:
    kind = KINDS.get(bibtex_kind, Kind.OTHER)
    if kind is Kind.OTHER and "journal" in values:
        kind = Kind.ARTICLE

    def first(*names: str) -> str:
        return next((text for name in names if (text := clean_text(to_text(values.get(name, ""))))), "")

    number = first("number")
    issue = first("issue") or (number if kind in WITH_ISSUE else "")
    title = ": ".join(part for part in (first("title"), first("subtitle")) if part)
    record = Record(
        kind=kind,
        title=title,
        authors=read_names(values.get("author", "")),
        editors=read_names(values.get("editor", "")),
        container=first(*CONTAINERS) or ("" if _address_in(values.get("howpublished", "")) else first("howpublished")),
        issue=issue,
        number="" if kind in WITH_ISSUE and not first("issue") else number,
        pages=first("pages", "eid"),
        publisher=first(*PUBLISHERS),
        place=first("location", "address"),
        genre=first("type") or GENRES.get(bibtex_kind, ""),
        doi=_verbatim(values.get("doi", "")),
        url=_verbatim(values.get("url", "")) or _address_in(values.get("howpublished", "")),
        keywords=tuple(re.split(r"\s*[;,]\s*", first("keywords", "keyword"))),
        key=key,
        **{name: first(source) for name, source in PLAIN.items() if name != "language"},
        language=first("language", "langid"),
    )
    return tidy(with_date(record, first("year", "date"), first("month"), first("day")))


def _verbatim(value: str) -> str:
    """An address is no LaTeX: only what people escape in it by habit is put back."""
    bare = re.sub(r"^\\url\s*", "", value.strip()).strip("{} \t\n")
    return re.sub(r"\\([_%&#~$])", r"\1", bare).replace("{", "").replace("}", "")


def _address_in(text: str) -> str:
    found = re.search(r"https?://[^\s{}]+", text)
    return found[0] if found else ""


def write(record: Record) -> str:
    """One entry, ending in an empty line, that `read` reads back as the same record."""
    lines = [f"  {name} = {{{value}}}," for name, value in _written_fields(record) if value]
    key = re.sub(r"[^A-Za-z0-9:_./+-]", "", record.key) or "zonder-sleutel"
    return "\n".join([f"@{WRITTEN[record.kind]}{{{key},", *lines, "}", "", ""])


def _written_fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{from_text(record.title)}}}" if record.title else ""
    yield "author", write_names(record.authors)
    yield "editor", write_names(record.editors)
    yield from zip(("year", "month", "day"), record.issued.split("-"), strict=False)
    yield _container_field(record.kind), from_text(record.container)
    yield "issue" if record.kind not in WITH_ISSUE or record.number else "number", from_text(record.issue)
    yield "number", from_text(record.number)
    yield "pages", from_text(record.pages.replace("-", "–")) if record.pages else ""
    yield "publisher", from_text(record.publisher)
    yield "address", from_text(record.place)
    yield "type", from_text(record.genre)
    for name, field in PLAIN.items():
        yield field, from_text(getattr(record, name))
    yield "keywords", from_text(", ".join(record.keywords))
    for name in sorted(VERBATIM):
        yield name, getattr(record, name).replace("{", "%7B").replace("}", "%7D")


def _container_field(kind: Kind) -> str:
    return "journal" if kind in WITH_ISSUE else "booktitle" if kind in {Kind.CHAPTER, Kind.CONFERENCE} else "series"
