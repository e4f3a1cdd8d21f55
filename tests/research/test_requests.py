"""Zoek een onderzoeker: to the queue, with as little as possible kept, and not for ever."""

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from knowledge.research.models import ResearchRequest
from knowledge.research.views.requests import MOST_PER_HOUR
from tests.factories.research import make_researcher

pytestmark = pytest.mark.django_db
ADDRESS = "/onderzoek/zoek-een-onderzoeker/"
FILLED = {"asked_by": "pers", "question": "Wie weet iets over groepschats?", "name": "An", "email": "an@example.org"}


def test_question_reaches_the_queue_with_the_person_it_is_about(client: Client) -> None:
    person = make_researcher(slug="ann-x")
    page = client.get(f"{ADDRESS}?onderzoeker=ann-x")
    assert person.title in page.content.decode()
    answer = client.post(f"{ADDRESS}?onderzoeker=ann-x", FILLED)
    assert answer.headers["Location"] == f"{ADDRESS}?verstuurd"
    [request] = ResearchRequest.objects.all()
    assert (request.researcher, request.state, request.question) == (person, "nieuw", FILLED["question"])
    assert not client.cookies


def test_draft_profile_is_not_told_of(client: Client) -> None:
    person = make_researcher(slug="ann-y", live=False)
    assert person.title not in client.get(f"{ADDRESS}?onderzoeker=ann-y").content.decode()


def test_mistakes_are_told_and_nothing_typed_is_lost(client: Client) -> None:
    answer = client.post(ADDRESS, {**FILLED, "email": "geen adres", "needed_by": "morgen", "asked_by": "baas"})
    text = answer.content.decode()
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Dit is geen e-mailadres." in text
    assert "Dit is geen datum." in text
    assert FILLED["question"] in text
    assert ResearchRequest.objects.count() == 0


def test_robot_is_thanked_and_forgotten(client: Client) -> None:
    assert client.post(ADDRESS, {**FILLED, "website_2": "x"}).status_code == HTTPStatus.FOUND
    assert ResearchRequest.objects.count() == 0


def test_too_many_questions_are_stopped_with_words(client: Client) -> None:
    for _number in range(MOST_PER_HOUR):
        client.post(ADDRESS, FILLED)
    answer = client.post(ADDRESS, FILLED)
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Je stuurde net veel vragen." in answer.content.decode()
    assert ResearchRequest.objects.count() == MOST_PER_HOUR


def test_question_is_gone_after_half_a_year(client: Client, time_machine: Any) -> None:
    time_machine.move_to("2030-01-01T12:00:00Z")
    client.post(ADDRESS, FILLED)
    time_machine.move_to("2030-07-04T12:00:00Z")
    client.post(ADDRESS, {**FILLED, "question": "Een nieuwe"})
    assert [request.question for request in ResearchRequest.objects.all()] == ["Een nieuwe"]
