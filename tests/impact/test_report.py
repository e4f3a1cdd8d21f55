"""The report in its four formats says the same, and exactly what an independent computation says."""

import io
import json
import random
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import odfdo
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from openpyxl import load_workbook
from pypdf import PdfReader

from allesoverpesten.accounts.models import User
from allesoverpesten.impact.automatic import registry
from allesoverpesten.impact.closing import approve_period, make_report
from allesoverpesten.impact.enums import Split
from allesoverpesten.impact.examples import remove_examples
from allesoverpesten.impact.models import Action, FrozenReport, Indicator, Milestone, Period, PeriodValue
from allesoverpesten.impact.report.assemble import report_on
from allesoverpesten.impact.report.data import digest_of, from_json, to_json
from allesoverpesten.impact.report.formats import FORMATS
from allesoverpesten.impact.report.tables import sheets
from allesoverpesten.impact.workflow import Figures, save_figures
from content.core.enums import Audience
from content.core.models import DailyCount
from tests.factories.results import IndicatorFactory, approved_value, past_period, target, without_examples
from tests.impact.generated_year import Expected, generate, register_counter


@pytest.fixture
def year(writer: User, head: User, monkeypatch: pytest.MonkeyPatch) -> tuple[Period, Expected]:
    monkeypatch.setattr(registry, "_known", {})
    register_counter()
    without_examples()
    return generate(writer, head)


def xlsx_rows(content: bytes, sheet: str) -> list[dict[str, Any]]:
    page = load_workbook(io.BytesIO(content))[sheet]
    heading, *rows = page.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def ods_rows(content: bytes, sheet: str) -> list[dict[str, Any]]:
    table = odfdo.Document(io.BytesIO(content)).body.get_table(name=sheet)
    heading, *rows = [[cell.value for cell in row.cells] for row in table.rows]
    return [dict(zip(heading, [*row, *[None] * len(heading)], strict=False)) for row in rows]


def test_figures_equal_an_independent_computation(year: tuple[Period, Expected], head: User) -> None:
    period, expected = year
    report = from_json(approve_period(period, head).data)
    for read, content in ((xlsx_rows, FORMATS["xlsx"].write(report)), (ods_rows, FORMATS["ods"].write(report))):
        rows = {row["Nummer"]: row for row in read(content, "Cijfers")}
        assert {code: Decimal(str(row["Waarde"])) for code, row in rows.items()} == expected.values
        told = {code: row for code, row in rows.items() if code in expected.targets}
        assert {code: Decimal(str(row["Streefwaarde"])) for code, row in told.items()} == expected.targets
        assert {code: Decimal(str(row["2018-2019"])) for code, row in told.items()} == expected.earlier
        shares = {code: round(expected.values[code] / expected.targets[code], 4) for code in expected.targets}
        assert {code: Decimal(str(row["Deel van het doel"])) for code, row in told.items()} == shares
        parts: dict[str, dict[str, Decimal]] = {}
        for row in read(content, "Splitsing"):
            parts.setdefault(row["Nummer"], {})[row["Deel"]] = Decimal(str(row["Waarde"]))
        labels = {key: str(label) for key, label in Audience.choices}
        assert parts == {c: {labels[key]: n for key, n in of.items()} for c, of in expected.parts.items()}
        money = [
            row for row in read(content, "Begroting") if row["Actie"] == "alles samen" and row["Soort"] == "totaal"
        ]
        (row,) = money
        assert Decimal(str(row["Gepland (euro)"])) == expected.planned
        assert Decimal(str(row["Uitgegeven (euro)"])) == expected.spent


def summed(sql: str) -> dict[str, Decimal]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {str(key): Decimal(number) for key, number in cursor.fetchall()}


