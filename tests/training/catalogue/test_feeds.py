"""Every filtered list as a calendar, as RSS and as Atom."""

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar
from lxml import etree

from content.core.models import Theme
from knowledge.events.models import Event
from tests.factories.training import make_session, make_training, only_these_trainings

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"


def summaries(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/leren/vormingen/kalender.ics?{query}")
    return [f"{event['summary']} {event['status']}" for event in Calendar.from_ical(response.content).walk("VEVENT")]


@time_machine.travel(NOW)
def test_calendar_of_a_choice_holds_the_dates_of_that_choice(client: Client) -> None:
    theme = Theme.objects.get(slug="pesten")
    make_training(
        [make_session("2027-02-01", postal_code="3500"), make_session("2027-03-01", postal_code="9000")],
        title="Sport", contexts=["sport"], themes=[theme],
    )  # fmt: skip
    make_training([make_session("2027-01-01")], title="School", contexts=["school"])

    assert summaries(client) == ["School CONFIRMED", "Sport CONFIRMED", "Sport CONFIRMED"]
    assert summaries(client, "waar=sport") == ["Sport CONFIRMED", "Sport CONFIRMED"]
    assert summaries(client, "waar=sport&provincie=limburg") == ["Sport CONFIRMED"]
    assert summaries(client, "zoek=scho") == ["School CONFIRMED"]
    assert summaries(client, "waar=maan&page=9") == summaries(client)
    calendar = Calendar.from_ical(client.get("/leren/vormingen/kalender.ics?waar=sport").content)
    assert str(calendar["x-wr-calname"]) == "Vormingen: In de sport"
    assert [str(one) for one in calendar.walk("VEVENT")[0]["categories"].cats] == ["Vorming", "Pesten"]


@time_machine.travel(NOW)
def test_session_that_leaves_its_page_is_cancelled_in_the_calendar(client: Client) -> None:
    page = make_training([make_session("2027-02-01"), make_session("2027-03-01")], title="Twee")
    page.sessions.set([page.sessions.first()])
    page.save_revision().publish()
    assert summaries(client) == ["Twee CONFIRMED", "Twee CANCELLED"]
    page.unpublish()
    assert summaries(client) == ["Twee CANCELLED", "Twee CANCELLED"]
    page.delete()
    assert summaries(client) == ["Twee CANCELLED", "Twee CANCELLED"]


@time_machine.travel(NOW)
def test_date_that_leaves_a_choice_is_cancelled_for_who_follows_that_choice(client: Client) -> None:
    page = make_training([make_session("2027-02-01", postal_code="3500")], title="Sterk", contexts=["sport"])
    make_training([make_session("2027-02-02")], title="Altijd", contexts=["sport"])
    page.contexts = ["school"]
    page.save_revision().publish()

    assert summaries(client, "waar=sport") == ["Sterk CANCELLED", "Altijd CONFIRMED"]
    assert summaries(client, "waar=sport&provincie=limburg") == ["Sterk CANCELLED"]
    assert summaries(client, "waar=school") == ["Sterk CONFIRMED"]
    assert summaries(client) == ["Sterk CONFIRMED", "Altijd CONFIRMED"]
    assert summaries(client, "waar=jeugdwerk") == summaries(client, "waar=sport&provincie=west-vlaanderen") == []
    calendar = Calendar.from_ical(client.get("/leren/vormingen/kalender.ics?waar=sport").content)
    gone = calendar.walk("VEVENT")[0]
    assert (gone["sequence"], str(gone["transp"]), str(gone["uid"])) == (
        1,
        "TRANSPARENT",
        f"{Event.objects.get(title='Sterk').uid}@allesoverpesten.be",
    )

    page.contexts = ["sport"]
    page.save_revision().publish()
    assert summaries(client, "waar=sport") == ["Sterk CONFIRMED", "Altijd CONFIRMED"]
    assert summaries(client, "waar=school") == ["Sterk CANCELLED"]


@time_machine.travel(NOW)
def test_date_that_gets_another_name_is_cancelled_for_who_follows_the_old_word(client: Client) -> None:
    page = make_training([make_session("2027-02-01")], title="Weerbaar", contexts=["sport"])
    page.title = "Sterk"
    page.save_revision().publish()
    assert summaries(client, "zoek=weerbaar") == ["Sterk CANCELLED"]
    assert summaries(client, "zoek=weerbaar&waar=school") == []
    assert summaries(client, "zoek=sterk") == ["Sterk CONFIRMED"]


@time_machine.travel(NOW)
def test_draft_changes_nothing_until_it_is_published(client: Client) -> None:
    page = make_training([make_session("2027-02-01")], title="Nu")
    page.title = "Straks"
    revision = page.save_revision()
    assert summaries(client) == ["Nu CONFIRMED"]
    revision.publish()
    assert summaries(client) == ["Straks CONFIRMED"]
    assert Event.objects.get().sequence == 1


@time_machine.travel(NOW)
@pytest.mark.parametrize(
    ("kind", "item"), [("rss", "//item/title"), ("atom", "//*[local-name()='entry']/*[local-name()='title']")]
)
def test_news_feed_holds_the_newest_of_the_choice(client: Client, kind: str, item: str) -> None:
    only_these_trainings(make_training(title="Een", contexts=["sport"]), make_training(title="Twee"))
    tree = etree.fromstring(client.get(f"/leren/vormingen/feed.{kind}?waar=sport").content)
    assert [node.text for node in tree.xpath(item)] == ["Een"]
    tree = etree.fromstring(client.get(f"/leren/vormingen/feed.{kind}").content)
    assert [node.text for node in tree.xpath(item)] == ["Twee", "Een"]
