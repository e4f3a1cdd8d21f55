"""What the first content says about real services, as visitors read it."""

import csv
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from helpdesk.listings.moment import Moment
from helpdesk.listings.store import live_listings
from helpdesk.models import AudiencePage, FieldChange, ServicePage
from helpdesk.opening_hours import BRUSSELS, OpenKind

pytestmark = pytest.mark.django_db
DATA = Path(settings.BASE_DIR) / "helpdesk" / "first_content"
WEDNESDAY_EVENING = datetime(2026, 11, 25, 20, 0, tzinfo=BRUSSELS)


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((DATA / name).read_text(encoding="utf-8"))))


def test_every_service_of_the_file_is_listed_with_its_source() -> None:
    listings = live_listings()
    assert {listing.slug for listing in listings} == {row["id"] for row in rows("services.csv")}
    for row in rows("services.csv"):
        listing = listings.by_slug[row["id"]]
        assert (listing.title, listing.organization, listing.summary) == (
            row["name"],
            row["organization"],
            row["what_it_is"],
        )
        assert (listing.source_url, listing.source_date) == (row["source_url"], row["source_date"])


def test_every_contact_point_keeps_number_hours_and_date_of_its_source() -> None:
    listings = live_listings()
    loaded = [
        (
            listing.slug,
            way.channel,
            way.value,
            way.hours.calendar.schedules[0].osm if way.hours.calendar.schedules else "",
            f"{way.hours.assured_on:%Y-%m}" if way.hours.assured_on else "",
            way.source_state,
        )
        for listing in listings
        for way in listing.contacts
    ]
    assert sorted(loaded) == sorted(tuple(row.values()) for row in rows("contact_points.csv"))


def test_no_listing_counts_as_checked_on_the_day_of_loading() -> None:
    today = datetime.now(tz=UTC).date()
    checked = [listing.assured_on for listing in live_listings()]
    checked += [way.hours.assured_on for listing in live_listings() for way in listing.ways]
    assert max(day for day in checked if day) == date(2025, 8, 1) < today


def test_hours_that_need_checking_are_never_green() -> None:
    moment = Moment(WEDNESDAY_EVENING, live_listings())
    awel = moment.listings.by_slug["awel"]
    state = moment.state(awel, awel.contacts[0])
    assert (state.kind, state.text) == (
        OpenKind.USUAL_OPEN,
        "normaal open tot 22 u (nagekeken in februari 2020), kijk na op awel.be",
    )
    doubtful = [
        moment.state(listing, way).is_green for listing in moment.listings for way in listing.ways if way.facts.doubtful
    ]
    assert doubtful == [False] * 7


def test_emergency_numbers_are_always_open() -> None:
    moment = Moment(WEDNESDAY_EVENING, live_listings())
    for slug in ("noodnummer", "politie"):
        listing = moment.listings.by_slug[slug]
        assert moment.state(listing, listing.contacts[0]).kind is OpenKind.ALWAYS


def test_no_line_of_the_netherlands_is_listed() -> None:
    values = {way.value for listing in live_listings() for way in listing.ways}
    assert values.isdisjoint({"113", "09000113", "08000432", "0900"})


def test_loading_again_changes_nothing_that_a_coordinator_changed() -> None:
    page = ServicePage.objects.get(slug="awel")
    page.title = "Awel, luisterlijn"
    page.save_revision().publish()
    ServicePage.objects.get(slug="jac").delete()
    call_command("load_first_content", stdout=StringIO())
    assert ServicePage.objects.get(slug="awel").title == "Awel, luisterlijn"
    assert not ServicePage.objects.filter(slug="jac").exists()


def test_loading_writes_no_history() -> None:
    assert not FieldChange.objects.exists()


def test_every_audience_of_the_ladder_has_its_page() -> None:
    assert set(AudiencePage.objects.live().values_list("slug", "asker")) == {
        ("kinderen", "kind"),
        ("jongeren", "jongere"),
        ("ouders", "ouder"),
        ("school", "school"),
        ("sport", "sport"),
        ("jeugdwerk", "jeugdwerk"),
        ("werk", "werk"),
    }