def test_real_counters_of_a_year_equal_plain_sql(db: None, writer: User) -> None:
    """The plan of the first content on two years of generated days; the sums are made by the database alone."""
    remove_examples()
    period = past_period()
    chance = random.Random(11)  # noqa: S311 - data for a test
    counts = [
        *(("page-read", "7", "infopunt kind ouder"), ("page-read", "8", "leren school"), ("page-read", "search", "")),
        *(("contact", "3", "phone"), ("contact", "4", "chat"), ("contact", "", "mail"), ("finder-answer", "", "")),
        *(("campaign-visit", "a", "affiche kind"), ("campaign-visit", "b", "ketnet kind")),
        *(("next-best", "3", ""), ("flowchart-start", "5", ""), ("flowchart-end", "5", "bel")),
    ]
    DailyCount.objects.bulk_create(
        DailyCount(day=date(2019, 1, 1) + timedelta(days=day), name=n, subject=s, detail=d, total=chance.randint(0, 99))
        for day in range(730)
        for n, s, d in counts
    )
    wholes = summed(
        "SELECT name, sum(total) FROM core_dailycount WHERE day BETWEEN '2019-09-01' AND '2020-08-31' GROUP BY name"
    )
    report = from_json(make_report(period, writer).data)
    rows = {row["Nummer"]: row["Waarde"] for row in xlsx_rows(FORMATS["xlsx"].write(report), "Cijfers")}
    said = {
        *(("1.2.a", "page-read"), ("1.3.a", "campaign-visit"), ("2.2.a", "finder-answer"), ("2.2.b", "contact")),
        *(("2.2.c", "next-best"), ("3.2.a", "flowchart-start"), ("3.2.b", "flowchart-end")),
    }
    assert {code: Decimal(str(rows[code])) for code, _name in said} == {code: wholes[name] for code, name in said}

    parts = {(row["Nummer"], row["Deel"]): row["Waarde"] for row in ods_rows(FORMATS["ods"].write(report), "Splitsing")}
    labels = {key: str(label) for key, label in Audience.choices}
    audiences = summed(
        "SELECT a, sum(total) FROM core_dailycount, unnest((string_to_array(detail, ' '))[2:]) a "
        "WHERE day BETWEEN '2019-09-01' AND '2020-08-31' AND name = 'page-read' GROUP BY a"
    )
    assert set(audiences) == {"kind", "ouder", "school"}
    assert {key: Decimal(str(parts["1.2.a", labels[key]])) for key in audiences} == audiences
    channels = summed(
        "SELECT split_part(detail, ' ', 1), sum(total) FROM core_dailycount "
        "WHERE day BETWEEN '2019-09-01' AND '2020-08-31' AND name = 'campaign-visit' GROUP BY 1"
    )
    words = {"affiche": "affiche", "ketnet": "Ketnet"}
    assert {key: Decimal(str(parts["1.3.a", words[key]])) for key in channels} == channels


def test_standing_in_the_report_equals_an_independent_one(year: tuple[Period, Expected], head: User) -> None:
    period, expected = year
    report = report_on(period, "iemand")
    said = {one.code: one.standing_label for one in report.indicators if one.code in expected.targets}
    shares = {code: expected.values[code] / expected.targets[code] for code in expected.targets}
    words = {
        c: "gehaald" if s >= 1 else "bijna gehaald" if s >= Decimal("0.9") else "niet gehaald"
        for c, s in shares.items()
    }
    assert said == words
    missed = {point.code for point in report.open_points if point.kind == "off-target"}
    assert missed == {code for code, share in shares.items() if share < 1}


