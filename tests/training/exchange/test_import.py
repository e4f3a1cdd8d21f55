"""A spreadsheet of trainings: everything wrong is told at once, a dry run first, and a second import does nothing."""

import io
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import EINDREDACTEUR, REDACTEUR
from knowledge.training.exchange.columns import read_rows
from knowledge.training.exchange.importing import carry_out
from knowledge.training.exchange.plan import plan_import
from knowledge.training.models import TrainingPage
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"
HEADING = "id;provider;title;summary;audiences;forms;cost;price;starts_on;start_time;end_time;postal_code;places"
ROWS = [
    "een;Aanbieder;Eerste;Uitleg;sport;open;betalend;12,5;2027-03-02;09:30;12:00;3500;10",
    "een;Aanbieder;Eerste;Uitleg;sport;open;betalend;12,5;2027-04-02;;;3500;",
    "twee;Aanbieder;Tweede;Uitleg;school;team;;;;;;;",
]


def editor() -> User:
    return UserFactory(roles=(EINDREDACTEUR,))


def file(*rows: str) -> bytes:
    return "\n".join([HEADING, *rows]).encode()


@time_machine.travel(NOW)
def test_dry_run_writes_nothing_and_second_import_changes_nothing() -> None:
    before = TrainingPage.objects.count()
    plan = plan_import(file(*ROWS))
    assert [(len(plan.new), len(plan.changed), plan.problems)] == [(2, 0, [])]
    assert TrainingPage.objects.count() == before
    assert carry_out(plan, editor()) == 2
    page = TrainingPage.objects.get(slug="een")
    assert (page.live, page.price_text, page.sessions.count()) == (True, "12,50 euro", 2)
    again = plan_import(file(*ROWS))
    assert (len(again.new), len(again.changed), len(again.unchanged)) == (0, 0, 2)


@time_machine.travel(NOW)
def test_changed_row_says_what_changes_and_keeps_the_date() -> None:
    carry_out(plan_import(file(*ROWS)), editor())
    uuid = TrainingPage.objects.get(slug="een").sessions.order_by("starts_on").first().uuid
    changed = [row.replace(";10", ";4").replace("Eerste", "Beter") for row in ROWS]
    plan = plan_import(file(*changed))
    (planned,) = plan.changed
    assert planned.changes[0] == "title: Eerste → Beter"
    assert planned.changes[1].startswith("datum weg: 2027-03-02 09:30-12:00 3500 bevestigd 10")
    carry_out(plan, editor())
    session = TrainingPage.objects.get(slug="een").sessions.order_by("starts_on").first()
    assert (session.uuid, session.places) == (uuid, 4)


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (";Aanbieder;Titel;Uitleg;;;;;;;;;", "id", "Vul dit in."),
        ("a/b;Aanbieder;Titel;Uitleg;;;;;;;;;", "id", "alleen letters"),
        ("a;Aanbieder;Titel;Uitleg;maan;;;;;;;;", "audiences", "“maan” kennen we niet"),
        ("a;Aanbieder;Titel;Uitleg;;;;veel;;;;;", "price", "geen bedrag"),
        ("a;Aanbieder;Titel;Uitleg;;;;NaN;;;;;", "price", "geen bedrag"),
        ("a;Aanbieder;Titel;Uitleg;;;;;31/03/2027;;;;", "starts_on", "Schrijf ze als 2027-03-31"),
        ("a;Aanbieder;Titel;Uitleg;;;;;2027-03-01;25:00;;;", "start_time", "Schrijf het als 09:30"),
        ("a;Aanbieder;Titel;Uitleg;;;;;2027-03-01;09:00;08:00;;", "end_time", "einduur"),
        ("a;Aanbieder;Titel;Uitleg;;;;;2027-03-01;;;12;", "postal_code", "vier cijfers"),
        ("a;Aanbieder;Titel;Uitleg;;;;;;09:00;10:00;;", "starts_on", "Vul de dag in"),
        (f"a;Aanbieder;{'x' * 300};Uitleg;;;;;;;;;", "title", "te lang"),
    ],
)  # fmt: skip
def test_wrong_cell_is_named_with_its_row_and_column(row: str, column: str, message: str) -> None:
    plan = plan_import(file(ROWS[0], row))
    assert plan.rows == []
    (problem,) = plan.problems
    assert (problem.row, problem.column) == (3, column)
    assert message in problem.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Deze kolom ontbreekt."),
        (b"\xff\xfe\x00", "CSV UTF-8"),
        (b"id;provider;title;summary;zomaar\n", "Deze kolom kennen we niet"),
        (b"id;provider;title;summary;id\n", "twee keer"),
    ],
)
def test_file_that_is_no_list_is_explained(content: bytes, message: str) -> None:
    _rows, problems = read_rows(content)
    assert message in problems[0].message


def workbook() -> bytes:
    book = Workbook()
    for row in [HEADING, *ROWS]:
        book.active.append(row.split(";"))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@time_machine.travel(NOW)
@pytest.mark.parametrize(("name", "content"), [("v.csv", file(*ROWS)), ("v.xlsx", workbook())])
def test_editor_sees_a_preview_and_confirms(client: Any, settings: Any, name: str, content: bytes) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=(EINDREDACTEUR,)))
    response = client.post("/admin/vormingen/inlezen/", {"file": SimpleUploadedFile(name, content)})
    text = response.content.decode()
    assert "Eerste (Aanbieder): 2 datums" in text
    assert not TrainingPage.objects.filter(slug="een").exists()
    client.post(f"/admin/vormingen/inlezen/{response.context['identity']}/")
    assert TrainingPage.objects.get(slug="een").live


def test_who_may_not_publish_may_not_import(client: Any, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=(REDACTEUR,)))
    assert client.get("/admin/vormingen/inlezen/").status_code in {302, 403}


def test_more_problems_than_fit_are_counted_and_said_to_be_more(client: Any, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(editor())
    rows = [f"nummer-{number};Aanbieder;;Uitleg;;;;;;;;;" for number in range(201)]
    upload = SimpleUploadedFile("v.csv", file(*rows))
    text = " ".join(client.post("/admin/vormingen/inlezen/", {"file": upload}).content.decode().split())
    assert "201 problemen. Er is niets ingelezen." in text
    assert text.count("Vul dit in.") == 200
    assert "Hier staan de eerste 200." in text
