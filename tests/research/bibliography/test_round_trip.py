"""What is written is read back as the same record, by our readers and by those of others."""

import json

import bibtexparser
import rispy
from hypothesis import given, settings

from knowledge.research.bibliography import bibtex, csl_json, ris
from knowledge.research.bibliography.exchange import Format, format_of, read, write
from knowledge.research.bibliography.record import Kind, Name, Record, lines_from_names, names_from_lines
from knowledge.research.bibliography.tidying import tidy
from tests.research.bibliography.records import records

FULL = Record(
    kind=Kind.ARTICLE,
    title="Über cyberpesten: 50 % & meer",
    authors=(
        Name("Van Cleemput", "Katrien"),
        Name(literal="Vlaams Netwerk, Kies Kleur"),
        Name("King", "Martin", "Jr."),
    ),
    issued="2009-08",
    container="New Media & Society",
    volume="11",
    issue="8",
    pages="1349-1371",
    doi="10.1177/1461444809341263",
    key="vdb2009",
)


@settings(max_examples=300, deadline=None)
@given(records())
def test_bibtex_comes_back_the_same(record: Record) -> None:
    [entry] = bibtex.read(bibtex.write(record))
    assert (entry.problem, entry.record) == ("", record)


@settings(max_examples=200, deadline=None)
@given(records())
def test_ris_comes_back_the_same(record: Record) -> None:
    [entry] = ris.read(ris.write(record))
    assert (entry.problem, entry.record) == ("", record)


@settings(max_examples=200, deadline=None)
@given(records())
def test_csl_json_comes_back_the_same(record: Record) -> None:
    assert csl_json.read_item(json.loads(json.dumps(csl_json.write_item(record)))) == record


@settings(max_examples=100, deadline=None)
@given(records())
def test_tidy_twice_is_tidy_once(record: Record) -> None:
    assert tidy(record) == record


def test_names_keep_their_form_on_a_line_each() -> None:
    assert names_from_lines(lines_from_names(FULL.authors)) == FULL.authors


def test_bibtexparser_reads_what_we_write() -> None:
    [entry] = bibtexparser.loads(bibtex.write(FULL)).entries
    assert entry["ENTRYTYPE"] == "article"
    assert entry["author"] == "Van Cleemput, Katrien and {Vlaams Netwerk, Kies Kleur} and King, Jr., Martin"
    assert (entry["year"], entry["journal"], entry["doi"]) == ("2009", r"New Media \& Society", FULL.doi)


def test_rispy_reads_what_we_write() -> None:
    [entry] = rispy.loads(ris.write(FULL).replace("\r\n", "\n"))
    assert entry["type_of_reference"] == "JOUR"
    assert entry["authors"] == ["Van Cleemput, Katrien", "{Vlaams Netwerk, Kies Kleur}", "King, Martin, Jr."]
    assert (entry["start_page"], entry["end_page"], entry["doi"]) == ("1349", "1371", FULL.doi)


def test_a_file_of_each_format_is_recognised_and_read() -> None:
    other = FULL.with_values(title="Een tweede werk", key="b")
    for file_format in Format:
        text = "".join(write([FULL, other], file_format))
        assert format_of(text) is file_format
        assert [entry.record for entry in read(text, file_format)] == [FULL, other]
        assert list(read("".join(write([], file_format)), file_format)) == []
