"""BibTeX as people have it."""

import pytest

from knowledge.research.bibliography import bibtex
from knowledge.research.bibliography.exchange import Format, decode, format_of
from knowledge.research.bibliography.latex import from_text, to_text
from knowledge.research.bibliography.record import Kind, Name, Record, missing_parts


def one(text: str) -> Record:
    [entry] = bibtex.read(text)
    assert not entry.problem, entry.problem
    return entry.record


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Jos{\'e} Pe{\~n}a", "José Peña"),
        (r"Jos\'e Pe\~na", "José Peña"),
        (r"M\"{u}ller and {\"O}berg", "Müller and Öberg"),
        (r"\v{S}imko, Dvo\v r\'ak", "Šimko, Dvořák"),
        (r"Na\"{\i}ve \'{\i}", "Naïve í"),
        (r"\O rsted and \aa ngstr\"om, Stra\ss e", "Ørsted and ångström, Straße"),
        (r"\L{}\'od\'z", "Łódź"),
        (r"Erd\H{o}s, \c{C}elik, \k{a}", "Erdős, Çelik, ą"),
        (r"50\% \& \$5 \#1 a\_b", "50% & $5 #1 a_b"),
        ("pages 1--2 --- ``quoted''", "pages 1–2 — “quoted”"),
        (r"{HBSC} and the {WHO}", "HBSC and the WHO"),
        (r"\emph{Homo} \textbf{sapiens} {\em x}", "Homo sapiens x"),
        (r"$\alpha$-test, $p<.05$", "α-test, p<.05"),
        ("kost $5", "kost $5"),
        (r"a~b\,c\ d", "a bc d"),
        (r"\unknown{kept}", "unknownkept"),
        ("gewoon tekst met 'aanhaling'", "gewoon tekst met 'aanhaling'"),
        ("", ""),
        ("\\", "\\"),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert to_text(latex) == text


@pytest.mark.parametrize("text", ["a--b", "``x''", "{}", r"\alpha", "~^", "100 % & $5", "'''", "----", "-- `` ''"])
def test_text_is_written_so_that_it_is_read_back(text: str) -> None:
    written = from_text(text)
    assert written.count("{") == written.count("}")
    assert to_text(written) == text


def test_strings_joins_quotes_and_numbers() -> None:
    record = one(
        '@string{nms = "New Media " # {\\& Society}}\n'
        '@STRING(deel = "twee")\n'
        '@article{k, title = "Deel {één} en " # deel, journal = nms, year = 2009, month = 3 # {}, volume = 11}'
    )
    assert (record.title, record.container, record.issued, record.volume) == (
        "Deel één en twee", "New Media & Society", "2009-03", "11",
    )  # fmt: skip


def test_unknown_macro_keeps_its_word_and_is_remarked() -> None:
    [entry] = bibtex.read("@article{k, title={T}, journal=jmir, year=2020}")
    assert entry.record.container == "jmir"
    assert entry.remarks == ("onbekende afkorting: jmir",)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Vandebosch, Heidi and Van Cleemput, Katrien", ["Vandebosch, Heidi", "Van Cleemput, Katrien"]),
        ("Heidi Vandebosch AND\n Jan van der Berg", ["Vandebosch, Heidi", "van der Berg, Jan"]),
        ("{Vlaams Netwerk, Kies Kleur} and others", ["{Vlaams Netwerk, Kies Kleur}", "et al."]),
        ("{Barnes and Noble}", ["Barnes and Noble"]),
        ("King, Jr., Martin", ["King, Martin, Jr."]),
        ("Peeters, A.; Maes, B.", ["Peeters, A.", "Maes, B."]),
        ("Peeters, A., Maes, B., Smet, C.", ["Peeters, A.", "Maes, B.", "Smet, C."]),
        ("{\\'E}mile {de la} Tour", ["de la Tour, Émile"]),
        ("UNICEF", ["UNICEF"]),
        (" and ", []),
    ],
)
def test_names_are_understood(value: str, names: list[str]) -> None:
    record = one(f"@misc{{k, title={{T}}, author={{{value}}}}}")
    assert [name.line for name in record.authors] == names


def test_three_thousand_authors_are_all_there() -> None:
    authors = " and ".join(f"Auteur{number}, Ann" for number in range(3_000))
    assert len(one(f"@article{{k, title={{T}}, author={{{authors}}}}}").authors) == 3_000


@pytest.mark.parametrize(
    ("fields", "issued", "note"),
    [
        ("year = {2009}", "2009", ""),
        ("year = {c. 1998a}", "1998", ""),
        ("year = {2019--2020}", "2019", ""),
        ("date = {2021-03-05}", "2021-03-05", ""),
        ("year = 2021, month = {maart}, day = 5", "2021-03-05", ""),
        ("year = {in press}", "", "in press"),
        ("year = {}", "", ""),
        ("note = {x}", "", "x"),
    ],
)
def test_dates_are_as_exact_as_the_source(fields: str, issued: str, note: str) -> None:
    record = one(f"@article{{k, title={{T}}, {fields}}}")
    assert (record.issued, record.note) == (issued, note)


