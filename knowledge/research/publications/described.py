"""Between the fields of a publication and its bibliographic record, and what follows from them."""

from typing import TYPE_CHECKING, Any

from django.utils.text import slugify

from content.core.plain_text import plain
from knowledge.research.bibliography.identifiers import doi_key
from knowledge.research.bibliography.record import Record, lines_from_names, names_from_lines
from knowledge.research.bibliography.tidying import kind_or_other, title_key

if TYPE_CHECKING:
    from knowledge.research.models import PublicationPage

# Record field → page field, where both hold the same text.
SAME = {
    "issued": "issued", "container": "container", "volume": "volume", "issue": "issue", "pages": "pages",
    "publisher": "publisher", "place": "place", "edition": "edition", "number": "number", "genre": "genre",
    "doi": "doi", "isbn": "isbn", "issn": "issn", "url": "web_address", "language": "language",
    "abstract": "abstract", "note": "bibliographic_note", "key": "citation_key",
}  # fmt: skip
TITLE_LETTERS = 255
SUMMARY_LETTERS = 255
SLUG_LETTERS = 90
NAMES_TO_FIND = 100


def record_of(page: "PublicationPage") -> Record:
    record = Record(
        kind=kind_or_other(page.kind),
        title=page.work_title,
        authors=names_from_lines(page.authors),
        editors=names_from_lines(page.editors),
        keywords=tuple(word.strip() for word in page.keywords.replace(";", "\n").replace(",", "\n").splitlines()),
        **{name: getattr(page, field) for name, field in SAME.items()},
    )
    return record.with_values(
        keywords=tuple(filter(None, record.keywords)), key=page.citation_key or page.slug.replace("-", "_")
    )


def values_of(record: Record) -> dict[str, Any]:
    """Page fields that `record_of` turns back into this record."""
    short = record.title if len(record.title) <= TITLE_LETTERS else f"{record.title[: TITLE_LETTERS - 1]}…"
    return {
        "title": short,
        "full_title": "" if short == record.title else record.title,
        "kind": record.kind.value,
        "authors": lines_from_names(record.authors),
        "editors": lines_from_names(record.editors),
        "keywords": "\n".join(record.keywords),
        "summary": byline(record)[:SUMMARY_LETTERS],
        **{field: getattr(record, name) for name, field in SAME.items()},
    }


def byline(record: Record) -> str:
    """`Vandebosch en Van Cleemput, New Media & Society, 2009`."""
    parts = [who(record), record.container or record.publisher, record.issued[:4]]
    return ", ".join(part for part in parts if part)


def byline_of(page: "PublicationPage") -> str:
    """The same from the few fields that a list fetches."""
    few = Record(
        authors=names_from_lines("\n".join(page.authors.splitlines()[:3])),
        editors=names_from_lines("\n".join(page.editors.splitlines()[:3])),
        container=page.container,
        publisher=page.publisher,
        issued=page.issued,
    )
    return byline(few)


def who(record: Record) -> str:
    """Family names of at most two authors."""
    names = [name.family or name.display for name in (record.authors or record.editors)]
    if len(names) > 2:
        return f"{names[0]} en anderen"
    return " en ".join(names)


def slug_for(record: Record) -> str:
    """`vandebosch-2009-cyberbullying-among-youngsters`; not yet unique."""
    first = next((name.family or name.display for name in record.authors or record.editors), "")
    slug = slugify(f"{first[:30]} {record.issued[:4]} {record.title}")[:SLUG_LETTERS]
    return slug.strip("-") or "publicatie"


def words_that_find(record: Record) -> str:
    names = " ".join(name.display for name in record.authors[:NAMES_TO_FIND])
    return f"{names} {record.container} {record.doi} {' '.join(record.keywords)}"


def derived_values(page: "PublicationPage") -> dict[str, Any]:
    """Columns that follow from the others; needs the inline children in memory, as a page that is saved has them."""
    record = record_of(page)
    audiences = page.audiences or list(dict.fromkeys([*(_audiences(page)), "onderzoeker"]))
    return {
        "audiences": audiences,
        "year": record.year,
        "doi_key": doi_key(record.doi),
        "title_key": title_key(record.title),
        "search_words": plain(f"{record.title} {words_that_find(record)}"),
        "facets": sorted(_facets(page, record, audiences)),
    }


def _audiences(page: "PublicationPage") -> list[str]:
    return [block["value"]["audience"] for block in page.meanings.raw_data if block["value"].get("audience")]


def _facets(page: "PublicationPage", record: Record, audiences: list[str]) -> set[str]:
    keys = {f"soort:{record.kind.value}"}
    keys |= {f"voor:{audience}" for audience in audiences}
    keys |= {f"thema:{theme.slug}" for theme in page.themes.all()}
    keys |= {f"wie:{one.researcher.slug}" for one in page.authorships.all()}
    if record.year:
        keys.add(f"jaar:{record.year}")
    if record.language:
        keys.add(f"taal:{record.language[:40]}")
    if page.open_access_url:
        keys.add("open:ja")
    return keys
