from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import WorkflowState

from helpdesk.confirmations.forms import AnswerForms
from helpdesk.models import CheckRequest, FieldChange, PublishedListing, ServicePage
from tests.factories.helpdesk import AFTERNOONS, make_contact, make_service, token_of

pytestmark = pytest.mark.django_db
TODAY = "2026-11-23T10:00:00Z"


@pytest.fixture
def asked() -> CheckRequest:
    service = make_service(
        [make_contact(source_state="te controleren (oud)"), make_contact("chat", "https://example.org/chat")]
    )
    return CheckRequest.objects.create(service=service, email=service.maintainer_email, sent_at=timezone.now())


def question(asked: CheckRequest) -> str:
    return f"/hulp/nakijken/{token_of(asked)}/"


def answers(asked: CheckRequest, **changes: str) -> dict[str, Any]:
    """What the form holds when nothing is touched, with changes on top."""
    posted: dict[str, Any] = {}
    for form in AnswerForms(asked.service).all:
        for bound in form:
            values = bound.value()
            if bound.name == "hours":
                parts = zip(bound.field.widget.widgets_names, bound.field.widget.decompress(values), strict=True)
                posted |= {f"{bound.html_name}{part}": value for part, value in parts if value}
            elif values:
                posted[bound.html_name] = values
    return posted | changes


@time_machine.travel(TODAY)
def test_opening_the_link_confirms_nothing(asked: CheckRequest, client: Client) -> None:
    response = client.get(question(asked))

    text = response.content.decode()
    assert "maandag tot vrijdag" in text
    assert "16 u tot 22 u" in text
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert '<meta name="referrer" content="no-referrer">' in text
    assert not response.cookies
    asked.refresh_from_db()
    assert asked.answered_at is None


@time_machine.travel(TODAY)
def test_button_sets_date_and_checker_on_the_site_and_leaves_a_trace(asked: CheckRequest, client: Client) -> None:
    response = client.post(question(asked))

    assert "Dank je wel" in response.content.decode()
    data = PublishedListing.objects.get(service=asked.service).data
    assert (data["assured_on"], data["assured_by"]) == ("2026-11-23", "Proefdienst vzw zelf")
    assert {contact["assured_on"] for contact in data["contact_points"]} == {"2026-11-23"}
    assert data["contact_points"][0]["source_state"] == "gecontroleerd"
    assert FieldChange.objects.filter(
        service=asked.service, field="nagekeken door", new="Proefdienst vzw zelf"
    ).exists()
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_at.date()) == ("confirmed", date(2026, 11, 23))


@time_machine.travel(TODAY)
@pytest.mark.parametrize("way", ["", "aanpassen/"])
def test_link_works_once(asked: CheckRequest, client: Client, way: str) -> None:
    client.post(question(asked))
    changes = FieldChange.objects.count()

    for response in (client.get(question(asked) + way), client.post(question(asked) + way, answers(asked))):
        assert response.status_code == HTTPStatus.GONE
        assert "Deze link werkt niet meer" in response.content.decode()
    assert FieldChange.objects.count() == changes


def test_link_expires_after_45_days(asked: CheckRequest, client: Client) -> None:
    with time_machine.travel(TODAY):
        address = question(asked)
    with time_machine.travel("2027-01-07T10:00:01Z"):
        response = client.post(address)
    assert response.status_code == HTTPStatus.GONE
    assert "te oud" in response.content.decode()


@time_machine.travel(TODAY)
def test_link_is_bound_to_its_listing_and_contact(asked: CheckRequest, client: Client) -> None:
    other = make_service()
    address = question(asked)
    ServicePage.objects.filter(pk=asked.service_id).update(maintainer_email="iemand.anders@example.org")

    assert client.post(address).status_code == HTTPStatus.GONE
    assert client.get(address.replace(str(asked.uuid), str(other.uuid))).status_code == HTTPStatus.GONE
    assert client.get("/hulp/nakijken/rommel/").status_code == HTTPStatus.GONE


@time_machine.travel(TODAY)
def test_changes_wait_as_a_draft_in_the_workflow(asked: CheckRequest, client: Client) -> None:
    posted = answers(asked, **{"c0-hours_vrijdag": "16-20", "c1-stops": "on", "m-message": "Nieuwe uren vanaf nu."})
    response = client.post(f"{question(asked)}aanpassen/", posted)

    assert "We kijken je wijziging na" in response.content.decode()
    page = ServicePage.objects.get(pk=asked.service_id)
    assert [str(contact.schedules.get()) for contact in page.contact_points.all()] == [AFTERNOONS, AFTERNOONS]
    draft = page.get_latest_revision_as_object()
    (contact,) = draft.contact_points.all()
    assert [schedule.opening_hours for schedule in contact.schedules.all()] == ["Mo-Th 16:00-22:00; Fr 16:00-20:00"]
    assert contact.uuid == page.contact_points.first().uuid
    assert WorkflowState.objects.get(object_id=str(page.pk)).status == "in_progress"
    asked.refresh_from_db()
    assert (asked.answer, asked.note, asked.revision) == ("changed", "Nieuwe uren vanaf nu.", page.latest_revision)


@time_machine.travel(TODAY)
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"c0-value": "0900 1450"}, "Nederland"),
        ({"c0-hours_vrijdag": "laat"}, "Vrijdag: schrijf uren als 16:00-22:00"),
        ({"c1-value": "geen adres"}, "geen webadres"),
        ({"c0-value": ""}, "Vul in hoe mensen jullie bereiken."),
        ({}, "Je hebt nog niets aangepast"),
    ],
)
def test_wrong_changes_come_back_with_the_reason_and_nothing_lost(
    asked: CheckRequest, client: Client, change: dict[str, str], words: str
) -> None:
    typed = {"m-message": "Bel mij gerust."} if change else {}
    response = client.post(f"{question(asked)}aanpassen/", answers(asked, **change, **typed))

    text = response.content.decode()
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert words in text
    assert ("Bel mij gerust." in text) == bool(change)
    asked.refresh_from_db()
    assert asked.answered_at is None


@time_machine.travel(TODAY)
def test_confirming_keeps_a_draft_that_waits(asked: CheckRequest, client: Client) -> None:
    page = asked.service
    page.summary = "Een zin die nog niet op de site staat."
    page.save_revision()
    client.post(question(asked))

    page = ServicePage.objects.get(pk=page.pk)
    assert page.summary != "Een zin die nog niet op de site staat."
    assert page.assured_on == date(2026, 11, 23)
    draft = page.get_latest_revision_as_object()
    assert (draft.summary, draft.assured_on) == ("Een zin die nog niet op de site staat.", date(2026, 11, 23))
    assert page.has_unpublished_changes
