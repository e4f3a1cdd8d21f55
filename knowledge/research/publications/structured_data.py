"""How search engines and reference managers read a publication page.

Highwire tags: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing; JSON-LD: schema.org.
"""

from typing import TYPE_CHECKING, Any

from knowledge.research.bibliography.record import Kind, Record

if TYPE_CHECKING:
    from knowledge.research.models import PublicationPage

SCHEMA_TYPES = {
    Kind.ARTICLE: "ScholarlyArticle", Kind.CONFERENCE: "ScholarlyArticle", Kind.PREPRINT: "ScholarlyArticle",
    Kind.BOOK: "Book", Kind.CHAPTER: "Chapter", Kind.REPORT: "Report", Kind.THESIS: "Thesis",
    Kind.DATASET: "Dataset", Kind.WEBPAGE: "WebPage", Kind.OTHER: "CreativeWork",
}  # fmt: skip
CONTAINER_TAGS = {
    Kind.ARTICLE: "citation_journal_title", Kind.CONFERENCE: "citation_conference_title",
    Kind.CHAPTER: "citation_inbook_title",
}  # fmt: skip
PUBLISHER_TAGS = {
    Kind.THESIS: "citation_dissertation_institution", Kind.REPORT: "citation_technical_report_institution",
}  # fmt: skip
# Beyond this many names a head outweighs its page; the exports hold them all.
MOST_AUTHORS = 100


def highwire_tags(page: "PublicationPage") -> list[tuple[str, str]]:
    """Name and content of each `<meta>`, authors each in one of their own."""
    record = page.record
    first, _dash, last = record.pages.partition("-")
    tags = [("citation_title", record.title)]
    tags += [("citation_author", name.line.strip("{}")) for name in record.authors[:MOST_AUTHORS]]
    tags += [
        ("citation_publication_date", record.issued.replace("-", "/")),
        (CONTAINER_TAGS.get(record.kind, "citation_series_title"), record.container),
        ("citation_volume", record.volume),
        ("citation_issue", record.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_doi", record.doi),
        ("citation_isbn", record.isbn),
        ("citation_issn", record.issn),
        (PUBLISHER_TAGS.get(record.kind, "citation_publisher"), record.publisher),
        ("citation_language", record.language),
        ("citation_abstract_html_url", page.full_url or ""),
        ("citation_fulltext_html_url", page.open_access_url),
    ]
    tags += [("citation_keywords", word) for word in record.keywords]
    return [(name, content) for name, content in tags if content]


def publication_json_ld(page: "PublicationPage") -> dict[str, Any]:
    record = page.record
    return {
        "@type": SCHEMA_TYPES[record.kind],
        "headline": record.title,
        "name": record.title,
        "author": [_person(one) for one in _names(record)],
        "datePublished": record.issued or None,
        "abstract": record.abstract or None,
        "inLanguage": record.language or None,
        "isPartOf": _part_of(record),
        "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else None,
        "identifier": f"https://doi.org/{record.doi}" if record.doi else None,
        "sameAs": f"https://doi.org/{record.doi}" if record.doi else record.url or None,
        "keywords": list(record.keywords) or None,
        "isAccessibleForFree": bool(page.open_access_url),
        "pagination": record.pages or None,
    }


def _names(record: Record) -> list[Any]:
    return list((record.authors or record.editors)[:MOST_AUTHORS])


def _person(name: Any) -> dict[str, str]:
    if not name.family:
        return {"@type": "Organization", "name": name.display}
    return {"@type": "Person", "name": name.display, "familyName": name.family, "givenName": name.given}


def _part_of(record: Record) -> dict[str, Any] | None:
    if not record.container:
        return None
    if record.kind is not Kind.ARTICLE:
        return {"@type": "CreativeWork", "name": record.container}
    return {"@type": "Periodical", "name": record.container, **({"issn": record.issn} if record.issn else {})}
