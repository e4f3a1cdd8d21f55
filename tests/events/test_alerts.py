"""Following a list by mail, against a real mail server: double opt-in, digest, one click out, bounces."""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from knowledge.events.alerts.bounces import handle_bounce
from knowledge.events.models import AlertSubscription
from knowledge.training.models import TrainingPage
from tests.background import run_background_tasks
from tests.factories.training import make_session, make_training, only_these_trainings

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"
ASK = "/verwittig/vormingen/?waar=sport&page=3&onzin=1"


@pytest.fixture
def post(postbox: Any, django_capture_on_commit_callbacks: Any) -> Any:
    def deliver(action: Any) -> list[EmailMessage]:
        postbox.mails.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action()
        run_background_tasks()
        return list(postbox.mails)

    return deliver


def path_in(mail: EmailMessage, part: str) -> str:
    text = mail.get_body(("plain",)).get_content()
    return next(line for line in text.split() if part in line).removeprefix("http://testserver")


def way_out(mail: EmailMessage) -> str:
    return "".join(mail["List-Unsubscribe"].split()).strip("<>").removeprefix("http://testserver")


@pytest.fixture
def follower(post: Any, client: Client) -> AlertSubscription:
    """Confirmed a week before NOW."""
    with time_machine.travel("2026-11-16T09:00:00Z"):
        (mail,) = post(lambda: client.post(ASK, {"email": "an@example.org"}))
        client.post(path_in(mail, "/verwittig/bevestig/"))
    return AlertSubscription.objects.get()


def digest(post: Any) -> list[EmailMessage]:
    return post(lambda: call_command("send_digests", verbosity=0))


@time_machine.travel(NOW)
def test_nothing_is_sent_before_the_owner_of_the_address_says_yes(post: Any, client: Client) -> None:
    (mail,) = post(lambda: client.post(ASK, {"email": "an@example.org"}))
    assert (mail["To"], mail["Subject"]) == ("an@example.org", "Wil je mails over Vormingen: In de sport?")
    assert AlertSubscription.objects.get().query == "waar=sport"
    address = path_in(mail, "/verwittig/bevestig/")
    client.get(address)
    assert AlertSubscription.objects.get().confirmed_at is None
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert digest(post) == []
        assert "Je volgt deze lijst" in client.post(address).content.decode()
    assert AlertSubscription.objects.get().confirmed_at is not None


@time_machine.travel(NOW)
def test_question_that_nobody_answers_is_deleted_after_a_week(post: Any, client: Client) -> None:
    (mail,) = post(lambda: client.post(ASK, {"email": "an@example.org"}))
    with time_machine.travel(timezone.now() + timedelta(days=7, seconds=1)):
        call_command("send_digests", verbosity=0)
        assert not AlertSubscription.objects.exists()
        assert client.post(path_in(mail, "/verwittig/bevestig/")).status_code == 410


@time_machine.travel(NOW)
def test_asking_again_bothers_nobody(post: Any, client: Client, follower: AlertSubscription) -> None:
    assert post(lambda: client.post(ASK, {"email": "AN@example.org"})) == []
    first = post(lambda: client.post(ASK, {"email": "jan@example.org"}))
    again = post(lambda: client.post(ASK, {"email": "jan@example.org"}))
    assert (len(first), len(again), AlertSubscription.objects.count()) == (1, 0, 2)


@time_machine.travel(NOW)
@pytest.mark.parametrize("email", ["", "an", "an@", "an@x\r\nBcc: b@example.org", "a" * 250 + "@example.org"])
def test_malformed_address_is_explained(client: Client, email: str) -> None:
    response = client.post(ASK, {"email": email})
    assert response.status_code == 400
    assert "Kijk dit even na" in response.content.decode()
    assert not AlertSubscription.objects.exists()


@time_machine.travel(NOW)
def test_robot_gets_no_mail(post: Any, client: Client) -> None:
    assert post(lambda: client.post(ASK, {"email": "an@example.org", "website_2": "x"})) == []
    assert not AlertSubscription.objects.exists()


@time_machine.travel(NOW)
def test_digest_tells_what_is_new_once_a_week(post: Any, client: Client, follower: AlertSubscription) -> None:
    old = make_training(title="Al lang", contexts=["sport"])
    only_these_trainings(old)
    TrainingPage.objects.update(first_published_at="2026-01-01T00:00Z")
    old = TrainingPage.objects.get(pk=old.pk)
    old.sessions.add(make_session("2027-02-01"))
    old.save_revision().publish()
    make_training(title="Nieuw", contexts=["sport"])
    make_training(title="Elders", contexts=["werk"])

    (mail,) = digest(post)

    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Nieuw: Vormingen: In de sport"
    assert [line for line in text.splitlines() if line.startswith("*")] == ["* Nieuw", "* Al lang"]
    assert "Nieuwe datum: maandag 1 februari 2027, 9.30 u tot 16 u" in text
    assert digest(post) == []
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        assert digest(post) == [], "nothing new, so no mail"


@time_machine.travel(NOW)
def test_header_takes_somebody_off_with_one_post_and_deletes_everything(post: Any, follower: AlertSubscription) -> None:
    make_training(title="Nieuw", contexts=["sport"])
    (mail,) = digest(post)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    program = Client(enforce_csrf_checks=True)
    assert "Stoppen met de mails?" in program.get(way_out(mail)).content.decode()
    assert AlertSubscription.objects.exists()
    response = program.post(way_out(mail), "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
    assert response.status_code == 200
    assert not AlertSubscription.objects.exists()
    assert program.post(way_out(mail)).status_code == 200
    assert program.post(way_out(mail).replace("stop/", "stop/x")).status_code == 410


@time_machine.travel(NOW)
def test_address_that_is_refused_for_good_is_deleted(post: Any, postbox: Any, follower: AlertSubscription) -> None:
    make_training(contexts=["sport"])
    postbox.refused["an@example.org"] = "550 bestaat niet"
    assert digest(post) == []
    assert not AlertSubscription.objects.exists()


@time_machine.travel(NOW)
def test_busy_server_gets_the_same_digest_later(post: Any, postbox: Any, follower: AlertSubscription) -> None:
    make_training(contexts=["sport"])
    postbox.refused["an@example.org"] = "451 later"
    assert digest(post) == []
    postbox.refused.clear()
    assert len(digest(post)) == 1


def report(mail: EmailMessage | None, status: str = "5.1.1", action: str = "failed") -> bytes:
    """What a mail server sends back (RFC 3464), with or without our own mail in it."""
    parts = [
        b"Content-Type: text/plain\n\nUw bericht kwam niet aan.\n",
        b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n"
        + f"Final-Recipient: rfc822; an@example.org\nAction: {action}\nStatus: {status}\n".encode(),
    ]
    if mail:
        parts.append(b"Content-Type: message/rfc822\n\n" + mail.as_bytes())
    head = b'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="grens"\n\n'
    return head + b"".join(b"--grens\n" + part + b"\n" for part in parts) + b"--grens--\n"


@time_machine.travel(NOW)
def test_mail_that_came_back_takes_its_address_off(post: Any, follower: AlertSubscription) -> None:
    make_training(contexts=["sport"])
    (mail,) = digest(post)
    assert not handle_bounce(report(mail, status="4.2.2", action="delayed"))
    assert not handle_bounce(report(None))
    assert not handle_bounce(b"zomaar een mail")
    assert AlertSubscription.objects.exists()
    assert handle_bounce(report(mail))
    assert not AlertSubscription.objects.exists()


def test_unknown_list_is_not_found(client: Client) -> None:
    assert client.get("/verwittig/bestaat-niet/").status_code == 404
