"""The linter stands between a draft and the public, whichever way a page is published."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, GroupApprovalTask, PageLogEntry, Workflow, WorkflowState, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from helpdesk.models import ServicePage
from knowledge.training.flowchart import mermaid
from knowledge.training.flowchart.graph import Kind, Node
from knowledge.training.flowchart.problems import Code
from knowledge.training.handover import finder_address, rule_choices, rule_problem
from knowledge.training.linter import errors, problems
from knowledge.training.models import FlowchartPage
from knowledge.training.publication import UnsoundFlowchartError
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
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().chart == broken()
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
    assert [(row["node"], row["title"]) for row in errors] == [("praat", "Praat erover"), ("klaar", "Je volgt het op")]
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


def plan(page: FlowchartPage, chart: Any) -> None:
    """A next version that goes live by itself in an hour."""
    page.chart = chart
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    page.refresh_from_db()


def test_planned_publication_is_checked_again_at_its_hour(db: None) -> None:
    page = make_flowchart()
    new = chart_data(
        SOUND.replace("Praat erover", "Praat met Awel").replace('"]\n', '"]\n%% praat.services: awel\n', 1)
    )
    plan(page, new)
    ServicePage.objects.get(slug="awel").unpublish()
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=True):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.live
    assert page.chart == chart_data()
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    stopped = PageLogEntry.objects.get(page=page, action="training.refused")
    assert "verwijst naar “awel”" in stopped.data["problem"]


def test_planned_publication_of_a_sound_one_goes_on(db: None) -> None:
    page = make_flowchart()
    new = chart_data(SOUND.replace("Praat erover", "Praat met het kind"))
    plan(page, new)
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=True):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.chart == new


def test_program_cannot_publish_what_is_unsound(db: None) -> None:
    page = make_flowchart()
    page.chart = broken()
    revision = page.save_revision()
    with pytest.raises(UnsoundFlowchartError, match="komt niets meer"):
        revision.publish()
    page.refresh_from_db()
    assert page.chart == chart_data()


def test_approval_is_checked_again(staff: Client) -> None:
    page = make_flowchart()
    page.chart = chart_data(SOUND.replace("Praat erover", "Praat met Awel"))
    page.save_revision()
    workflow = Workflow.objects.filter(active=True).first() or Workflow.objects.create(name="Nalezen")
    if not workflow.tasks.exists():
        task = GroupApprovalTask.objects.create(name="Lees na")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    user = get_user_model().objects.get(username="w")
    state = workflow.start(FlowchartPage.objects.get(pk=page.pk), user)
    ServicePage.objects.get(slug="awel").unpublish()
    approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = send(staff, page, page.chart, **approval)
    assert response.status_code == 302
    told = [str(message) for message in get_messages(response.wsgi_request)]
    assert any("kan nog niet gepubliceerd worden" in message for message in told)
    by_list = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])
    listed = staff.post(by_list, {"comment": "", "next": "/admin/"})
    assert listed.status_code == 302
    page.refresh_from_db()
    state.refresh_from_db()
    assert page.chart == chart_data()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.parametrize(
    ("rule", "is_right"),
    [
        ("who=ouder&what=naaktbeelden", True),
        ("who=school", True),
        ("", False),
        ("who=niemand", False),
        ("what=online", False),
        ("who=kind&what=bestaat-niet", False),
        ("thema=online", False),
    ],
)
def test_hand_over_by_rule_leads_to_the_finder_or_is_an_error(db: None, rule: str, *, is_right: bool) -> None:
    text = f'flowchart TD\n%% red_flag_title: Gevaar?\na[["Hulp"]] --> b(["Klaar"])\n%% a.rule: {rule}\n'
    found = [(problem.code, problem.node) for problem in problems(mermaid.loads(text))]
    assert found == ([] if is_right else [(Code.HANDOVER_RULE, "a")])


def test_hand_over_for_a_child_keeps_the_answers_out_of_the_address(db: None) -> None:
    parent, child = (Node("a", Kind.HANDOVER, "Hulp", rule=f"who={who}&what=online") for who in ("ouder", "kind"))
    assert finder_address(parent) == "/hulp/zoeken/?who=ouder&what=online"
    assert finder_address(child) == "/hulp/zoeken/"
    assert all(rule_problem(replace(parent, rule=choice["value"])) == "" for choice in rule_choices())


def test_comment_on_the_steps_is_kept_for_a_colleague(staff: Client) -> None:
    page = make_flowchart()
    form = staff.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'data-contentpath="chart"' in form
    comment = {
        "contentpath": "chart",
        "text": "Klopt stap 2 nog?",
        "position": "",
        "resolved": "",
        "replies": inline_formset([]),
    }
    assert send(staff, page, page.chart, **nested_form_data({"comments": inline_formset([comment])})).status_code == 302
    assert [(one.contentpath, one.text) for one in Comment.objects.filter(page=page)] == [
        ("chart", "Klopt stap 2 nog?")
    ]


@pytest.mark.parametrize(
    ("url", "is_right"),
    [("https://x.be/brief.docx", True), ("/documents/1/brief.docx", True), ("javascript:alert(1)", False), ("", False)],
)
def test_address_of_an_attachment_leads_somewhere(db: None, url: str, *, is_right: bool) -> None:
    chart = mermaid.loads(SOUND + f"%% praat.attachment: Brief aan de ouders | {url}\n")
    found = [(problem.code, problem.node) for problem in errors(problems(chart))]
    assert found == ([] if is_right else [(Code.BAD_ADDRESS, "praat")])


def test_attachment_is_linked_at_its_step(client: Client, db: None) -> None:
    page = make_flowchart(SOUND + "%% praat.attachment: Brief aan de ouders | /documents/1/brief.docx\n")
    link = '<a href="/documents/1/brief.docx">Brief aan de ouders</a>'
    assert link in client.get(f"/leren/wegwijzers/{page.slug}/tekst/").content.decode()
    assert link in client.get(f"/leren/wegwijzers/{page.slug}/?veilig=ja&plek=online").content.decode()
