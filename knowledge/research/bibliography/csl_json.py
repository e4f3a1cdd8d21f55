"""CSL-JSON, and the JSON of Crossref and DataCite which is almost that. Pure.

Schema: https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json
"""

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from knowledge.research.bibliography.record import Entry, Kind, Name, Record
from knowledge.research.bibliography.tidying import clean_text, tidy, with_date

FIELDS = {
    "title": "title", "container": "container-title", "volume": "volume", "issue": "issue", "pages": "page",
    "publisher": "publisher", "place": "publisher-place", "edition": "edition", "number": "number", "genre": "genre",
    "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL", "language": "language", "abstract": "abstract",
    "note": "note",
}  # fmt: skip
KINDS = {
    "journal-article": Kind.ARTICLE, "article-magazine": Kind.ARTICLE, "article-newspaper": Kind.ARTICLE,
    "review": Kind.ARTICLE, "book-chapter": Kind.CHAPTER, "book-section": Kind.CHAPTER, "entry": Kind.CHAPTER,
    "entry-encyclopedia": Kind.CHAPTER, "proceedings-article": Kind.CONFERENCE, "posted-content": Kind.PREPRINT,
    "manuscript": Kind.PREPRINT, "dissertation": Kind.THESIS, "monograph": Kind.BOOK, "edited-book": Kind.BOOK,
    "reference-book": Kind.BOOK, "proceedings": Kind.BOOK, "post-weblog": Kind.WEBPAGE, "post": Kind.WEBPAGE,
    "report-component": Kind.REPORT,
}  # fmt: skip
# They may hold what looks like a tag.
ADDRESSES = {"doi", "url"}
MARKUP = re.compile(r"</?(?:jats:)?[a-z]{1,12}(?:\s[^<>]{0,80})?/?>", re.IGNORECASE)
DATES = ("issued", "published", "published-print", "published-online", "original-date", "submitted")


def read(text: str) -> Iterator[Entry]:
    """Every item of a file: a list, one item, or an object with `items`."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Entry(getattr(error, "lineno", 1), text[:500], Record(), "dit is geen geldige JSON")
        return
    for item in _items(data):
        source = json.dumps(item, ensure_ascii=False)
        if not isinstance(item, dict):
            yield Entry(1, source, Record(), "dit is geen fiche")
            continue
        record = read_item(item)
        yield Entry(1, source, record, "" if record.title else "de titel ontbreekt")


def _items(data: Any) -> list[Any]:
    if isinstance(data, dict):
        data = data.get("items") or data.get("message", {"": ""}) if "title" not in data else [data]
        if isinstance(data, dict):
            data = data.get("items", [data] if "title" in data else [])
    return data if isinstance(data, list) else [data]


def read_item(item: dict[str, Any]) -> Record:
    """Tolerant of lists where one text belongs and of numbers where text belongs."""
    kind = str(item.get("type", ""))
    values: dict[str, Any] = {
        name: _text(item.get(field), is_address=name in ADDRESSES) for name, field in FIELDS.items()
    }
    if subtitle := _text(item.get("subtitle")):
        values["title"] = f"{values['title']}: {subtitle}"
    record = Record(
        kind=Kind(kind) if kind in set(Kind) else KINDS.get(kind, Kind.OTHER),
        authors=_names(item.get("author")),
        editors=_names(item.get("editor")),
        keywords=_keywords(item.get("keyword") or item.get("categories")),
        key=_text(item.get("id") or item.get("citation-key")),
        **values,
    )
    return tidy(_dated(record, item))


def _text(value: Any, *, is_address: bool = False) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str | int | float):
        return ""
    text = str(value)
    has_markup = not is_address and ("<" in text or "&" in text)
    return clean_text(unescape(MARKUP.sub("", text)) if has_markup else text)


def _keywords(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_text(word) for word in value)
    return tuple(re.split(r"\s*[;,]\s*", _text(value)))


def _names(value: Any) -> tuple[Name, ...]:
    names = [_name(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return tuple(name for name in names if name.line)


def _name(item: dict[str, Any]) -> Name:
    particles = (_text(item.get("non-dropping-particle")), _text(item.get("dropping-particle")))
    family = " ".join(part for part in (*particles, _text(item.get("family"))) if part)
    literal = _text(item.get("literal") or item.get("name"))
    if literal or not family:
        return Name(literal=literal or _text(item.get("given")))
    return Name(family=family, given=_text(item.get("given")), suffix=_text(item.get("suffix")))


def _dated(record: Record, item: dict[str, Any]) -> Record:
    for name in DATES:
        date = item.get(name)
        if not isinstance(date, dict):
            continue
        parts = date.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0] and parts[0][0]:
            texts = [*(str(part) for part in parts[0]), "", ""]
            return with_date(record, *texts[:3])
        if words := _text(date.get("raw") or date.get("literal")):
            return with_date(record, words)
    return with_date(record, _text(item.get("year")))


def write_item(record: Record) -> dict[str, Any]:
    """A CSL item that `read_item` reads back as the same record."""
    item: dict[str, Any] = {"id": record.key or "zonder-sleutel", "type": record.kind.value}
    item |= {field: _written(name, value) for name, field in FIELDS.items() if (value := getattr(record, name))}
    for field, names in (("author", record.authors), ("editor", record.editors)):
        if names:
            item[field] = [_written_name(name) for name in names]
    if record.issued:
        item["issued"] = {"date-parts": [[int(part) for part in record.issued.split("-")]]}
    if record.keywords:
        item["keyword"] = ", ".join(record.keywords)
    return item


def _written(name: str, value: str) -> str:
    """What a reader would take for markup is escaped."""
    return value if _text(value, is_address=name in ADDRESSES) == value else escape(value, quote=False)


def _written_name(name: Name) -> dict[str, str]:
    if name.literal or not name.family:
        return {"literal": name.literal or name.given}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}


def write(record: Record) -> str:
    return json.dumps(write_item(record), ensure_ascii=False, indent=1)
