"""Materials from a table: a preview first, every wrong cell named, all or nothing, and a second time nothing."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from allesoverpesten.accounts.roles import COORDINATOR, EINDREDACTEUR
from content.core.models import SearchEntry
from content.infopunt.materials.importing import PlanHasProblemsError, carry_out, plan_import
from content.infopunt.models import Resource
from tests.factories.accounts import UserFactory
from tests.infopunt.materials_table import GOOD, table

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/materialen/inlezen/"


@pytest.fixture
def editor(client: Client, settings: object) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=[EINDREDACTEUR]))
    return client


def send(client: Client, content: bytes, name: str = "materialen.csv") -> tuple[int, str]:
    answer = client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.content.decode()


def test_new_changed_and_unchanged_are_told_apart_and_nothing_is_written() -> None:
    carry_out(plan_import(table(GOOD)))
    rows = (GOOD | {"titel": "Proefboek, tweede druk"}, GOOD | {"sleutel": "ander", "titel": "Ander"})
    plan = plan_import(table(*rows))
    assert [len(kind) for kind in (plan.new, plan.changed, plan.unchanged)] == [1, 1, 0]
    assert plan.changed[0].changes == (("titel", "Proefboek", "Proefboek, tweede druk"),)
    assert plan_import(table(GOOD)).unchanged
    assert Resource.objects.get(slug="proefboek").title == "Proefboek"


def test_import_writes_everything_and_search_finds_it() -> None:
    assert carry_out(plan_import(table(GOOD))) == 1
    resource = Resource.objects.get(slug="proefboek")
    assert (resource.kind, resource.year, resource.audiences) == ("book", 2020, ["ouder", "school"])
    assert [theme.slug for theme in resource.themes.all()] == ["pesten"]
    assert "thema:pesten" in resource.facets
    assert SearchEntry.objects.filter(url=resource.page_url).exists()


def test_second_import_of_the_same_file_writes_nothing() -> None:
    assert carry_out(plan_import(table(GOOD))) == 1
    assert carry_out(plan_import(table(GOOD))) == 0
    assert Resource.objects.get(slug="proefboek").revisions.count() == 1


def test_empty_cell_leaves_what_the_site_has() -> None:
    carry_out(plan_import(table(GOOD)))
    assert plan_import(table({"sleutel": "proefboek", "titel": "Proefboek", "jaar": ""})).unchanged


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"titel": ""}, "titel", "leeg"),
        ({"soort": "koekje"}, "soort", "“koekje” kennen we niet. Kies uit: brochure"),
        ({"jaar": "vorig jaar"}, "jaar", "“vorig jaar” is geen geheel getal."),
        ({"voor wie": "ouder; marsman"}, "voor wie", "“marsman” kennen we niet"),
        ({"thema's": "kaas"}, "thema's", "“kaas” kennen we niet"),
        ({"adres": "geen adres"}, "adres", ""),
        ({"adres": "javascript:alert(1)"}, "adres", ""),
        ({"vanaf leeftijd": "12", "tot leeftijd": "6"}, "tot leeftijd", "jonger dan"),
        ({"wat is het": "x" * 501}, "wat is het", "500"),
        ({"zichtbaar op de site": "misschien"}, "zichtbaar op de site", "“misschien” is geen ja of nee."),
        ({"opnieuw na te kijken tegen": "31/12/2027"}, "opnieuw na te kijken tegen", "2027-08-31"),
        ({"kleur": "rood"}, "kleur", "Deze kolom kennen we niet."),
    ],
)
def test_wrong_cell_is_named_by_row_and_column(cells: dict[str, str], column: str, said: str) -> None:
    plan = plan_import(table(GOOD | {"sleutel": "goed"}, GOOD | cells))
    [problem] = plan.problems
    assert (problem.row, problem.column) == (1 if column == "kleur" else 3, column)
    assert said in problem.message
    assert not plan.rows


def test_same_key_twice_in_a_file_is_a_problem() -> None:
    [problem] = plan_import(table(GOOD, GOOD)).problems
    assert str(problem) == "Rij 3, kolom “sleutel”: “proefboek” staat ook al in rij 2."


def test_one_wrong_row_keeps_the_good_ones_out_too() -> None:
    plan = plan_import(table(GOOD, GOOD | {"sleutel": "fout", "soort": "koekje"}))
    with pytest.raises(PlanHasProblemsError):
        carry_out(plan)
    assert not Resource.objects.filter(slug="proefboek").exists()


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00k", b"", b"sleutel,titel\n", b"\xd0\xcf\x11\xe0oud", b"PK\x03\x04stuk"]
)
def test_file_that_cannot_be_read_gets_a_sentence(editor: Client, content: bytes) -> None:
    status, html = send(editor, content)
    assert status == 400
    assert re.search("UTF-8|leeg|geen materialen|oud Excel|geen Excel", html)


def test_too_big_a_file_is_refused_with_its_size(editor: Client) -> None:
    status, html = send(editor, b"x" * (5 * 1024 * 1024 + 1))
    assert status == 400
    assert "Het mag hoogstens 5 MB zijn." in html


def test_semicolons_and_excel_say_the_same_as_commas() -> None:
    assert plan_import(table(GOOD, delimiter=";")).new[0].resource.audiences == ["ouder", "school"]


def test_editor_previews_an_excel_file_confirms_and_sees_it(editor: Client) -> None:
    workbook = Workbook()
    workbook.active.append(list(GOOD))
    workbook.active.append(list(GOOD.values()))
    file = io.BytesIO()
    workbook.save(file)
    status, html = send(editor, file.getvalue(), "materialen.xlsx")
    assert status == 200
    assert "Nieuw: 1" in html
    assert not Resource.objects.filter(slug="proefboek").exists()
    identity = re.search(r'name="bevestig" value="([0-9a-f]+)"', html)[1]
    answer = editor.post(ADDRESS, {"bevestig": identity}, follow=True)
    assert "1 materiaal bijgewerkt." in answer.content.decode()
    assert Resource.objects.filter(slug="proefboek").exists()


def test_preview_that_is_gone_changes_nothing_and_says_so(editor: Client) -> None:
    html = editor.post(ADDRESS, {"bevestig": "weg"}, follow=True).content.decode()
    assert "Kies het bestand opnieuw; er is niets veranderd." in html


def test_who_may_not_change_materials_may_not_import(client: Client, settings: object) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=[COORDINATOR]))
    assert client.get(ADDRESS).status_code in {302, 403}
    assert "Materialen inlezen" not in client.get("/admin/").content.decode()
