"""RIS and CSL-JSON as databases and people write them."""

import json

import pytest

from knowledge.research.bibliography import csl_json, ris
from knowledge.research.bibliography.record import Kind, Name


def test_ris_of_a_database_is_understood() -> None:
    text = (
        "Provider: Iets\n\n"
        "TY  - JOUR\nAU  - Vandebosch, Heidi\nA1  - Van Cleemput, K., Jr.\nT1  - Een titel\n  die doorloopt\n"
        "Y1  - 2009/08/01/\nJF  - New Media\nVL  - 11\nIS  - 8\nSP  - 1349\nEP  - 1371\nSN  - 1461-4448\n"
        "DO  - https://doi.org/10.1177/146\nKW  - pesten\nKW  - school\nN2  - Kort.\nLA  - English\nER  -\n"
    )
    record = list(ris.read(text))[-1].record
    assert record.authors == (Name("Van Cleemput", "K.", "Jr."), Name("Vandebosch", "Heidi")) or record.authors == (
        Name("Vandebosch", "Heidi"),
        Name("Van Cleemput", "K.", "Jr."),
    )
    assert (record.title, record.issued, record.container) == ("Een titel die doorloopt", "2009-08-01", "New Media")
    assert (record.pages, record.issn, record.doi) == ("1349-1371", "1461-4448", "10.1177/146")
    assert (record.keywords, record.abstract, record.language) == (("pesten", "school"), "Kort.", "en")


def test_ris_records_without_end_or_title_or_type_are_told_apart() -> None:
    text = "TY  - BOOK\nTI  - Een\nTY  - BOOK\nAU  - A, B\nER  - \nAU  - Zwerver, Z\nER  - \nTY - JOUR\nTI- Twee"
    entries = [(entry.line, entry.record.title, entry.problem) for entry in ris.read(text)]
    assert entries == [
        (1, "Een", ""),
        (3, "", "de titel ontbreekt"),
        (6, "", "dit stuk hoort bij geen enkele fiche (TY ontbreekt)"),
        (8, "Twee", ""),
    ]


def test_isbn_and_issn_are_told_apart() -> None:
    [entry] = ris.read("TY  - BOOK\nTI  - T\nSN  - 978-90-5350-000-0\nSN  - 1461-4448\nER  - ")
    assert (entry.record.isbn, entry.record.issn) == ("978-90-5350-000-0", "1461-4448")


def test_json_of_crossref_is_understood() -> None:
    item = {
        "type": "journal-article", "title": ["A <i>nice</i> title &amp; more"], "container-title": ["New Media"],
        "author": [{"given": "Heidi", "family": "Vandebosch", "sequence": "first"}, {"name": "Vlaams Netwerk"}],
        "issued": {"date-parts": [[2009, 8]]}, "DOI": "10.1177/146", "volume": 11, "page": "1349–1371",
        "ISSN": ["1461-4448", "1461-7315"], "abstract": "<jats:p>Kort.</jats:p>", "language": "en",
    }  # fmt: skip
    record = csl_json.read_item(item)
    assert (record.kind, record.title, record.container) == (Kind.ARTICLE, "A nice title & more", "New Media")
    assert record.authors == (Name("Vandebosch", "Heidi"), Name(literal="Vlaams Netwerk"))
    assert (record.issued, record.volume, record.pages, record.issn) == ("2009-08", "11", "1349-1371", "1461-4448")
    assert record.abstract == "Kort."


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '[1, null, "x"]',
        "[[[[]]]]",
        '{"title": {"a": 1}}',
        '[{"author": "x", "issued": 3, "title": null}]',
        "[" * 50_000,
    ],
)
def test_json_that_makes_no_sense_is_refused_and_never_fails(text: str) -> None:
    assert all(entry.problem for entry in csl_json.read(text))


def test_json_with_items_or_a_single_work_is_read() -> None:
    for data in (
        {"items": [{"title": "T"}]},
        {"title": "T"},
        [{"title": "T"}],
        {"message": {"items": [{"title": "T"}]}},
    ):
        assert [entry.record.title for entry in csl_json.read(json.dumps(data))] == ["T"]
