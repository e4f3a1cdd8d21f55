"""“Klopt er iets niet?”: anybody can tell, nobody is known, robots are not heard."""

from io import StringIO

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from helpdesk.models import ListingReport, ServicePage

pytestmark = pytest.mark.django_db
REPORT = "/hulp/diensten/awel/melden/"
GOOD = {"what": "uren", "message": "Al dicht om 18 u", "website_2": ""}


def test_report_reaches_the_queue_without_account_or_cookie(client: Client) -> None:
    asked = client.get(REPORT)
    assert "Klopt er iets niet bij Awel?" in asked.content.decode()
    answer = client.post(REPORT, GOOD)
    assert (answer.status_code, answer["Location"]) == (302, f"{REPORT}?verstuurd")
    thanks = client.get(answer["Location"])
    assert "We kijken dit na. Je melding wordt na 90 dagen gewist." in thanks.content.decode()
    report = ListingReport.objects.get()
    assert (report.service, report.what, report.message, report.state) == (
        ServicePage.objects.get(slug="awel"),
        "uren",
        "Al dicht om 18 u",
        "new",
    )
    assert not client.cookies
    assert not Session.objects.exists()


def test_report_holds_nothing_about_the_visitor() -> None:
    assert {field.name for field in ListingReport._meta.get_fields()} == {
        "id",
        "uuid",
        "service",
        "what",
        "message",
        "state",
        "created_at",
    }


def test_report_of_a_robot_is_thanked_and_thrown_away(client: Client) -> None:
    assert client.post(REPORT, GOOD | {"website_2": "https://spam.example"}).status_code == 302
    assert not ListingReport.objects.exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"what": ""}, "Kies wat er niet klopt."),
        ({"what": "onzin"}, "onzin"),
        ({"message": "x" * 1001}, "1000"),
    ],
)
def test_wrong_report_is_explained_and_keeps_what_was_typed(client: Client, values: dict[str, str], told: str) -> None:
    answer = client.post(REPORT, GOOD | {"message": "Let op: “dicht”"} | values)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert told in text
    assert values.get("message", "Let op: “dicht”") in text
    assert not ListingReport.objects.exists()


def test_eleventh_report_within_an_hour_has_to_wait(client: Client) -> None:
    for _ in range(10):
        assert client.post(REPORT, GOOD).status_code == 302
    answer = client.post(REPORT, GOOD)
    assert answer.status_code == 429
    assert "Er kwamen al veel meldingen van deze verbinding" in answer.content.decode()
    assert "Al dicht om 18 u" in answer.content.decode()
    assert ListingReport.objects.count() == 10
    assert client.post(REPORT, GOOD, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_report_is_deleted_after_90_days(client: Client) -> None:
    with time_machine.travel("2026-08-01T10:00:00Z"):
        client.post(REPORT, GOOD)
    with time_machine.travel("2026-10-30T09:59:00Z"):
        call_command("forget_old_records", stdout=StringIO())
        assert ListingReport.objects.count() == 1
    with time_machine.travel("2026-10-30T10:01:00Z"):
        call_command("forget_old_records", stdout=StringIO())
        assert not ListingReport.objects.exists()


def test_report_on_a_service_that_is_not_listed_is_not_found(client: Client) -> None:
    ServicePage.objects.get(slug="awel").unpublish()
    assert client.get(REPORT).status_code == 404
    assert client.post(REPORT, GOOD).status_code == 404
