"""The page of one service, its card to print, its entry for the address book, and what search engines read."""

import datetime as dt
import json
import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from helpdesk.models import ReferralAgreement, ServicePage
from tests.factories.helpdesk import make_contact, make_service

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")
WEDNESDAY_20 = dt.datetime(2026, 11, 25, 20, 0, tzinfo=BRUSSELS)
WEDNESDAY_23 = dt.datetime(2026, 11, 25, 23, 0, tzinfo=BRUSSELS)


def page(client: Client, service: ServicePage, at: dt.datetime = WEDNESDAY_20, part: str = "") -> str:
    with time_machine.travel(at, tick=False):
        answer = client.get(f"{service.url}{part}?x")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_open_service_is_green_until_it_closes(client: Client) -> None:
    assert "Nu open tot 22 u" in page(client, make_service())


def test_closed_service_says_when_it_opens_again_and_who_is_there_now(client: Client) -> None:
    html = page(client, make_service(), WEDNESDAY_23)
    assert "Opent morgen om 16 u" in html
    instead = html.split("Deze diensten zijn er nu wel")[1].split("</ul>")[0]
    assert "Child Focus" in instead or "Tele-Onthaal" in instead


def test_service_that_nobody_checked_for_over_a_year_is_never_green(client: Client) -> None:
    html = page(client, make_service([make_contact(assured_on=date(2025, 11, 1))]))
    assert "Normaal open tot 22 u (nagekeken in november 2025)" in html
    assert "Nu open tot" not in html


def test_every_way_in_can_be_tapped(client: Client) -> None:
    service = make_service(
        [
            make_contact("phone", "015435696"),
            make_contact("sms", "0470123456"),
            make_contact("whatsapp", "0470123457"),
            make_contact("email", "hallo@example.org", ""),
            make_contact("chat", "https://example.org/chat"),
        ]
    )
    html = page(client, service)
    for address in (
        "tel:+3215435696",
        "sms:+32470123456",
        "https://wa.me/32470123457",
        "mailto:hallo@example.org",
        "https://example.org/chat",
    ):
        assert f'href="{address}"' in html
    assert "015 43 56 96" in html


def test_page_tells_what_happens_when_you_call(client: Client) -> None:
    service = make_service(
        who_answers="Vrijwilligers luisteren.",
        how_long="Zo lang je wil.",
        what_stays_secret="Alles, tenzij er gevaar is.",
        traces_on_device="Het nummer blijft in je toestel staan.",
        not_for="Een noodgeval: bel dan 112.",
        alert_text="Vandaag een kortere lijn.",
        alert_from=datetime(2026, 11, 25, tzinfo=UTC),
        alert_until=datetime(2026, 11, 26, tzinfo=UTC),
        is_free=True,
        is_anonymous=True,
    )
    html = page(client, service)
    for text in (
        "Wie antwoordt er?",
        "Vrijwilligers luisteren.",
        "Wat blijft geheim, en wanneer niet?",
        "Het nummer blijft in je toestel staan.",
        "Een noodgeval: bel dan 112.",
        "Vandaag een kortere lijn.",
        "Nagekeken op 1 november 2026",
    ):
        assert text in html
    later = page(client, service, dt.datetime(2026, 11, 27, 20, 0, tzinfo=BRUSSELS))
    assert "Vandaag een kortere lijn." not in later


def test_full_service_shows_who_can_be_reached(client: Client) -> None:
    html = page(client, make_service(is_full=True))
    assert "Deze dienst neemt nu geen nieuwe vragen aan." in html
    assert "Deze diensten zijn er nu wel" in html


def test_referral_shows_the_other_service(client: Client) -> None:
    other = make_service(title="Doorverwijsdienst")
    service = make_service(referrals=[ReferralAgreement(to_service=other, for_what="geweld", kind="warm")])
    html = page(client, service)
    assert f'href="{other.url}"' in html
    assert "geweld. Warm: de dienst legt zelf het contact." in html


def test_search_engines_read_the_same_numbers_as_people(client: Client) -> None:
    service = make_service([make_contact("phone", "015435696"), make_contact("chat", "https://example.org/chat")])
    html = page(client, service)
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data: Any = json.loads(found)
    blocks = data if isinstance(data, list) else data.get("@graph", [data])
    (block,) = [block for block in blocks if block.get("@type") == "Service"]
    assert block["name"] == service.title
    assert [
        channel.get("servicePhone", {}).get("telephone") or channel["serviceUrl"]
        for channel in block["availableChannel"]
    ] == ["+3215435696", "https://example.org/chat"]
    assert None not in block.values()


def test_card_for_the_address_book_is_one_that_phones_read(client: Client) -> None:
    service = make_service(
        [make_contact("phone", "015435696"), make_contact("email", "hallo@example.org", "")],
        title="Lijn; voor, iedereen",
        summary="Een heel lange uitleg met een é, die zeker over de rand van vijfenzeventig tekens gaat, en verder.",
    )
    answer = client.get(f"{service.url}contact.vcf")
    lines = answer.content.decode().split("\r\n")
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", "FN:Lijn\\; voor\\, iedereen"]
    assert "TEL;TYPE=VOICE:+3215435696" in lines
    assert "EMAIL:hallo@example.org" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[-2:] == ["END:VCARD", ""]


def test_card_to_print_fits_without_the_rest_of_the_site(client: Client) -> None:
    service = make_service(title="Printdienst")
    html = page(client, service, part="kaart/")
    assert 'href="tel:102"' in html
    assert "16 u tot 22 u" in html
    assert "25 november 2026" in html
    assert "data-print" in html
    assert 'name="robots" content="noindex' in html


def test_page_may_be_kept_until_the_next_change_and_no_longer(client: Client) -> None:
    service = make_service()
    with time_machine.travel(dt.datetime(2026, 11, 25, 21, 58, 30, tzinfo=BRUSSELS), tick=False):
        assert client.get(f"{service.url}?x")["Cache-Control"] == "public, max-age=90"
    with time_machine.travel(dt.datetime(2026, 11, 25, 17, 0, tzinfo=BRUSSELS), tick=False):
        assert client.get(f"{service.url}?x")["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize(
    ("at", "hours", "seconds"),
    [
        # The clock goes back at one o'clock UTC: 2.58 comes twice, and three o'clock is an hour off the first time.
        (dt.datetime(2026, 10, 25, 0, 58, tzinfo=UTC), "Mo-Su 02:00-03:00", 300),
        (dt.datetime(2026, 10, 25, 1, 58, tzinfo=UTC), "Mo-Su 02:00-03:00", 120),
        # The clock goes forward: three o'clock comes straight after 1.59.
        (dt.datetime(2027, 3, 28, 0, 58, tzinfo=UTC), "Mo-Su 03:00-04:00", 120),
    ],
)
def test_page_ends_on_time_in_the_night_of_a_clock_change(
    client: Client, at: dt.datetime, hours: str, seconds: int
) -> None:
    service = make_service([make_contact(hours=hours)])
    with time_machine.travel(at, tick=False):
        answer = client.get(f"{service.url}?x")
    assert answer["Cache-Control"] == f"public, max-age={seconds}"
