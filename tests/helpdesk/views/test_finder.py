"""The finder over HTTP: what it says to answers that cannot be, and where answers may travel."""

import re

import pytest
from django.test import Client

from helpdesk.triage.answers import YOUNG
from helpdesk.triage.questions import whats_for

pytestmark = pytest.mark.django_db
FINDER = "/hulp/zoeken/"


def text_of(content: bytes) -> str:
    return " ".join(content.decode().split())


def post(client: Client, **answers: str) -> str:
    response = client.post(FINDER, answers)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    return text_of(response.content)


def asked(html: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", html)
    assert found
    return re.sub(r"<[^>]+>", "", found[1]).strip()


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"who": "robot"}, "Wie ben je?"),
        ({"who": "kind" * 500}, "Wie ben je?"),
        ({"who": "kind", "what": "liefde"}, "Wat is er aan de hand?"),
        ({"who": "jongere", "what": "<script>"}, "Wat is er aan de hand?"),
    ],
)
def test_unknown_answer_is_asked_again_in_dutch(client: Client, answers: dict[str, str], question: str) -> None:
    html = post(client, **answers)
    assert asked(html) == question
    assert '<p role="alert">Kies een van deze antwoorden.</p>' in html
    assert "<script>" not in html.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Nergenshuizen", "“Nergenshuizen” is geen gemeente die we kennen. Typ je postcode, of sla deze vraag over."),
        ("99999", "De postcode 99999 bestaat niet in België."),
        ("<b>Gent</b>", "“&lt;b&gt;Gent&lt;/b&gt;” is geen gemeente die we kennen."),
        ("\x00\x08xyz", "“xyz” is geen gemeente die we kennen."),
    ],
)
def test_place_that_is_not_known_is_explained_and_kept(client: Client, place: str, told: str) -> None:
    html = post(client, who="kind", what="gepest", place=place)
    assert told in html
    assert 'name="who" value="kind"' in html
    assert 'name="what" value="gepest"' in html
    typed = re.search(r'id="plaats"[^>]*value="([^"]*)"', html)
    assert typed
    assert typed[1]


def test_place_that_several_share_is_asked_back_and_can_be_chosen(client: Client) -> None:
    html = post(client, who="kind", what="gepest", place="Deurne")
    assert "Er is meer dan één Deurne. Welke gemeente bedoel je?" in html
    assert re.findall(r'name="gekozen" value="(\d+)"', html) == ["11002", "24020"]
    html = post(client, who="kind", what="gepest", place="Deurne", gekozen="24020")
    assert asked(html) == "Bij wie kan je terecht?"
    assert "<strong>Diest</strong>" in html


def test_answer_that_does_not_go_with_who_somebody_is_is_asked_again(client: Client) -> None:
    assert asked(post(client, who="kind", what="werk", place="")) == "Wat is er aan de hand?"


def test_answers_of_a_parent_become_an_address(client: Client) -> None:
    response = client.post(FINDER, {"who": "ouder", "what": "gepest", "place": "9000"})
    assert (response.status_code, response["Location"]) == (303, f"{FINDER}?who=ouder&what=gepest&place=44021")


def test_address_with_answers_of_a_child_is_emptied(client: Client) -> None:
    response = client.get(f"{FINDER}?who=kind&what=gepest")
    assert (response.status_code, response["Location"]) == (302, FINDER)


@pytest.mark.parametrize("query", ["who=ouder&what=zzz", "who=x", "what=gepest", "wijzig=who", "place=%00", "skip=1"])
def test_wrong_address_still_shows_a_question(client: Client, query: str) -> None:
    response = client.get(f"{FINDER}?{query}")
    assert response.status_code == 200
    assert asked(text_of(response.content)) in {"Wie ben je?", "Wat is er met je kind?"}


def test_danger_card_says_each_number_once(client: Client) -> None:
    html = post(client, who="jongere", what="donkere-gedachten", place="")
    assert "<span><strong>112</strong> Noodnummer</span>" in html
    assert "<span><strong>1813</strong> Zelfmoordlijn</span>" in html


def test_every_worry_of_a_child_leads_to_somebody(client: Client) -> None:
    for who in YOUNG:
        for what in whats_for(who):
            html = post(client, who=who, what=what, place="")
            assert "Begin hier" in html
            assert html.split("<main")[1].count('href="tel:') >= 3


def test_going_back_is_no_answer_and_keeps_what_was_typed(client: Client) -> None:
    html = post(client, who="kind", what="gepest", place="", terug="what")
    assert asked(html) == "Wat is er aan de hand?"
    assert 'name="place"' not in html.split("question__options")[0].split("<main")[1]
    html = post(client, who="kind", what="gepest", place="Nergens", terug="what")
    assert 'name="place" value="Nergens"' in html
