"""The linter stands between a draft and the public, whichever way a page is published."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from knowledge.training.models import FlowchartPage
from tests.factories.training import SOUND, chart_data, make_flowchart

HARD = (
    "De aansprakelijkheidsverzekeringsmaatschappij inventariseert systematisch verantwoordelijkheidsproblematieken "
    "betreffende grensoverschrijdende gedragsmodaliteiten binnen onderwijsorganisatorische samenwerkingsverbanden."
)


@pytest.fixture
def staff(client: Client, db: None, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(get_user_model().objects.create_superuser(username="w", email="w@example.org", password="x"))
    return client


def send(staff: Client, page: FlowchartPage, chart: Any, **more: str) -> Any:
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "mode": page.mode,
            "chart": chart if isinstance(chart, str) else json.dumps(chart),
            "warning_reason": "",
            "comments": inline_formset([]),
        }
    )
    return staff.post(f"/admin/pages/{page.pk}/edit/", {**data, **more})


def broken() -> dict[str, Any]:
    return chart_data(SOUND.replace("praat --> klaar", ""))


def test_draft_keeps_a_half_written_flowchart(staff: Client) -> None:
    page = make_flowchart()
    assert send(staff, page, broken()).status_code == 302
    assert page.get_latest_revision_as_object().chart == broken()
    page.refresh_from_db()
    assert page.chart == chart_data()


def test_publication_is_stopped_by_errors_and_nothing_is_lost(staff: Client) -> None:
    page = make_flowchart()
    response = send(staff, page, broken(), **{"action-publish": "1"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Na “Praat erover” komt niets meer" in html
    assert response.context["form"]["chart"].value() == json.dumps(broken())
    page.refresh_from_db()
    assert page.chart == chart_data()


def test_no_flowchart_at_all_is_told_in_dutch(staff: Client) -> None:
    page = make_flowchart()
    for chart in ("{", "[]", '{"nodes": 1, "edges": []}'):
        response = send(staff, page, chart, **{"action-publish": "1"})
        assert response.status_code == 200
        assert response.context["form"].errors["chart"]


def test_warning_asks_for_a_reason_once(staff: Client) -> None:
    page = make_flowchart()
    page.accepted_warnings = []
    page.save()
    page.save_revision()
    chart = chart_data(SOUND + f"%% praat.text: {HARD}\n")
    response = send(staff, page, chart, **{"action-publish": "1"})
    assert "nieuwe waarschuwing" in str(response.context["form"].errors["warning_reason"])
    reason = {"warning_reason": "Het zijn de woorden van de wet."}
    assert send(staff, page, chart, **{"action-publish": "1"}, **reason).status_code == 302
    page.refresh_from_db()
    assert "reading-level:praat" in page.accepted_warnings
    assert send(staff, page, chart, **{"action-publish": "1"}, **reason).status_code == 302
    harder = chart_data(SOUND + f"%% praat.text: {HARD}\n%% plek.text: {HARD}\n")
    again = send(staff, page, harder, **{"action-publish": "1"}, **reason)
    assert again.status_code == 200
    assert again.context["form"].errors["warning_reason"]


def test_publishing_many_at_once_passes_the_linter(staff: Client) -> None:
    page = make_flowchart()
    page.chart = broken()
    page.save_revision()
    staff.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/")
    page.refresh_from_db()
    assert page.chart == chart_data()


def test_editor_check_names_the_step_and_draws(staff: Client) -> None:
    found = staff.post("/admin/wegwijzer/controle/", {"chart": json.dumps(broken()), "mode": "open"}).json()
    errors = [row for row in found["problems"] if row["severity"] == "error"]
    assert [(row["node"], row["title"]) for row in errors] == [("praat", "Praat erover")]
    assert found["narrow"][0].startswith("<svg")


def test_editor_reads_and_writes_text(staff: Client) -> None:
    chart = staff.post("/admin/wegwijzer/inlezen/", {"text": SOUND}).json()["chart"]
    assert chart == chart_data()
    written = staff.post("/admin/wegwijzer/uitschrijven/", {"chart": json.dumps(chart)}).json()
    for text in written.values():
        assert staff.post("/admin/wegwijzer/inlezen/", {"text": text}).json()["chart"] == chart
    wrong = staff.post("/admin/wegwijzer/inlezen/", {"text": "flowchart TD\na{{{"}).json()
    assert "regel 2" in wrong["problems"][0]["message"]


@pytest.mark.parametrize("name", ["controle", "inlezen", "uitschrijven", "proberen"])
def test_editor_survives_anything_and_is_for_staff(staff: Client, name: str) -> None:
    for text in ("", "{", "null", "\x00", '{"nodes": [], "edges": []}'):
        sent = staff.post(f"/admin/wegwijzer/{name}/", {"chart": text, "text": text, "-wegwijzer": text})
        assert sent.status_code in {200, 400}
    assert staff.get(f"/admin/wegwijzer/{name}/").status_code == 405
    assert Client().post(f"/admin/wegwijzer/{name}/", {}).status_code == 302
