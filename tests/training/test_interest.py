"""Waiting for a date of a training: double opt-in, a mail when one comes, and only a number for the provider."""

from email.message import EmailMessage
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from knowledge.events.models import AlertSubscription
from knowledge.training.submissions.links import provider_token
from tests.background import run_background_tasks
from tests.factories.training import make_provider, make_session, make_training

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"


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


def test_who_waits_gets_a_mail_and_the_provider_a_number(post: Any, client: Client) -> None:
    provider = make_provider("Aanbieder met link", maintainer_email="aanbieder@example.org")
    with time_machine.travel(NOW):
        page = make_training(title="Nog zonder datum", provider=provider)
        other = make_training(title="Een andere", provider=provider)
        address = f"/verwittig/interesse/?vorming={page.pk}"
        assert f'href="{address}"' in client.get(page.url).content.decode()
        form = client.get(address).content.decode()
        assert "nieuwe datums van “Nog zonder datum”" in form
        assert "De aanbieder ziet alleen hoeveel mensen wachten, nooit wie." in form
        (question,) = post(lambda: client.post(address, {"email": "an@example.org"}))
        assert "wacht op een datum" not in provider_page(client, provider)
        client.post(path_in(question, "/verwittig/bevestig/"))
        shown = provider_page(client, provider)
    assert shown.count("1 geïnteresseerde wacht op een datum") == 1
    assert "an@example.org" not in shown

    with time_machine.travel("2026-12-01T10:00:00Z"):
        assert post(lambda: call_command("send_digests", verbosity=0)) == []
        other.sessions.set([make_session("2027-04-01")])
        other.save_revision().publish()
        page.sessions.set([make_session("2027-03-02")])
        page.save_revision().publish()
    with time_machine.travel("2026-12-09T10:00:00Z"):
        (mail,) = post(lambda: call_command("send_digests", verbosity=0))
    text = mail.get_body(("plain",)).get_content()
    assert "2 maart 2027" in text
    assert "1 april 2027" not in text
    client.post("".join(mail["List-Unsubscribe"].split()).strip("<>").removeprefix("http://testserver"))
    assert not AlertSubscription.objects.exists()


def provider_page(client: Client, provider: Any) -> str:
    return client.get(reverse("training_provider", args=[provider_token(provider)])).content.decode()


@pytest.mark.parametrize("wrong", ["", "x", "0", "99999999999999999999", "%00", "²"])
def test_interest_in_a_training_that_is_not_there_is_not_found(client: Client, wrong: str) -> None:
    assert client.get(f"/verwittig/interesse/?vorming={wrong}").status_code == 404


def test_a_training_on_your_own_pace_needs_no_date(client: Client) -> None:
    page = make_training(forms=["e-learning"])
    assert "/verwittig/interesse/" not in client.get(page.url).content.decode()


def test_draft_cannot_be_waited_for(client: Client) -> None:
    page = make_training()
    page.unpublish()
    assert client.get(f"/verwittig/interesse/?vorming={page.pk}").status_code == 404
