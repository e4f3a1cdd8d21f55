"""What is counted of help: starts and answers of the finder as totals, and ways to reach somebody that were chosen."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from content.core.counts import Count
from content.core.counts.totals import totals
from content.core.models import DailyCount
from helpdesk.counts import CONTACT_CHOSEN, FINDER_ANSWERED, FINDER_STARTED, NEXT_BEST_SHOWN
from tests.factories.helpdesk import make_contact, make_service, only_these

PERSON = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
FINDER = "/hulp/zoeken/"
NAMES = (CONTACT_CHOSEN, FINDER_ANSWERED, FINDER_STARTED, NEXT_BEST_SHOWN)


@pytest.fixture
def person(db: None) -> Client:
    return Client(headers=PERSON)


def counted(*names: str) -> dict[Count, int]:
    today = timezone.localdate()
    return totals(names or NAMES, today, today)


def test_walk_through_the_finder_is_one_start_and_one_answer(person: Client) -> None:
    person.get(FINDER)
    person.post(FINDER, {"who": "kind"})
    person.post(FINDER, {"who": "kind", "what": "gepest"})
    person.post(FINDER, {"who": "kind", "what": "gepest", "terug": "what"})
    person.post(FINDER, {"who": "kind", "what": "gepest", "place": "Bestaatniet"})
    person.post(FINDER, {"who": "kind", "what": "gepest", "skip": ""})
    assert counted(FINDER_STARTED, FINDER_ANSWERED) == {Count(FINDER_STARTED): 1, Count(FINDER_ANSWERED): 1}


def test_door_that_asks_who_somebody_is_counts_as_a_start(person: Client) -> None:
    person.get(FINDER, {"who": "ouder"})
    assert counted() == {Count(FINDER_STARTED): 1}


def test_no_answer_stands_in_any_count(person: Client) -> None:
    for who, what in (("kind", "gepest"), ("ouder", "gepest")):
        sent = {"who": who, "what": what, "skip": ""}
        person.post(FINDER, sent, follow=True)
    totals(NAMES, timezone.localdate(), timezone.localdate())
    stored = {(row.name, row.subject, row.detail) for row in DailyCount.objects.all()}
    assert (FINDER_ANSWERED, "", "") in stored
    assert {row for row in stored if "kind" in str(row) or "ouder" in str(row) or "gepest" in str(row)} == set()


@time_machine.travel("2026-11-25 03:00:00+01:00", tick=False)
def test_next_best_is_counted_where_it_is_shown(person: Client) -> None:
    closed, open_one = make_service(), make_service([make_contact(value="1813", hours="24/7")])
    only_these(closed, open_one)
    shown = "Deze diensten zijn er nu wel"
    assert shown not in person.get(open_one.url).content.decode()
    assert counted(NEXT_BEST_SHOWN) == {}
    for _from_the_cache_too in range(2):
        assert shown in person.get(closed.url).content.decode()
    assert counted(NEXT_BEST_SHOWN) == {Count(NEXT_BEST_SHOWN, str(closed.pk)): 2}


def test_tap_counts_for_the_service_and_the_channel(person: Client) -> None:
    service = make_service(
        [
            make_contact(value="080012345"),
            make_contact("chat", "https://chat.example/nu"),
            make_contact("email", "a@b.example"),
        ],
        website="https://dienst.example",
    )
    for address in ("tel:+3280012345", "https://chat.example/nu", "mailto:a@b.example", "https://dienst.example/"):
        assert person.post("/telling/", {"to": address, "at": "/hulp/zoeken/"}).status_code == 204
    assert counted() == {
        Count(CONTACT_CHOSEN, str(service.pk), channel): 1 for channel in ("phone", "chat", "email", "website")
    }


def test_number_that_services_share_counts_for_the_one_whose_page_it_was(person: Client) -> None:
    one, two = (make_service([make_contact(value="080012346")]) for _number in range(2))
    person.post("/telling/", {"to": "tel:+3280012346", "at": two.url})
    person.post("/telling/", {"to": "tel:+3280012346", "at": "/hulp/"})
    assert counted() == {Count(CONTACT_CHOSEN, str(two.pk), "phone"): 1, Count(CONTACT_CHOSEN, "", "phone"): 1}
    assert one.pk != two.pk


def test_browser_without_scripts_tells_of_a_tap_by_itself(person: Client) -> None:
    service = make_service([make_contact(value="080012347")])
    page = person.get(service.url).content.decode()
    assert 'href="tel:+3280012347"\nping="/telling/"' in page
    headers: dict[str, Any] = {"ping-to": "tel:+3280012347", "ping-from": f"http://testserver{service.url}"}
    person.post("/telling/", b"PING", content_type="text/ping", headers=headers)
    assert counted(CONTACT_CHOSEN) == {Count(CONTACT_CHOSEN, str(service.pk), "phone"): 1}
