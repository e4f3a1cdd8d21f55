"""All services with filters: who, what, how, where, and who is there now."""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from helpdesk.enums import AreaKind
from helpdesk.models import ServiceArea
from tests.factories.helpdesk import make_contact, make_service, only_these

pytestmark = pytest.mark.django_db
ADDRESS = "/hulp/diensten/"
WEDNESDAY_20 = dt.datetime(2026, 11, 25, 20, 0, tzinfo=ZoneInfo("Europe/Brussels"))
TITLE = re.compile(r'service-list__title"><a href="[^"]*">([^<]*)</a>')


@pytest.fixture(autouse=True)
def _evening() -> Any:
    with time_machine.travel(WEDNESDAY_20, tick=False):
        yield


@pytest.fixture
def four() -> None:
    flanders = [ServiceArea(kind=AreaKind.FLANDERS)]
    only_these(
        make_service(title="Awel twee", service_areas=flanders),
        make_service(
            [make_contact("chat", "https://example.org/chat", "Mo-Fr 09:00-12:00")],
            title="Gentse chat",
            target_groups=["jongere"],
            service_areas=[ServiceArea(kind=AreaKind.MUNICIPALITY, code="44021")],
        ),
        make_service(title="Ouderlijn", target_groups=["ouder"], service_areas=[]),
        make_service([make_contact(hours="")], title="Werkdienst", target_groups=["werknemer"], service_areas=flanders),
    )


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{ADDRESS}?{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def names(client: Client, query: str = "") -> list[str]:
    return TITLE.findall(page(client, query))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Awel twee", "Gentse chat", "Ouderlijn", "Werkdienst"]),
        ("audience=kind", ["Awel twee"]),
        ("audience=jongere", ["Awel twee", "Gentse chat"]),
        ("audience=ouder", ["Ouderlijn"]),
        ("audience=werk", ["Werkdienst"]),
        ("channel=chat", ["Gentse chat"]),
        ("channel=phone", ["Awel twee", "Ouderlijn", "Werkdienst"]),
        ("open=nu", ["Awel twee", "Ouderlijn"]),
        ("audience=jongere&channel=phone&open=nu", ["Awel twee"]),
        ("place=9000", ["Gentse chat", "Awel twee", "Werkdienst", "Ouderlijn"]),
        ("place=Leuven", ["Awel twee", "Werkdienst", "Ouderlijn"]),
        ("place=4000", ["Ouderlijn"]),
        ("audience=x&channel=zzz&open=gisteren", ["Awel twee", "Gentse chat", "Ouderlijn", "Werkdienst"]),
    ],
)
def test_directory_shows_what_fits_nearest_first(client: Client, four: None, query: str, found: list[str]) -> None:
    assert names(client, query) == found


def test_directory_keeps_what_was_chosen_in_its_form(client: Client, four: None) -> None:
    html = page(client, "audience=jongere&channel=chat&place=9000&open=nu")
    assert re.search(r'<option value="jongere" selected', html)
    assert re.search(r'<option value="chat" selected', html)
    assert re.search(r'name="open"[^>]*value="nu"[^>]*checked|value="nu"[^>]*name="open"[^>]*checked', html)
    assert 'value="9000"' in html


def test_place_that_several_share_is_asked_back(client: Client, four: None) -> None:
    html = page(client, "place=Deurne&audience=kind")
    assert "Er is meer dan één Deurne. Welke gemeente bedoel je?" in html
    assert '<a href="?audience=kind&amp;place=11002">Antwerpen</a>' in html
    assert '<a href="?audience=kind&amp;place=24020">Diest</a>' in html
    assert 'value="Antwerpen (11002)"' in page(client, "audience=kind&place=11002")


def test_unknown_place_is_explained_and_hides_nothing(client: Client, four: None) -> None:
    html = page(client, "place=Nergenshuizen")
    assert TITLE.findall(html) == ["Awel twee", "Gentse chat", "Ouderlijn", "Werkdienst"]
    assert 'value="Nergenshuizen"' in html
    assert re.search(r'role="status"> <p>[^<]*Nergenshuizen[^<]*</p>', html)


def test_nothing_found_leads_to_the_three_questions(client: Client, four: None) -> None:
    html = page(client, "audience=kind&channel=chat")
    assert "Hier is niets gevonden" in html
    assert 'href="/hulp/zoeken/"' in html


def test_closed_service_says_when_it_opens_and_one_without_hours_where_to_look(client: Client, four: None) -> None:
    html = page(client)
    assert "Nu open tot 22 u" in html
    assert "Opent morgen om 9 u" in html
    assert "Uren niet bekend" in html


def test_long_list_comes_in_pages_that_keep_the_filters(client: Client) -> None:
    only_these(*[make_service(title=f"Dienst {number:02d}") for number in range(14)])
    first, second = page(client, "audience=kind"), page(client, "audience=kind&page=2")
    assert (len(TITLE.findall(first)), TITLE.findall(second)) == (12, ["Dienst 12", "Dienst 13"])
    assert "14 resultaten" in first
    assert 'href="?audience=kind&amp;page=2"' in first
