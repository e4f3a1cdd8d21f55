"""The yearly question, from the morning round over a real SMTP server to the coordinator's mailbox."""

import re
from datetime import date
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from allesoverpesten.accounts.roles import COORDINATOR
from helpdesk.models import CheckRequest
from tests.background import run_background_tasks
from tests.factories.accounts import UserFactory
from tests.factories.helpdesk import make_contact, make_service, only_these

pytestmark = pytest.mark.django_db
OLD = date(2025, 1, 10)


def morning(on: str, capture: Any) -> str:
    """One round on this day, with its background tasks; returns what the command prints."""
    printed = StringIO()
    with time_machine.travel(f"{on}T07:00:00Z"):
        with capture(execute=True):
            call_command("send_check_requests", stdout=printed)
        run_background_tasks()
    return printed.getvalue().strip()


def test_overdue_service_is_asked_once_reminded_once_and_then_handed_over(
    postbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    capture = django_capture_on_commit_callbacks
    fresh = make_service()
    old = make_service([make_contact(assured_on=OLD)], assured_on=OLD, title="Oude lijn", maintainer_name="Els")
    only_these(fresh, old)
    coordinator = UserFactory(roles=(COORDINATOR,), email="coordinatie@example.org")

    assert morning("2026-11-20", capture) == (
        "Gevraagd: 1. Herinnerd: 0. Doorgegeven aan de coördinatie: 0. Na te kijken zonder contactpersoon: 0."
    )
    assert "Gevraagd: 0. Herinnerd: 0." in morning("2026-11-20", capture)
    assert "Herinnerd: 0" in morning("2026-12-03", capture)
    assert "Herinnerd: 1" in morning("2026-12-04", capture)
    assert "Herinnerd: 0" in morning("2026-12-05", capture)
    assert "Doorgegeven aan de coördinatie: 1" in morning("2026-12-18", capture)
    assert "Doorgegeven aan de coördinatie: 0" in morning("2026-12-19", capture)

    assert [(mail["To"], mail["Subject"]) for mail in postbox.mails] == [
        (old.maintainer_email, "Kloppen de gegevens van Oude lijn nog?"),
        (old.maintainer_email, "Herinnering: Kloppen de gegevens van Oude lijn nog?"),
        (coordinator.email, "Oude lijn antwoordt niet op de nakijkvraag"),
    ]
    request = CheckRequest.objects.get()
    assert request.service_id == old.pk
    assert request.escalated_at.date() == date(2026, 12, 18)


def test_question_is_dutch_plain_text_with_the_same_link_in_html(
    postbox: Any, django_capture_on_commit_callbacks: Any, client: Client
) -> None:
    old = make_service([make_contact(assured_on=OLD)], assured_on=OLD, title="Oude <lijn>", maintainer_name="Els")
    only_these(old)
    morning("2026-11-20", django_capture_on_commit_callbacks)

    (mail,) = postbox.mails
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert mail["From"] == "Alles over pesten <noreply@allesoverpesten.be>"
    assert plain.startswith("Dag Els,")
    assert "Op Alles over pesten staat Oude <lijn>." in plain
    assert "Oude &lt;lijn&gt;" in html
    (address,) = re.findall(r"http://testserver(/hulp/nakijken/\S+)", plain)
    assert f'href="http://testserver{address}"' in html
    with time_machine.travel("2026-11-21T07:00:00Z"):
        assert "Klopt dit nog bij Oude &lt;lijn&gt;?" in client.get(address).content.decode()


def test_service_without_contact_is_counted_not_asked(postbox: Any, django_capture_on_commit_callbacks: Any) -> None:
    only_these(make_service([make_contact(assured_on=OLD)], assured_on=OLD, maintainer_email=""))

    assert morning("2026-11-20", django_capture_on_commit_callbacks).endswith("zonder contactpersoon: 1.")
    assert postbox.mails == []


def test_mail_that_never_left_is_sent_by_the_next_round(
    settings: Any, postbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    only_these(make_service([make_contact(assured_on=OLD)], assured_on=OLD))
    working = settings.MAILERS
    settings.MAILERS = {"default": {**working["default"], "OPTIONS": {"host": "127.0.0.1", "port": 1}}}
    morning("2026-11-20", django_capture_on_commit_callbacks)
    assert CheckRequest.objects.get().sent_at is None

    settings.MAILERS = working
    morning("2026-11-21", django_capture_on_commit_callbacks)

    assert len(postbox.mails) == 1
    assert CheckRequest.objects.get().sent_at.date() == date(2026, 11, 21)
