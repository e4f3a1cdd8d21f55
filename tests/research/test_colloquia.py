"""Colloquia for everybody: before, during and after, the programme in three forms, registration and proceedings."""

from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Calendar
from pypdf import PdfReader
from wagtail.documents import get_document_model

from knowledge.events.models import Event, Registration
from knowledge.research.models import ColloquiumPage
from tests.factories.research import (
    make_colloquium,
    make_publication,
    make_researcher,
    moment,
    session_block,
    talk_value,
)

pytestmark = pytest.mark.django_db
LIST = "/onderzoek/colloquia/"
BEFORE, DURING, AFTER = "2030-02-01T09:00:00Z", "2030-05-15T09:30:00Z", "2030-05-16T09:00:00Z"


def make_document(title: str) -> Any:
    from django.core.files.base import ContentFile  # noqa: PLC0415 - only here

    return get_document_model().objects.create(title=title, file=ContentFile(b"dia's", name=f"{title}.pdf"))


def with_programme(**values: Any) -> ColloquiumPage:
    person = make_researcher(title="Ann Spreker")
    hidden = make_researcher(title="Klad Spreker", live=False)
    talk = talk_value(
        "Wat helpt in de klas?",
        {"name": "Ann Spreker", "affiliation": "Netwerk", "person": person.pk},
        {"name": "Klad Spreker", "person": hidden.pk},
        starts="11:10",
        **values.pop("talk", {}),
    )
    sessions = [
        session_block("Werkwinkels", "2030-05-15T14:00", "2030-05-15T15:00", room="Zaal 2"),
        session_block(
            "Voormiddag", "2030-05-15T11:00", "2030-05-15T12:00", talk, room="Aula",
            uid="11111111-1111-4111-8111-111111111111",
        ),
    ]  # fmt: skip
    return make_colloquium(programme=sessions, **values)


@time_machine.travel(BEFORE, tick=False)
def test_list_without_colloquia_says_so_and_invents_none(client: Client) -> None:
    text = client.get(LIST).content.decode()
    assert "Er is nu geen colloquium gepland." in text
    assert "Voorbij" not in text


def test_list_moves_a_colloquium_from_coming_to_past(client: Client, time_machine: Any) -> None:
    page = make_colloquium()
    time_machine.move_to(BEFORE)
    before = client.get(LIST).content.decode()
    assert page.title in before.partition("Wat komt")[2]
    time_machine.move_to(AFTER)
    after = client.get(f"{LIST}?x").content.decode()
    assert page.title in after.partition("Voorbij, met slides en verslag")[2]
    assert "Er is nu geen colloquium gepland." in after