def test_report_reads_the_database_as_often_for_much_as_for_little(
    year: tuple[Period, Expected], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(13):
        report_on(year[0], "iemand")


@pytest.fixture
def story(writer: User, head: User) -> Period:
    """One approved indicator with a small part, an unapproved one, a missing one."""
    without_examples()
    period = past_period()
    counted = IndicatorFactory(
        code="T1.a", label="=SOM(1;1) deelnemers", split=Split.AUDIENCE, split_keys="school\nsport\nzorg", unit="mensen"
    )
    target(counted, period, 50)
    target(counted, period, 20, "school")
    approved_value(counted, period, 47, writer, head, {"school": 35, "sport": 9, "zorg": 3})
    waiting = IndicatorFactory(action=counted.action, code="T1.b", label="Wacht nog")
    save_figures(waiting, period, Figures(Decimal(3)), writer)
    IndicatorFactory(action=counted.action, code="T1.c", label="Leeg gebleven")
    Milestone.objects.create(action=counted.action, period=period, title="Gids klaar", due=date(2020, 1, 1))
    return period


def text_of_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def test_open_points_say_what_is_missing_unapproved_and_off_target(story: Period) -> None:
    said = [(point.kind, point.code) for point in report_on(story, "iemand").open_points]
    assert said == [
        ("off-target", "T1.a"),
        ("unapproved", "T1.b"),
        ("no-target", "T1.b"),
        ("missing", "T1.c"),
        ("milestone", Action.objects.get().code),
        ("narrative", Action.objects.get().code),
        ("evaluation", ""),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_small_numbers_of_people_stand_in_no_format(story: Period, name: str) -> None:
    """3 people in care are hidden, and 9 in sport too: else 47 - 35 - 9 would tell the 3."""
    content = FORMATS[name].write(report_on(story, "iemand"))
    if name == "xlsx":
        rows = xlsx_rows(content, "Splitsing")
    elif name == "ods":
        rows = ods_rows(content, "Splitsing")
    else:
        text = text_of_pdf(content) if name == "pdf" else " ".join(content.decode().split())
        assert "minder dan 5" in text
        assert "niet getoond" in text
        return
    labels = {key: str(label) for key, label in Audience.choices}
    shown = {row["Deel"]: row["Waarde"] for row in rows}
    assert shown == {labels["school"]: 35, labels["sport"]: "niet getoond", labels["zorg"]: "minder dan 5"}


def test_frozen_figures_hold_no_small_number(story: Period, writer: User) -> None:
    frozen = json.loads(make_report(story, writer).data)
    (hidden,) = [
        part
        for goal in frozen["goals"]
        for action in goal["actions"]
        for one in action["indicators"]
        for part in one["parts"]
        if part["amount"]["text"] == "minder dan 5"
    ]
    assert hidden["amount"]["value"] is None


def test_count_of_things_is_told_however_small(story: Period) -> None:
    Indicator.objects.update(of_people=False)
    (one,) = [one for one in report_on(story, "iemand").indicators if one.code == "T1.a"]
    assert [part.amount.value for part in one.parts] == [35, 9, 3]


def tags_below(element: Any) -> set[str]:
    """Every kind of element that a screen reader meets."""
    children = element.get("/K", [])
    children = [child.get_object() for child in (children if isinstance(children, list) else [children])]
    inner = [tags_below(child) for child in children if hasattr(child, "get")]
    own = {str(element["/S"])} if "/S" in element else set()
    return own.union(*inner)


def test_pdf_is_tagged_named_and_says_who_approved(story: Period, writer: User, head: User) -> None:
    PeriodValue.objects.filter(indicator__code="T1.b").delete()
    frozen = approve_period(story, head)
    content = FORMATS["pdf"].write(from_json(frozen.data))
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    tags = tags_below(root["/StructTreeRoot"].get_object())
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure"} <= tags
    assert str(reader.trailer["/Root"]["/Lang"]).lower() == "nl-be"
    assert reader.metadata.title == "Resultaten 2019-2020"
    text = text_of_pdf(content)
    assert "Goedgekeurd door Bert Claes op" in text
    assert "Goedgekeurd door: Bert Claes." in text
    assert "Wat meetelt." in text
    assert content == FORMATS["pdf"].write(from_json(frozen.data))


def test_report_of_an_open_period_says_so(story: Period) -> None:
    text = FORMATS["html"].write(report_on(story, "iemand")).decode()
    assert "Nog niet goedgekeurd: de cijfers kunnen nog veranderen." in text
    assert "niet goedgekeurd" in text
    assert "<script" not in text


def test_text_that_looks_like_a_formula_stays_text(story: Period) -> None:
    report = report_on(story, "iemand")
    page = load_workbook(io.BytesIO(FORMATS["xlsx"].write(report)))["Cijfers"]
    (cell,) = [cell for row in page.iter_rows() for cell in row if cell.value == "=SOM(1;1) deelnemers"]
    assert cell.data_type == "s"
    packed = zipfile.ZipFile(io.BytesIO(FORMATS["ods"].write(report)))
    assert b"table:formula" not in packed.read("content.xml")


def test_spreadsheets_hold_the_same_sheets(story: Period) -> None:
    report = report_on(story, "iemand")
    names = [sheet.name for sheet in sheets(report)]
    assert load_workbook(io.BytesIO(FORMATS["xlsx"].write(report))).sheetnames == names
    tables = odfdo.Document(io.BytesIO(FORMATS["ods"].write(report))).body.tables
    assert [table.name for table in tables] == names


def test_frozen_report_reads_back_as_it_was(story: Period, writer: User) -> None:
    frozen = make_report(story, writer)
    report = from_json(frozen.data)
    assert to_json(report) == frozen.data
    assert digest_of(frozen.data) == frozen.digest
    assert (report.period, report.made_by, report.is_final) == ("2019-2020", "Ans Peeters", False)


# --- Commands --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "start"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("ods", b"PK"), ("html", b"<!DOCTYPE")])
@pytest.mark.django_db
def test_command_writes_a_report_of_the_first_content(name: str, start: bytes, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "uit"
    call_command("make_report", period="2025-2026", format=name, output=file)
    assert file.read_bytes().lstrip().startswith(start)
    frozen = FrozenReport.objects.get()
    assert f"Rapport {frozen.pk} over 2025-2026" in capsys.readouterr().out
    assert from_json(frozen.data).made_by == "de site"


@pytest.mark.django_db
def test_command_names_the_periods_when_one_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"bestaat niet: 1999. Wel: 2026-2027, 2025-2026, 2024-2025"):
        call_command("make_report", period="1999", format="pdf", output=tmp_path / "x")
    with pytest.raises(CommandError, match="Kan niet schrijven"):
        call_command("make_report", period="2025-2026", format="pdf", output=tmp_path / "geen" / "map")
