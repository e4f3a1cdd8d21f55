"""Calls to take part: they close by themselves, and owe more to who is under age."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from knowledge.research.calls.rules import CallFacts, problems, state_of
from knowledge.research.enums import CallState
from tests.factories.research import make_call

pytestmark = pytest.mark.django_db
FACTS = {
    "audiences": ["ouders"], "starts_on": date(2030, 5, 1), "ends_on": date(2030, 5, 31), "ethics_reference": "EC 1",
    "contact_email": "a@example.org", "guardian_consent": "", "own_consent": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2030, 4, 30), CallState.SOON),
        (date(2030, 5, 1), CallState.OPEN),
        (date(2030, 5, 31), CallState.OPEN),
        (date(2030, 6, 1), CallState.CLOSED),
    ],
)
def test_call_opens_and_closes_by_itself(today: date, state: CallState) -> None:
    assert state_of(date(2030, 5, 1), date(2030, 5, 31), today) == state
    assert state_of(date(2030, 5, 1), date(2030, 5, 31), today, closed_early=True) == CallState.CLOSED
    assert state_of(date(2030, 5, 1), None, today) == CallState.CLOSED


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, set()),
        ({"audiences": []}, {"audiences_called"}),
        ({"ethics_reference": " "}, {"ethics_reference"}),
        ({"ends_on": None}, {"ends_on"}),
        ({"ends_on": date(2030, 4, 1)}, {"ends_on"}),
        ({"contact_email": ""}, {"contact_email"}),
        ({"audiences": ["scholen", "jongeren"]}, {"guardian_consent", "own_consent"}),
        ({"audiences": ["kinderen"], "guardian_consent": "Met een brief."}, {"own_consent"}),
        ({"audiences": ["kinderen"], "guardian_consent": "Met een brief.", "own_consent": "Je mag nee zeggen."}, set()),
    ],
)
def test_rules_name_what_is_missing(change: dict[str, Any], fields: set[str]) -> None:
    assert set(problems(CallFacts(**{**FACTS, **change}))) == fields


def test_call_for_minors_without_consent_cannot_be_published() -> None:
    with pytest.raises(ValidationError, match="minderjarigen"):
        make_call(audiences_called=["jongeren"])


def test_page_and_list_show_the_state_of_today(client: Client, time_machine: Any) -> None:
    call = make_call(audiences_called=["jongeren"], guardian_consent="Met een brief.", own_consent="Je mag nee zeggen.",
                     sign_up_url="https://example.org/doe-mee")  # fmt: skip
    time_machine.move_to("2030-05-31T20:00:00Z")
    text = client.get(call.url).content.decode()
    assert 'href="https://example.org/doe-mee"' in text
    assert "Ben je jonger dan 18?" in text
    assert "Je mag nee zeggen." in text
    assert client.get("/onderzoek/oproepen/").context["open_calls"] == [call]
    assert call.title in client.get("/onderzoek/oproepen/feed.atom").content.decode()
    time_machine.move_to("2030-05-31T22:30:00Z")  # half past midnight in Brussels
    text = client.get(f"{call.url}?x").content.decode()
    assert "https://example.org/doe-mee" not in text
    assert "Je kan niet meer meedoen." in text
    assert client.get("/onderzoek/oproepen/?x").context["open_calls"] == []
    assert call.title not in client.get("/onderzoek/oproepen/feed.atom?x").content.decode()


def test_draft_is_in_no_list_and_no_feed(client: Client, time_machine: Any) -> None:
    time_machine.move_to("2030-05-15T12:00:00Z")
    make_call(live=False, title="Geheime oproep")
    assert "Geheime oproep" not in client.get("/onderzoek/oproepen/").content.decode()
    assert "Geheime oproep" not in client.get("/onderzoek/oproepen/feed.atom").content.decode()