def test_page_before_offers_registration_and_the_call(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = with_programme()
    text = client.get(page.url).content.decode()
    assert "Schrijf je in" in text
    assert f'href="{page.url}bijdrage/"' in text
    assert "Over groepen en klassen." in text
    assert text.index("Voormiddag") < text.index("Werkwinkels")
    assert "11:00 – 12:00" in text
    assert 'href="/onderzoek/onderzoekers/' in text
    assert text.count("/onderzoek/onderzoekers/ann-proef") == 1, "a draft profile is no link"
    assert "Klad Spreker" in text
    assert f"{page.url}verslag/" not in text
    assert client.get(f"{page.url}verslag/").status_code == HTTPStatus.NOT_FOUND


def test_page_during_shows_what_goes_on_now(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = with_programme()
    time_machine.move_to(DURING, tick=False)
    text = client.get(page.url).content.decode()
    assert "Het colloquium is nu bezig." in text
    assert "Voormiddag (nu bezig)" in text
    assert "Werkwinkels (nu bezig)" not in text
    assert "Schrijf je in" not in text
    assert "Dien een bijdrage in" not in text


def test_page_after_leads_to_slides_recordings_and_proceedings(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    work = make_publication(title="Wat eruit kwam")
    slides = make_document("slides-ann")
    page = with_programme(
        talk={"slides": slides.pk, "recording": "https://video.example.org/1"},
        proceedings=[{"type": "rich_text", "value": "<p>Het werd een goede dag.</p>"}],
        proceedings_works=[{"type": "page", "value": work.pk}],
    )
    time_machine.move_to(AFTER, tick=False)
    text = client.get(page.url).content.decode()
    assert f'href="{page.url}verslag/"' in text
    assert "Schrijf je in" not in text
    proceedings = client.get(f"{page.url}verslag/").content.decode()
    for told in ("Het werd een goede dag.", work.url, slides.url, "https://video.example.org/1", "Ann Spreker"):
        assert told in proceedings


def test_proceedings_without_anything_say_so(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = make_colloquium()
    time_machine.move_to(AFTER, tick=False)
    text = client.get(f"{page.url}verslag/").content.decode()
    assert "Van dit colloquium is nog geen verslag, slide of opname gemaakt." in text


def test_kept_page_ends_when_it_would_read_otherwise(client: Client, time_machine: Any) -> None:
    time_machine.move_to("2030-05-15T06:58:00Z", tick=False)
    page = make_colloquium()
    answer = client.get(page.url)
    assert answer.headers["Cache-Control"] == "max-age=120"
    assert "Komt nog" not in answer.content.decode()
    time_machine.move_to("2030-05-15T06:50:00Z", tick=False)
    assert "max-age=60" in client.get(f"{page.url}?x").headers.get("Cache-Control", "max-age=60")


def test_registration_gives_a_place_through_the_shared_code(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = make_colloquium(capacity=1)
    event = Event.objects.get(uid=page.uuid)
    assert (event.kind, event.page_id, event.capacity) == ("colloquium", page.pk, 1)
    for name in ("an", "bo"):
        client.post(event.registration_address, {"name": name, "email": f"{name}@example.org"})
    assert list(Registration.objects.values_list("name", "state")) == [("an", "ingeschreven"), ("bo", "wachtlijst")]
    assert "Op de wachtlijst" in client.get(page.url).content.decode()


def test_date_that_is_taken_back_is_told_to_calendars(time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = make_colloquium()
    page.unpublish()
    assert Event.objects.get(uid=page.uuid).is_cancelled


def test_programme_as_calendar_has_a_date_for_each_session(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = with_programme()
    answer = client.get(f"{page.url}programma.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    first, second = Calendar.from_ical(answer.content).walk("VEVENT")
    assert first["UID"] == "11111111-1111-4111-8111-111111111111@allesoverpesten.be"
    assert first["SUMMARY"] == f"Voormiddag ({page.title})"
    assert "Wat helpt in de klas? (Ann Spreker, Klad Spreker)" in first["DESCRIPTION"]
    assert first["DTSTART"].dt == moment("2030-05-15 11:00")
    assert second["LOCATION"] == "Zaal 2, Zaal van het Netwerk"


def test_feed_holds_every_colloquium(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = make_colloquium()
    [event] = Calendar.from_ical(client.get(f"{LIST}kalender.ics").content).walk("VEVENT")
    assert event["SUMMARY"] == page.title


def test_programme_on_paper_is_tagged_and_says_all(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = with_programme()
    answer = client.get(f"{page.url}programma.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    paper = PdfReader(BytesIO(answer.content))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    for told in (page.title, "Voormiddag", "Aula", "Wat helpt in de klas?", "Ann Spreker", "woensdag 15 mei 2030"):
        assert told in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert client.get(f"{page.url}programma.pdf").content == answer.content


@time_machine.travel(BEFORE, tick=False)
def test_drafts_have_no_file_and_no_form(client: Client) -> None:
    page = make_colloquium(live=False, slug="geheim-colloquium")
    for tail in ("", "programma.ics", "programma.pdf", "verslag/", "bijdrage/"):
        assert client.get(f"{LIST}{page.slug}/{tail}").status_code == HTTPStatus.NOT_FOUND
    assert page.title not in client.get(f"{LIST}kalender.ics").content.decode()


def test_cancelled_colloquium_says_so(client: Client, time_machine: Any) -> None:
    time_machine.move_to(BEFORE, tick=False)
    page = make_colloquium(status="geannuleerd")
    text = client.get(page.url).content.decode()
    assert "Dit colloquium gaat niet door." in text
    assert "Schrijf je in" not in text
    assert "Dien een bijdrage in" not in text


def test_impossible_programme_and_hours_are_refused_with_words() -> None:
    overlap = [
        session_block("Een", "2030-05-15T09:00", "2030-05-15T10:30", room="Aula"),
        session_block("Twee", "2030-05-15T10:00", "2030-05-15T11:00", room="Aula"),
    ]
    with pytest.raises(ValidationError, match="zijn tegelijk in Aula"):
        make_colloquium(programme=overlap)
    with pytest.raises(ValidationError, match="eindigt voor het begint"):
        make_colloquium(ends_at=moment("2030-05-15 08:00"))


@pytest.mark.parametrize("talks", [1, 20])
def test_page_asks_the_database_as_often_for_one_talk_as_for_twenty(
    client: Client, talks: int, django_assert_num_queries: Any, time_machine: Any
) -> None:
    time_machine.move_to(BEFORE, tick=False)
    people = [make_researcher() for _number in range(talks)]
    values = [
        talk_value(f"Lezing {one.pk}", {"name": one.title, "person": one.pk}, slides=make_document(f"s{one.pk}").pk)
        for one in people
    ]
    page = make_colloquium(programme=[session_block("Dag", "2030-05-15T09:00", "2030-05-15T10:00", *values)])
    client.get(page.url)
    with django_assert_num_queries(6):
        text = client.get(f"{page.url}?x").content.decode()
    assert text.count("/onderzoek/onderzoekers/ann-proef") == talks


@pytest.mark.parametrize("number", [1, 30])
def test_list_asks_the_database_as_often_for_one_as_for_thirty(
    client: Client, number: int, django_assert_num_queries: Any
) -> None:
    for _number in range(number):
        make_colloquium()
    client.get(LIST)
    with django_assert_num_queries(3):
        client.get(f"{LIST}?x")
