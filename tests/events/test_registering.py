"""Places, the waiting list and what people hear, over a real mail server."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from knowledge.events.models import Event, Registration
from knowledge.events.publishing import publish_events, withdraw_events
from knowledge.events.registering import Person, RegistrationClosedError, cancel, cancel_token, promote, register
from knowledge.events.retention import forget_old_registrations
from tests.background import run_background_tasks
from tests.factories.events import KIND, make_event, some_page

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"


def person(number: int) -> Person:
    return Person(name=f"Iemand {number}", email=f"iemand{number}@example.org")


def sent(postbox: Any) -> list[tuple[str, str]]:
    return [(mail["To"], mail["Subject"].partition(":")[0]) for mail in postbox.mails]


@pytest.fixture
def post(postbox: Any, django_capture_on_commit_callbacks: Any) -> Any:
    """Run something and deliver what it mails."""

    def deliver(action: Any) -> list[tuple[str, str]]:
        postbox.mails.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action()
        run_background_tasks()
        return sent(postbox)

    return deliver


@time_machine.travel(NOW)
def test_last_place_goes_to_the_first_and_the_next_waits(post: Any) -> None:
    event = make_event(capacity=1)
    assert post(lambda: register(event.uid, person(1))) == [("iemand1@example.org", "Je bent ingeschreven")]
    assert post(lambda: register(event.uid, person(2))) == [("iemand2@example.org", "Je staat op de wachtlijst")]
    event.refresh_from_db()
    assert (event.taken, event.places_left, event.is_full) == (1, 0, True)


@time_machine.travel(NOW)
def test_confirmation_holds_the_appointment_and_the_way_out(post: Any, postbox: Any, client: Client) -> None:
    event = make_event(capacity=1)
    post(lambda: register(event.uid, person(1)))

    (mail,) = postbox.mails
    (attached,) = mail.iter_attachments()
    (appointment,) = Calendar.from_ical(attached.get_content()).walk("VEVENT")
    assert attached.get_content_type() == "text/calendar"
    assert appointment.decoded("dtstart") == event.starts_at
    assert str(appointment["uid"]) == f"{event.uid}@allesoverpesten.be"
    text = mail.get_body(("plain",)).get_content()
    address = next(line for line in text.splitlines() if "/inschrijving/" in line).removeprefix("http://testserver")
    assert "schrijf me uit" in client.get(address).content.decode()
    assert Registration.objects.get().state == "ingeschreven", "opening the link cancels nothing"
    assert "Je bent uitgeschreven" in client.post(address).content.decode()
    assert Registration.objects.get().state == "geannuleerd"


@time_machine.travel(NOW)
def test_cancelled_place_goes_to_who_waits_longest(post: Any) -> None:
    event = make_event(capacity=1)
    registrations = [register(event.uid, person(number)) for number in range(4)]
    post(lambda: None)

    assert sorted(post(lambda: cancel(registrations[0].uuid))) == [
        ("iemand0@example.org", "Je bent uitgeschreven"),
        ("iemand1@example.org", "Je bent ingeschreven"),
    ]
    assert not cancel(registrations[0].uuid)
    states = list(Registration.objects.values_list("state", flat=True))
    assert states == ["geannuleerd", "ingeschreven", "wachtlijst", "wachtlijst"]


@time_machine.travel(NOW)
def test_newcomer_does_not_pass_who_waits(post: Any) -> None:
    event = make_event(capacity=1)
    for number in range(2):
        register(event.uid, person(number))
    Event.objects.update(capacity=2)
    assert register(event.uid, person(3)).state == "wachtlijst"
    event.refresh_from_db()
    assert promote(event) == 1
    assert list(Registration.objects.values_list("state", flat=True)) == ["ingeschreven", "ingeschreven", "wachtlijst"]


@time_machine.travel(NOW)
def test_larger_room_promotes_who_waits(post: Any) -> None:
    event = make_event(capacity=1)
    for number in range(4):
        post(lambda number=number: register(event.uid, person(number)))
    larger = replace(event.values, capacity=3)
    assert post(lambda: publish_events(KIND, some_page(), [larger])) == [
        ("iemand1@example.org", "Je bent ingeschreven"),
        ("iemand2@example.org", "Je bent ingeschreven"),
    ]


@time_machine.travel(NOW)
def test_same_address_twice_is_one_registration_and_one_mail(post: Any) -> None:
    event = make_event(capacity=5)
    post(lambda: register(event.uid, person(1)))
    again = Person(name="Iemand", email="IEMAND1@example.org")
    assert post(lambda: register(event.uid, again)) == []
    assert Registration.objects.count() == 1


@time_machine.travel(NOW)
def test_moved_and_cancelled_dates_are_told_to_who_comes(post: Any, postbox: Any) -> None:
    event = make_event()
    gone = register(event.uid, person(2))
    post(lambda: register(event.uid, person(1)))
    post(lambda: cancel(gone.uuid))
    day = timedelta(days=1)
    moved = replace(event.values, starts_at=event.starts_at + day, ends_at=event.ends_at + day)
    assert post(lambda: publish_events(KIND, some_page(), [moved])) == [("iemand1@example.org", "Gewijzigd")]
    text = postbox.mails[0].get_body(("plain",)).get_content()
    assert "dinsdag 2 maart 2027, 9.30 u tot 16 u → woensdag 3 maart 2027, 9.30 u tot 16 u" in text
    assert post(lambda: publish_events(KIND, some_page(), [moved])) == []
    assert post(lambda: withdraw_events(some_page().pk)) == [("iemand1@example.org", "Gaat niet door")]


@time_machine.travel(NOW)
def test_nobody_registers_after_closing(client: Client) -> None:
    event = make_event(registration_closes_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(RegistrationClosedError):
        register(event.uid, person(1))
    response = client.get(f"/inschrijven/{event.uid}/")
    assert response.status_code == 410
    assert "kan je je hier niet (meer) inschrijven" in response.content.decode()


@time_machine.travel(NOW)
@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "iemand@example.org\nBcc: ander@example.org"])
def test_malformed_address_is_explained_and_loses_nothing_typed(client: Client, email: str) -> None:
    event = make_event()
    response = client.post(f"/inschrijven/{event.uid}/", {"name": "An Peeters", "email": email})
    assert response.status_code == 400
    text = response.content.decode()
    assert "e-mailadres" in text
    assert 'value="An Peeters"' in text
    assert not Registration.objects.exists()


@time_machine.travel(NOW)
def test_robot_and_human_get_the_same_answer(client: Client) -> None:
    event = make_event()
    values = {"name": "An", "email": "an@example.org"}
    human = client.post(f"/inschrijven/{event.uid}/", values)
    robot = client.post(f"/inschrijven/{event.uid}/", values | {"email": "x@example.org", "website_2": "x"})
    assert human.url == robot.url == f"/inschrijven/{event.uid}/bedankt/"
    assert [person.email for person in Registration.objects.all()] == ["an@example.org"]
    assert "Kijk in je mailbox" in client.get(human.url).content.decode()


@time_machine.travel(NOW)
def test_refused_address_is_marked_and_not_tried_again(post: Any, postbox: Any) -> None:
    event = make_event()
    postbox.refused["weg@example.org"] = "550 bestaat niet"
    post(lambda: register(event.uid, Person("Weg", "weg@example.org")))
    assert Registration.objects.get().refused_at is not None
    assert not Registration.objects.owed_a_mail().exists()


@time_machine.travel(NOW)
def test_busy_mail_server_is_tried_again(post: Any, postbox: Any) -> None:
    event = make_event()
    postbox.refused["druk@example.org"] = "451 later"
    post(lambda: register(event.uid, Person("Druk", "druk@example.org")))
    assert Registration.objects.owed_a_mail().count() == 1
    postbox.refused.clear()
    assert post(lambda: call_command("send_owed_mails", verbosity=0)) == [("druk@example.org", "Je bent ingeschreven")]


def test_registrations_are_forgotten_thirty_days_later() -> None:
    with time_machine.travel(NOW):
        event = make_event()
        register(event.uid, person(1))
    with time_machine.travel(event.ends_at + timedelta(days=30)):
        assert forget_old_registrations() == 0
    with time_machine.travel(event.ends_at + timedelta(days=30, seconds=1)):
        assert forget_old_registrations() == 1
    event.refresh_from_db()
    assert event.taken == 1


@time_machine.travel(NOW)
def test_forged_and_old_links_are_refused(client: Client) -> None:
    event = make_event()
    token = cancel_token(register(event.uid, person(1)))
    assert client.post(f"/inschrijving/{token[:-2]}xx/").status_code == 410
    with time_machine.travel(timezone.now() + timedelta(days=801)):
        assert client.post(f"/inschrijving/{token}/").status_code == 410
    assert Registration.objects.get().state == "ingeschreven"


@time_machine.travel(NOW)
def test_date_that_is_called_full_only_has_a_waiting_list() -> None:
    event = make_event(status="volzet", capacity=5)
    registration = register(event.uid, person(1))
    assert registration.state == "wachtlijst"
    publish_events(KIND, some_page(), [replace(event.values, status="bevestigd")])
    registration.refresh_from_db()
    assert registration.state == "ingeschreven"
