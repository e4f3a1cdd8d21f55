"""Drafts hold the whole service, publishing shows it at once, and every changed field is remembered."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import LogContext

from allesoverpesten.accounts.roles import COORDINATOR, REDACTEUR
from helpdesk.enums import AreaKind
from helpdesk.listings.field_changes import Change, changes_between
from helpdesk.listings.store import live_listings
from helpdesk.models import (
    ContactPoint,
    FieldChange,
    Location,
    Organization,
    Schedule,
    ScheduleException,
    ServiceArea,
    ServiceAtLocation,
    ServicePage,
)
from tests.factories.accounts import UserFactory
from tests.factories.helpdesk import make_contact, make_service

pytestmark = pytest.mark.django_db


def change_hours(page: ServicePage, hours: str) -> ServicePage:
    contact = page.contact_points.first()
    schedule = contact.schedules.first()
    schedule.opening_hours = hours
    contact.schedules = [schedule]
    page.contact_points = [contact]
    return page


def told(page: ServicePage) -> list[tuple[str, str, str]]:
    return list(FieldChange.objects.filter(service=page).order_by("pk").values_list("field", "old", "new"))


def test_draft_changes_nothing_for_visitors(client: Client) -> None:
    page = make_service(title="Proeflijn")
    draft = change_hours(page, "Sa 10:00-12:00")
    draft.title = "Andere naam"
    draft.save_revision()
    assert live_listings().by_pk[page.pk].title == "Proeflijn"
    html = client.get(page.url).content.decode()
    assert "16 u tot 22 u" in html
    assert "10 u tot 12 u" not in html
    assert told(page) == []


def test_published_draft_shows_at_once_and_is_remembered(client: Client) -> None:
    page = make_service()
    client.get(page.url)
    user = UserFactory(roles=(COORDINATOR,))
    revision = change_hours(page, "Sa 10:00-12:00").save_revision(user=user)
    revision.publish(user=user)
    assert "10 u tot 12 u" in client.get(page.url).content.decode()
    assert told(page) == [("contact Bellen 102 › uren › openingsuren", "Mo-Fr 16:00-22:00", "Sa 10:00-12:00")]
    assert FieldChange.objects.get().user == user


def test_user_who_publishes_is_remembered_before_the_one_who_wrote() -> None:
    page = make_service()
    writer, publisher = UserFactory(roles=(COORDINATOR,)), UserFactory(roles=(COORDINATOR,))
    revision = change_hours(page, "Sa 10:00-12:00").save_revision(user=writer)
    with LogContext(user=publisher):
        revision.publish(user=publisher)
    assert FieldChange.objects.get().user == publisher


def test_added_and_removed_contact_points_are_remembered() -> None:
    page = make_service()
    page.contact_points = [make_contact(channel="chat", value="https://example.org/chat", hours="")]
    page.save_revision().publish()
    changes = told(page)
    assert ("contact Bellen 102 › nummer of adres", "102", "") in changes
    assert ("contact Chatten https://example.org/chat › kanaal", "", "Chatten") in changes


def test_scheduled_change_waits_until_its_moment() -> None:
    page = change_hours(make_service(), "Sa 10:00-12:00")
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert told(page) == []
    assert live_listings().by_pk[page.pk].contacts[0].hours.calendar.schedules[0].osm == "Mo-Fr 16:00-22:00"


def test_unpublished_service_disappears_and_comes_back(client: Client) -> None:
    page = make_service()
    page.unpublish()
    assert page.pk not in live_listings().by_pk
    assert client.get(page.url).status_code == 404
    page.save_revision().publish()
    assert page.pk in live_listings().by_pk
    assert told(page) == [("van de site gehaald", "", "ja"), ("van de site gehaald", "ja", "")]


def test_deleted_service_leaves_its_history() -> None:
    page = make_service(title="Proeflijn")
    with LogContext(user=(user := UserFactory(roles=(COORDINATOR,)))):
        page.delete()
    change = FieldChange.objects.get(service_uuid=page.uuid)
    assert (change.service, change.service_title, change.new, change.user) == (None, "Proeflijn", "ja", user)


@pytest.mark.parametrize(
    ("status", "is_listed"), [("temporarily_closed", True), ("inactive", False), ("defunct", False)]
)
def test_status_decides_whether_a_service_is_listed(client: Client, status: str, *, is_listed: bool) -> None:
    page = make_service()
    page.status = status
    page.save_revision().publish()
    assert (page.pk in live_listings().by_pk) is is_listed
    html = client.get(page.url).content.decode()
    assert ("Deze dienst staat niet meer in onze lijst" in html) is not is_listed
    assert ("tel:102" in html.split("<footer")[0].split("Deze diensten zijn er nu wel")[0]) is is_listed


def test_renamed_organization_shows_on_its_services() -> None:
    page = make_service(organization="Oude naam vzw")
    organization = Organization.objects.get(name="Oude naam vzw")
    organization.name = "Nieuwe naam vzw"
    organization.save()
    assert live_listings().by_pk[page.pk].organization == "Nieuwe naam vzw"
    assert told(page) == [("organisatie › naam", "Oude naam vzw", "Nieuwe naam vzw")]


def test_copied_service_gets_its_own_identities() -> None:
    page = make_service()
    page.service_areas = [ServiceArea(kind=AreaKind.FLANDERS)]
    page.save_revision().publish()
    page = ServicePage.objects.get(pk=page.pk)
    copied = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    own = identities(copied.pk)
    assert own.isdisjoint(identities(page.pk))
    assert len(own) == 4
    ServicePage.objects.get(pk=copied.pk).get_latest_revision().publish()
    assert identities(copied.pk) == own


def identities(pk: int) -> set[UUID]:
    page = ServicePage.objects.get(pk=pk)
    contact = page.contact_points.get()
    return {page.uuid, contact.uuid, contact.schedules.get().uuid, page.service_areas.get().uuid}


def test_revision_restores_every_part() -> None:
    page = make_service()
    place = Location.objects.create(organization=page.organization, name="Huis", street="Kerkstraat 1")
    page.service_at_locations = [
        ServiceAtLocation(
            location=place,
            schedules=[Schedule(opening_hours="We 14:00-17:00")],
            scheduleexceptions=[ScheduleException(date=date(2026, 12, 25), reason="Kerstmis")],
        )
    ]
    contact = page.contact_points.get()
    contact.scheduleexceptions = [ScheduleException(date=date(2026, 12, 24), is_closed=False, hours="10:00-12:00")]
    page.contact_points = [contact]
    first = page.save_revision()
    page.service_at_locations = []
    page.contact_points = []
    page.save_revision().publish()
    first.publish()
    restored = ServicePage.objects.get(pk=page.pk)
    at_location = restored.service_at_locations.get()
    assert at_location.schedules.get().opening_hours == "We 14:00-17:00"
    assert at_location.scheduleexceptions.get().reason == "Kerstmis"
    assert restored.contact_points.get().scheduleexceptions.get().hours == "10:00-12:00"


@pytest.mark.parametrize(
    ("channel", "value", "message"),
    [
        ("phone", "0900 1450", "MIND Korrelatie"),
        ("phone", "12", "geen geldig Belgisch nummer"),
        ("chat", "awel punt be", "Dit is geen webadres"),
        ("email", "awel@", "e-mail"),
    ],
)
def test_contact_point_refuses_what_leads_nowhere(channel: str, value: str, message: str) -> None:
    with pytest.raises(Exception, match=message):
        ContactPoint(channel=channel, value=value).full_clean(exclude=["service"])


def test_contact_point_keeps_a_number_as_digits() -> None:
    contact = ContactPoint(channel="phone", value="0800 20 808")
    contact.full_clean(exclude=["service"])
    assert contact.value == "080020808"


@pytest.mark.parametrize(
    ("values", "message"),
    [({"hours": ""}, "kies gesloten"), ({"hours": "tien tot elf"}, "schrijf uren als")],
)
def test_exception_with_other_hours_needs_hours(values: dict[str, str], message: str) -> None:
    with pytest.raises(Exception, match=message):
        ScheduleException(date=date(2026, 12, 24), is_closed=False, **values).full_clean()


def test_area_needs_a_code_that_exists() -> None:
    with pytest.raises(Exception, match="NIS-code bestaat niet"):
        ServiceArea(kind=AreaKind.MUNICIPALITY, code="99999").full_clean(exclude=["service"])


@pytest.fixture
def staff(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return client


def test_history_shows_in_the_admin(staff: Client) -> None:
    page = change_hours(make_service(title="Proeflijn"), "Sa 10:00-12:00")
    page.save_revision().publish()
    staff.force_login(UserFactory(roles=(COORDINATOR,)))
    html = staff.get("/admin/reports/hulpdiensten/wijzigingen/", {"service": page.pk}).content.decode()
    assert "contact Bellen 102 › uren › openingsuren" in html
    export = staff.get("/admin/reports/hulpdiensten/wijzigingen/", {"export": "csv"})
    assert "Sa 10:00-12:00" in b"".join(export.streaming_content).decode()


def test_history_is_closed_for_who_does_not_keep_listings(staff: Client) -> None:
    staff.force_login(UserFactory(roles=(REDACTEUR,)))
    response = staff.get("/admin/reports/hulpdiensten/wijzigingen/")
    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_changes_of_equal_documents_are_none() -> None:
    document = {"title": "A", "contact_points": [{"uuid": "1", "channel": "phone", "value": "102"}]}
    assert changes_between(document, document) == []


def test_moved_records_are_no_change_but_their_values_are() -> None:
    one = {"uuid": "1", "channel": "phone", "value": "102", "note": ""}
    two = {"uuid": "2", "channel": "phone", "value": "106", "note": ""}
    assert changes_between({"contact_points": [one, two]}, {"contact_points": [two, one]}) == []
    assert changes_between({"contact_points": [one]}, {"contact_points": [one | {"note": "Gratis"}]}) == [
        Change("contact Bellen 102 › opmerking", "", "Gratis")
    ]