def test_broken_entry_is_refused_with_its_line_and_takes_no_neighbour_along() -> None:
    text = (
        "@article{een, title={Eerste}}\n"
        "@book{stuk, title = {Geen einde, year=2001\n\n"
        "@article{twee, title={Tweede}}\n"
        "@article{stuk2, title={Te veel}}}, year={2000}}\n"
        "@misc{leeg}\n"
        "@misc{zonder, author={A, B}}\n"
        "@article{drie, title={Derde}\n"
    )
    entries = [(entry.line, entry.record.key, entry.problem) for entry in bibtex.read(text)]
    assert entries == [
        (1, "een", ""),
        (2, "", "de haakjes sluiten niet"),
        (4, "twee", ""),
        (5, "stuk2", ""),
        (6, "leeg", "er staat geen enkel veld in"),
        (7, "zonder", "de titel ontbreekt"),
        (8, "", "de haakjes sluiten niet"),
    ]


def test_comments_junk_and_commented_entries_are_no_entries() -> None:
    text = (
        "Mail naar ann@example.org voor meer.\n"
        "% @article{oud, title={Oud}}\n"
        "@comment{jabref-meta: databaseType:bibtex;}\n"
        '@preamble{"\\newcommand{\\x}{y}"}\n'
        "@article{k, title={Nieuw}} en nog wat tekst\n"
    )
    assert [entry.record.title for entry in bibtex.read(text)] == ["Nieuw"]


def test_missing_comma_and_stray_words_do_not_hide_other_fields() -> None:
    [entry] = bibtex.read("@article{k, title = {T} year = 2020 volume={1}, zomaar, journal={J},,}")
    assert (entry.record.issued, entry.record.volume, entry.record.container) == ("2020", "1", "J")
    assert entry.remarks == ("onleesbaar stuk: zomaar",)


def test_double_braces_parentheses_and_a_missing_key_are_fine() -> None:
    assert one("@article(k, title = {{Dubbele {Haken}}})").title == "Dubbele Haken"
    assert one("@article{, title = {Zonder sleutel}}").title == "Zonder sleutel"
    assert one("@article{title = {Zonder sleutel}}").title == "Zonder sleutel"


def test_child_borrows_from_its_proceedings() -> None:
    text = (
        "@inproceedings{c, crossref={P1}, title={Bijdrage}, author={Cee, An}}\n"
        "@proceedings{p1, title={Verslag}, year={2011}, publisher={ACM}}"
    )
    first = next(iter(bibtex.read(text))).record
    assert (first.title, first.container, first.issued, first.publisher) == ("Bijdrage", "Verslag", "2011", "ACM")


def test_doi_is_found_in_any_form_and_kept_as_note_when_it_is_none() -> None:
    for doi in ("10.1234/AbC", "https://doi.org/10.1234/AbC", "doi: 10.1234/AbC", "{10.1234/AbC}."):
        assert one(f"@misc{{k, title={{T}}, doi={{{doi}}}}}").doi == "10.1234/AbC"
    record = one("@misc{k, title={T}, doi={nog niet}}")
    assert (record.doi, record.note) == ("", "DOI: nog niet")


def test_genre_of_a_thesis_and_number_of_a_report_have_their_place() -> None:
    assert one("@mastersthesis{k, title={T}, school={UGent}}").genre == "Master's thesis"
    report = one("@techreport{k, title={T}, institution={SERV}, number={7}, type={Nota}}")
    assert (report.kind, report.publisher, report.number, report.genre) == (Kind.REPORT, "SERV", "7", "Nota")


def test_lines_in_different_encodings_are_read_together() -> None:
    content = (
        "@misc{a, title={Café}}\n".encode()
        + "@misc{b, title={Café “x”}}\r\n".encode("cp1252")
        + b"@misc{c,title={\x00x\x81}}"
    )
    assert [entry.record.title for entry in bibtex.read(decode(content))] == ["Café", "Café “x”", "x"]
    assert decode("@misc{é}".encode("utf-16")) == "@misc{é}"
    assert decode(b"\xef\xbb\xbfabc") == "abc"


def test_format_is_told_by_what_stands_in_the_file() -> None:
    assert format_of("\n@article{a, title={T}}", "x.txt") is Format.BIBTEX
    assert format_of("TY  - JOUR\nER  - \n", "x.txt") is Format.RIS
    assert format_of(' [{"title": "T"}]', "x.txt") is Format.CSL_JSON
    assert format_of("zomaar tekst", "x.txt") is None


def test_what_a_reader_misses_is_named() -> None:
    assert missing_parts(Record(kind=Kind.ARTICLE, title="T")) == (
        "auteurs ontbreken", "jaar ontbreekt", "tijdschrift, boek of congres ontbreekt",
    )  # fmt: skip
    assert missing_parts(Record(kind=Kind.BOOK, title="T", authors=(Name("A", "B"),), issued="2020")) == ()
