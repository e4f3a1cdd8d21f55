"""Members, meetings with registration, and documents that only members open."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from knowledge.events.models import Event, Registration
from knowledge.training.models import MeetingDocument, MeetingPage, NetworkPage, PracticePage
from knowledge.training.submissions.links import provider_token
from tests.factories.training import make_provider

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"


def moment(hour: int) -> datetime:
    return datetime(2027, 3, 2, hour, tzinfo=ZoneInfo("Europe/Brussels"))


@pytest.fixture
def meeting(settings: Any, tmp_path: Any) -> MeetingPage:
    settings.MEDIA_ROOT = tmp_path
    document = get_document_model().objects.create(title="Verslag", file=ContentFile(b"geheim", name="verslag.txt"))
    page = MeetingPage(
        title="Voorjaarsoverleg", slug="voorjaar", summary="We komen samen.", starts_at=moment(10), ends_at=moment(12),
        place="Zaal", capacity=20, documents=[MeetingDocument(document=document)],
    )  # fmt: skip
    NetworkPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


@time_machine.travel(NOW)
def test_meeting_takes_registrations(meeting: MeetingPage, client: Client) -> None:
    event = Event.objects.get(uid=meeting.uuid)
    text = client.get(meeting.url).content.decode()
    assert f"/inschrijven/{event.uid}/" in text
    assert "Nog 20 plaatsen" in text
    client.post(f"/inschrijven/{event.uid}/", {"name": "An", "email": "an@example.org"})
    assert Registration.objects.get().state == "ingeschreven"
    assert "Nog 19 plaatsen" in client.get(meeting.url).content.decode()


@time_machine.travel(NOW)
def test_documents_open_for_members_only(meeting: MeetingPage, client: Client) -> None:
    document = meeting.documents.get().document
    member = make_provider("Lid vzw", maintainer_email="lid@example.org", is_member=True)
    other = make_provider("Ander vzw", maintainer_email="ander@example.org")
    base = f"/leren/netwerk/leden/{provider_token(member)}/"

    assert "Verslag" in client.get(base).content.decode()
    answer = client.get(f"{base}{document.pk}/")
    assert b"".join(answer.streaming_content) == b"geheim"

    assert client.get(f"/leren/netwerk/leden/{provider_token(other)}/").status_code == 410
    assert client.get(f"/leren/netwerk/leden/{provider_token(other)}/{document.pk}/").status_code == 404
    assert client.get(document.url).status_code == 404
    assert client.get(f"/media/{document.file.name}").status_code == 404
    assert "Verslag" not in client.get(meeting.url).content.decode()


def test_network_shows_members_with_what_they_offer(client: Client) -> None:
    make_provider("Lid vzw", is_member=True, offers="Spelen", knows="Sport")
    make_provider("Geen lid vzw")
    text = client.get("/leren/netwerk/").content.decode()
    assert "Spelen" in text
    assert "Geen lid vzw" not in text


def test_good_practice_tells_situation_action_and_result(client: Client) -> None:
    told = {"situation": "Zo was het.", "done": "Dit deden we.", "result": "Het hielp."}
    page = PracticePage(title="Praktijk", slug="praktijk", summary="Kort.", **told)
    NetworkPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    text = client.get(page.url).content.decode()
    assert all(part in text for part in told.values())
    assert "Praktijk" in client.get("/leren/netwerk/").content.decode()
