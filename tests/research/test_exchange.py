"""Files of others through the two commands: nothing is lost, nothing crashes, nothing is published."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from knowledge.research.bibliography import bibtex
from knowledge.research.bibliography.exchange import Format, write
from knowledge.research.bibliography.record import Kind, Name, Record
from knowledge.research.models import PublicationPage
from tests.factories.research import make_publication, make_researcher

pytestmark = pytest.mark.django_db
ACCENTS = [r"M{\"u}ller", r"Jos{\'e}", r"Erd\H{o}s", r"\v{S}imko", "Peña", "{Van Cleemput}", r"\O{}rsted", r"\L{}uk"]


def run_import(path: Path, *options: str) -> dict[str, Any]:
    out = StringIO()
    call_command("import_publications", str(path), "--json", *options, stdout=out)
    return json.loads(out.getvalue())


def export(file_format: str, *filters: str) -> str:
    out = StringIO()
    chosen = [part for one in filters for part in ("--filter", one)]
    call_command("export_publications", "--format", file_format, *chosen, stdout=out)
    return out.getvalue()


def messy_entry(number: int) -> str:
    """One of ten kinds of mess; each title is its own."""
    name = ACCENTS[number % len(ACCENTS)]
    title = f"{{Messy}} {{\\'E}}tude {number} on bullying \\& more"
    year = ["2009", "in press", "", "{2011}", "c. 1998"][number % 5]
    kinds = ["article", "book", "inproceedings", "techreport", "phdthesis", "misc", "InCollection", "ARTICLE"]
    year_field = f"year = {{{year.strip('{}')}}}," if year else ""
    return (
        f'@{kinds[number % len(kinds)]}{{key{number},\n  author = {{{name}, A. and Peeters, {{\\"U}}na}},\n'
        f'  title = {{{{{title}}}}},\n  {year_field}\n  journal = jnl # " part {number}",\n'
        f"  booktitle = {{Proc \\textbf{{X}}}}, pages = {{1--{number}}}, abstract = {{50\\% of \\$5, a_b ~ c}},\n}}\n"
    )


def test_five_hundred_messy_entries_come_in_without_loss(tmp_path: Path) -> None:
    parts = ['@string{jnl = "Journal of {\\"U}ber"}\n@comment{x}\n% @misc{weg, title={weg}}\n']
    parts += [messy_entry(number) for number in range(490)]
    parts.insert(100, "@article{stuk1, title = {Zonder einde,\n  year = 2000\n")
    parts.insert(300, "@article{stuk2, author = {A, B}, year = 2000}\n")
    parts.append(messy_entry(7))
    many = " and ".join(f"Auteur{number}, Ann" for number in range(3_000))
    parts.append(
        f"@article{{veel, title={{Met drieduizend auteurs}}, author={{{many}}}, year=2015, journal={{Nature}}}}\n"
    )
    long = "Zeer lange titel " * 40
    parts += [f"@misc{{lang{number}, title={{{long}{number}}}, author={{A, B}}, year=2020}}\n" for number in range(7)]
    path = tmp_path / "messy.bib"
    path.write_bytes("".join(parts[:250]).encode() + "".join(parts[250:]).encode("cp1252", errors="replace"))
    before = PublicationPage.objects.count()

    result = run_import(path)

    assert result["total"] == 501
    assert (result["duplicate"], result["refused"]) == (1, 2)
    assert result["new"] + result["incomplete"] == 498
    assert PublicationPage.objects.count() == before + 498
    assert not PublicationPage.objects.filter(source_entry__gt="", live=True).exists()
    huge = PublicationPage.objects.get(title="Met drieduizend auteurs")
    assert len(huge.record.authors) == 3_000
    third = PublicationPage.objects.get(citation_key="lang3")
    assert (len(third.title), third.work_title) == (255, f"{long}3")
    fifth = PublicationPage.objects.get(citation_key="key5")
    assert fifth.title == "Messy Étude 5 on bullying & more"
    assert fifth.authors == "Van Cleemput, A.\nPeeters, Üna"
    assert fifth.abstract == "50% of $5, a_b c"
    reasons = {entry["key"]: entry["reasons"] for entry in result["entries"] if entry["outcome"] == "refused"}
    assert reasons == {"": ["de haakjes sluiten niet"], "stuk2": ["de titel ontbreekt"]}
    assert all("jaar ontbreekt" in e["reasons"] for e in result["entries"] if e["key"] in {"key1", "key2"})


def test_second_import_of_the_same_file_finds_everything(tmp_path: Path) -> None:
    path = tmp_path / "twice.bib"
    path.write_text("".join(messy_entry(number) for number in range(12)).replace("jnl", '"J"'))
    first, second = run_import(path), run_import(path)
    assert first["duplicate"] == 0
    assert (second["new"], second["incomplete"], second["refused"], second["duplicate"]) == (0, 0, 0, 12)


def test_dry_run_counts_the_same_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "dry.bib"
    path.write_text("@book{a, title={Een echt nieuw boek}, author={A, B}, year=2020}\n@book{b, author={C, D}}")
    before = PublicationPage.objects.count()
    dry = run_import(path, "--dry-run")
    assert PublicationPage.objects.count() == before
    real = run_import(path)
    names = ("new", "duplicate", "incomplete", "refused")
    assert [dry[name] for name in names] == [real[name] for name in names] == [1, 0, 0, 1]
    assert PublicationPage.objects.count() == before + 1


RECORDS = [
    Record(
        kind=kind,
        title=f"Werk nummer {number}: één & “twee” over {kind}",
        authors=(Name("Van Cleemput", "Katrien"), Name(literal="Vlaams Netwerk"), Name("de Boer", "Jan", "Jr.")),
        editors=(Name("Maes", "Bert"),),
        issued=["2009", "2010-04", "2011-05-06"][number % 3],
        container="" if kind is Kind.BOOK else "Tijdschrift & Co",
        volume="11",
        issue="8" if kind in {Kind.ARTICLE, Kind.PREPRINT} else "",
        number="" if kind in {Kind.ARTICLE, Kind.PREPRINT} else "12",
        pages="1349-1371",
        publisher="Uitgeverij 50% Meer",
        place="Gent",
        edition="2",
        genre="Proefschrift" if kind is Kind.THESIS else "",
        doi=f"10.1234/werk_{number}",
        isbn="978-90-5350-000-0",
        issn="1461-4448",
        url=f"https://example.org/a_b?c={number}&d=%20",
        language="nl",
        abstract="Kort. Met $ en \\ en { en ~.",
        keywords=("pesten", "jongeren en school"),
        note="Een opmerking.",
        key=f"sleutel{number}",
    )
    for number, kind in enumerate(Kind)
]


@pytest.mark.parametrize("file_format", [one.value for one in Format])
def test_export_then_import_is_the_same_on_every_field(tmp_path: Path, file_format: str) -> None:
    PublicationPage.objects.all().delete()
    path = tmp_path / "all"
    path.write_text("".join(write(RECORDS, Format(file_format))), newline="")
    assert run_import(path)["new"] == len(RECORDS)
    kept = {page.citation_key: page.record for page in PublicationPage.objects.all()}
    assert kept == {record.key: record for record in RECORDS}
    exported = export(file_format)
    PublicationPage.objects.all().delete()
    path.write_text(exported, newline="")
    assert run_import(path)["new"] == len(RECORDS)
    assert {page.citation_key: page.record for page in PublicationPage.objects.all()} == kept


def test_filters_choose_what_is_exported() -> None:
    PublicationPage.objects.all().delete()
    make_publication(title="Boek van negentien", kind="book", issued="2019")
    make_publication(title="Artikel in klad", issued="2019", live=False)
    make_publication(title="Artikel van twintig", issued="2020")

    def found(*filters: str) -> set[str]:
        return {entry.record.title for entry in bibtex.read(export("bibtex", *filters))}

    assert found() == {"Boek van negentien", "Artikel in klad", "Artikel van twintig"}
    assert found("jaar=2019") == {"Boek van negentien", "Artikel in klad"}
    assert found("year=2019", "stand=publiek") == {"Boek van negentien"}
    assert found("zoek=ARTIKEL", "soort=article-journal") == {"Artikel in klad", "Artikel van twintig"}
    assert found("jaar=1900") == set()
    for wrong in ("kleur=rood", "jaar", "stand=half"):
        with pytest.raises(CommandError, match=r"begrijp ik niet|Kies bij stand"):
            export("bibtex", wrong)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "leeg"), (b"zomaar tekst", "geen BibTeX, RIS of CSL-JSON"), (b"[]", "geen enkele publicatie")],
)
def test_file_that_is_no_bibliography_is_refused_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    out = StringIO()
    with pytest.raises(CommandError, match=message):
        call_command("import_publications", str(path), "--json", stdout=out)
    assert message in json.loads(out.getvalue())["error"]
    with pytest.raises(CommandError, match="kan niet gelezen worden"):
        call_command("import_publications", str(tmp_path / "weg.bib"))


def test_authors_with_the_whole_name_of_somebody_in_the_network_are_linked(tmp_path: Path) -> None:
    ann = make_researcher(title="Ann Peeters")
    path = tmp_path / "x.ris"
    path.write_text(
        "TY  - BOOK\nTI  - Een gloednieuw boek\nAU  - Peeters, Ann\nAU  - Peeters, A.\nPY  - 2020\nER  - \n"
    )
    run_import(path)
    page = PublicationPage.objects.get(title="Een gloednieuw boek")
    assert [link.researcher_id for link in page.authorships.all()] == [ann.pk]


def test_refused_entry_without_title_is_told_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text(
        "@book{a, title={Goed boek}, author={An}, year=2020}\n@article{stuk, title={Nooit gesloten, year=2020\n"
    )
    out = StringIO()
    call_command("import_publications", str(path), "--dry-run", stdout=out)
    assert (
        "regel 2: geweigerd: @article{stuk, title={Nooit gesloten, year=2020: de haakjes sluiten niet" in out.getvalue()
    )
