"""RIS, read and written: tags of two letters, one value a line. Pure.

Tags: https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from knowledge.research.bibliography.record import Entry, Kind, Name, Record
from knowledge.research.bibliography.tidying import tidy, with_date

TAG = re.compile(r"^\s{0,3}([A-Z][A-Z0-9])\s{0,3}-(?:\s(.*)|$)")
KINDS = {
    "JOUR": Kind.ARTICLE, "EJOUR": Kind.ARTICLE, "MGZN": Kind.ARTICLE, "NEWS": Kind.ARTICLE, "JFULL": Kind.ARTICLE,
    "BOOK": Kind.BOOK, "EBOOK": Kind.BOOK, "EDBOOK": Kind.BOOK, "CHAP": Kind.CHAPTER, "ECHAP": Kind.CHAPTER,
    "CPAPER": Kind.CONFERENCE, "CONF": Kind.CONFERENCE, "RPRT": Kind.REPORT, "GOVDOC": Kind.REPORT,
    "THES": Kind.THESIS, "UNPB": Kind.PREPRINT, "INPR": Kind.PREPRINT, "DATA": Kind.DATASET, "DBASE": Kind.DATASET,
    "ELEC": Kind.WEBPAGE, "BLOG": Kind.WEBPAGE, "ICOMM": Kind.WEBPAGE,
}  # fmt: skip
WRITTEN = {
    Kind.ARTICLE: "JOUR", Kind.BOOK: "BOOK", Kind.CHAPTER: "CHAP", Kind.CONFERENCE: "CPAPER", Kind.REPORT: "RPRT",
    Kind.THESIS: "THES", Kind.PREPRINT: "UNPB", Kind.DATASET: "DATA", Kind.WEBPAGE: "ELEC", Kind.OTHER: "GEN",
}  # fmt: skip
FIELDS = {
    "container": ("T2", "JO", "JF", "BT", "JA", "J2"), "volume": ("VL",), "issue": ("IS", "CP"), "publisher": ("PB",),
    "place": ("CY", "PP"), "edition": ("ET",), "genre": ("M3",), "doi": ("DO",), "url": ("UR", "L2"),
    "language": ("LA",), "abstract": ("AB", "N2"), "note": ("N1",), "number": ("M1", "SV"),
}  # fmt: skip


def read(text: str) -> Iterator[Entry]:
    """Every record of a file; one that lacks its end stops where the next begins."""
    for line, source, tags in _blocks(text):
        if "TY" not in tags:
            yield Entry(line, source, Record(), "dit stuk hoort bij geen enkele fiche (TY ontbreekt)")
            continue
        record = _record(tags)
        yield Entry(line, source, record, "" if record.title else "de titel ontbreekt")


def _blocks(text: str) -> Iterator[tuple[int, str, dict[str, list[str]]]]:
    """First line, source text and values by tag of each record."""
    start, last = 1, ""
    source: list[str] = []
    tags: defaultdict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(text.splitlines(), start=1):
        found = TAG.match(line)
        tag = found[1] if found else ""
        if tag == "TY" and tags:
            yield start, "\n".join(source), tags
            source, tags = [], defaultdict(list)
        if tag == "ER":
            if tags:
                yield start, "\n".join(source), tags
            source, tags, last = [], defaultdict(list), ""
            continue
        if not tags:
            start = number
        if found:
            tags[tag].append((found[2] or "").strip())
            last = tag
        elif last and line.strip() and tags:
            tags[last][-1] = f"{tags[last][-1]} {line.strip()}".strip()
        if line.strip():
            source.append(line)
    if tags:
        yield start, "\n".join(source), tags


def _record(tags: dict[str, list[str]]) -> Record:
    kind = KINDS.get(tags["TY"][0].strip().upper(), Kind.OTHER)

    def first(*names: str) -> str:
        return next((value for name in names for value in tags.get(name, ()) if value), "")

    record = Record(
        kind=kind,
        title=first("TI", "T1", "CT") or (first("BT") if kind is Kind.BOOK else ""),
        authors=_names(tags, "AU", "A1"),
        editors=_names(tags, "ED", "A2", "A3"),
        pages=_pages(first("SP"), first("EP")),
        keywords=tuple(word for value in tags.get("KW", ()) for word in value.split(";")),
        key=first("ID"),
        **{name: first(*sources) for name, sources in FIELDS.items()},
        **_standard_numbers(tags.get("SN", [])),
    )
    if kind is Kind.BOOK and record.container == record.title:
        record = record.with_values(container="")
    return tidy(_dated(record, first("PY", "Y1"), first("DA")))


def _dated(record: Record, year: str, date: str) -> Record:
    parts = [*(date or year).split("/"), "", "", ""]
    return with_date(record, year.split("/", maxsplit=1)[0] or parts[0], parts[1], parts[2])


def _names(tags: dict[str, list[str]], *names: str) -> tuple[Name, ...]:
    return tuple(Name.from_line(value) for name in names for value in tags.get(name, ()) if value.strip(" ,"))


def _pages(start: str, end: str) -> str:
    return f"{start}-{end}" if end and end != start and "-" not in start else start or end


def _standard_numbers(values: list[str]) -> dict[str, str]:
    """An ISSN has eight characters, an ISBN ten or thirteen."""
    numbers = [part for value in values for part in re.split(r"[;,]\s*|\s+", value) if part]
    issn = [one for one in numbers if len(re.sub(r"[^\dXx]", "", one)) == 8]
    return {"issn": issn[0] if issn else "", "isbn": next((one for one in numbers if one not in issn), "")}


def write(record: Record) -> str:
    """One record, ending in an empty line, that `read` reads back as the same record."""
    lines = [("TY", WRITTEN[record.kind]), ("ID", record.key), ("TI", record.title)]
    lines += [("AU", name.line) for name in record.authors]
    lines += [("ED", name.line) for name in record.editors]
    if record.issued:
        lines += [("PY", record.issued[:4]), ("DA", "/".join([*record.issued.split("-"), "", "", ""][:3]) + "/")]
    start, _dash, end = record.pages.partition("-")
    lines += [("SP", start), ("EP", end), ("SN", record.issn), ("SN", record.isbn)]
    lines += [(tags[0], getattr(record, name)) for name, tags in FIELDS.items()]
    lines += [("KW", word) for word in record.keywords]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n\r\n"
