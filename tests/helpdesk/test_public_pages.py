"""Pages of Hulp at known moments: what they say about who is there."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from tests.factories.helpdesk import make_listed

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")
# A Wednesday afternoon and the night after it, long after the hours in the facts were checked.
AFTERNOON = dt.datetime(2026, 11, 25, 15, 0, tzinfo=BRUSSELS)
NIGHT = dt.datetime(2026, 11, 26, 3, 0, tzinfo=BRUSSELS)


def page_text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_old_hours_are_never_called_open(client: Client) -> None:
    with time_machine.travel(AFTERNOON, tick=False):
        html = page_text(client, "/hulp/diensten/awel/")
    assert "ormaal open tot 22 u (nagekeken in februari 2020)" in html
    assert "Nu open tot" not in html
    assert 'href="tel:102"' in html


def test_line_that_never_closes_says_so(client: Client) -> None:
    with time_machine.travel(NIGHT, tick=False):
        assert "Dag en nacht open" in page_text(client, "/hulp/diensten/zelfmoord1813/")


def test_closed_service_shows_who_is_there_instead(client: Client) -> None:
    with time_machine.travel(NIGHT, tick=False):
        html = page_text(client, "/hulp/diensten/awel/")
    assert "Deze diensten zijn er nu wel" in html


@pytest.mark.parametrize(
    ("path", "form", "queries"),
    [
        ("/hulp/?x", {}, 4),
        ("/hulp/ouders/?x", {}, 3),
        ("/hulp/diensten/?x", {}, 4),
        ("/hulp/diensten/?audience=kind&place=9000&open=nu", {}, 4),
        ("/hulp/diensten/awel/?x", {}, 3),
        ("/hulp/nu-open/?x", {}, 1),
        ("/hulp/zoeken/?who=ouder&what=gepest&place=9000", {}, 1),
        ("/hulp/zoeken/", {"who": "kind", "what": "gepest", "place": ""}, 1),
    ],
)
def test_help_pages_need_as_many_queries_for_3_as_for_300_services(
    client: Client, django_assert_num_queries: Any, path: str, form: dict[str, str], queries: int
) -> None:
    def ask() -> None:
        answer = client.post(path, form) if form else client.get(path)
        assert answer.status_code == 200

    for count in (3, 300):
        make_listed(count)
        ask()
        with django_assert_num_queries(queries):
            ask()


def test_directory_filters_by_audience(client: Client) -> None:
    html = page_text(client, "/hulp/diensten/?audience=kind")
    assert "Awel" in html


@pytest.mark.parametrize("query", ["audience=x", "page=99", "place=zzz", "channel=%00"])
def test_directory_survives_a_wrong_address(client: Client, query: str) -> None:
    assert client.get(f"/hulp/diensten/?{query}").status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        {"who": "x"},
        {"who": "kind", "what": "x"},
        {"who": "kind", "place": "\x00"},
        {"change": "x"},
        {"who": "kind" * 500},
    ],
)
def test_finder_survives_tampered_answers(client: Client, data: dict[str, str]) -> None:
    assert client.post("/hulp/zoeken/", data).status_code in {200, 303}
    assert client.get("/hulp/zoeken/", data).status_code in {200, 302}


def test_contact_card_for_the_phone(client: Client) -> None:
    answer = client.get("/hulp/diensten/awel/contact.vcf")
    assert answer["Content-Type"].startswith("text/vcard")
    assert "102" in answer.content.decode()


def test_front_of_help_shows_danger_first(client: Client) -> None:
    html = page_text(client, "/hulp/")
    assert html.index('href="tel:112"') < html.index("Ik ben een kind")
