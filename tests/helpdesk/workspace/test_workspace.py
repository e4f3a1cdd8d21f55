import csv
import io
from datetime import date
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import REDACTEUR
from helpdesk.models import CheckRequest, FieldChange, LinkCheck, ListingReport, ReferralAgreement, ServicePage
from tests.factories.accounts import UserFactory
from tests.factories.helpdesk import make_contact, make_service, only_these

pytestmark = pytest.mark.django_db
TODAY = "2026-11-23T10:00:00Z"
OLD = date(2024, 1, 10)
SERVICES = "/admin/hulpaanbod/diensten/"
SCREENS = [
    "/admin/hulpaanbod/",
    SERVICES,
    "/admin/hulpaanbod/wijzigingen/",
    "/admin/hulpaanbod/meldingen/",
    "/admin/hulpaanbod/nakijkvragen/",
    "/admin/hulpaanbod/adressen/",
    "/admin/hulpaanbod/dekking/",
    "/admin/hulpaanbod/verwijzingen/",
    "/admin/hulpaanbod/import/",
    "/admin/hulpaanbod/export/",
]


def old_service(**values: Any) -> ServicePage:
    return make_service([make_contact(assured_on=OLD)], assured_on=OLD, **values)


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_is_for_coordinators_only(screen: str, desk: Client, client: Client) -> None:
    assert desk.get(screen).status_code == 200
    client.force_login(UserFactory(roles=(REDACTEUR,)))
    assert client.get(screen).status_code in {302, 403}


@time_machine.travel(TODAY)
def test_start_counts_lead_to_lists_with_as_many_rows(desk: Client) -> None:
    old, due = old_service(maintainer_email=""), make_service([make_contact(assured_on=date(2025, 12, 1))])
    alert = make_service(alert_text="Vandaag dicht.", is_full=True)
    only_these(old, due, alert)
    ListingReport.objects.create(service=old, what="nummer")
    CheckRequest.objects.create(service=due, email="x@example.org", sent_at=timezone.now(), escalated_at=timezone.now())
    LinkCheck.objects.create(service=old, url="https://x.be", outcome="dead", checked_at=timezone.now())
    due.summary = "Nieuw."
    due.save_revision()

    rows = desk.get("/admin/hulpaanbod/").context["attention"]

    counts = {str(row.words): row.count for row in rows}
    gaps = counts.pop("Gaten in het aanbod")
    assert gaps > 0
    assert counts == {
        "Meldingen van bezoekers": 1,
        "Wijzigingen die wachten": 1,
        "Te laat nagekeken": 1,
        "Binnenkort na te kijken": 1,
        "Diensten die niet antwoorden": 1,
        "Adressen die niet werken": 1,
        "Tijdelijke meldingen": 1,
        "Diensten zonder contactpersoon": 1,
    }
    for row in rows:
        page = desk.get(row.url.split("#")[0])
        assert page.status_code == 200
        listed = page.context.get("object_list", page.context.get("pages"))
        assert listed is None or len(listed) == row.count, row.words


@time_machine.travel(TODAY)
def test_home_screen_shows_what_waits_to_coordinators_only(desk: Client, client: Client) -> None:
    old_service()
    assert "Te laat nagekeken" in desk.get("/admin/").content.decode()
    client.force_login(UserFactory(roles=(REDACTEUR,)))
    assert "Te laat nagekeken" not in client.get("/admin/").content.decode()


@time_machine.travel(TODAY)
def test_service_list_filters_searches_and_says_how_fresh(desk: Client) -> None:
    old, fresh = old_service(title="Oude lijn"), make_service([make_contact(value="015435696")], title="Verse lijn")
    only_these(old, fresh)

    def names(query: str) -> list[str]:
        return [page.title for page in desk.get(f"{SERVICES}?{query}").context["object_list"]]

    assert names("check=overdue") == ["Oude lijn"]
    assert names("check=fresh") == ["Verse lijn"]
    assert names("q=015435696") == ["Verse lijn"]
    assert set(names("group=kind&contact=known")) >= {"Oude lijn", "Verse lijn"}
    text = desk.get(f"{SERVICES}?q=lijn").content.decode()
    assert "Te laat (10 januari 2025)" in text
    assert "In orde (1 november 2027)" in text


@time_machine.travel(TODAY)
def test_service_list_exports_csv_and_xlsx(desk: Client) -> None:
    only_these(old_service(title="=Oude lijn", maintainer_name="Els"))

    response = desk.get(f"{SERVICES}?check=overdue&export=csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode())))
    assert [(row["Dienst"], row["Organisatie"], row["Nakijken"], row["Contactpersoon"]) for row in rows] == [
        ("'=Oude lijn", "Proefdienst vzw", "Te laat (10 januari 2025)", "Els")
    ]
    book = load_workbook(io.BytesIO(b"".join(desk.get(f"{SERVICES}?check=overdue&export=xlsx"))))
    assert [cell.value for cell in book.active[2]][:2] == ["'=Oude lijn", "Proefdienst vzw"]


@pytest.mark.parametrize("screen", ["diensten/", "wijzigingen/", "meldingen/", "nakijkvragen/", "adressen/", ""])
def test_list_asks_the_database_as_often_for_three_as_for_one(
    screen: str, desk: Client, django_assert_num_queries: Any
) -> None:
    from django.db import connection  # noqa: PLC0415 - only here
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - only here

    def make() -> None:
        page = old_service()
        page.summary = "Nieuw."
        page.save_revision()
        ListingReport.objects.create(service=page, what="nummer")
        CheckRequest.objects.create(service=page, email="x@example.org", sent_at=timezone.now())
        LinkCheck.objects.create(service=page, url="https://x.be", outcome="dead", checked_at=timezone.now())

    make()
    address = f"/admin/hulpaanbod/{screen}"
    desk.get(address)
    with CaptureQueriesContext(connection) as once:
        desk.get(address)
    count = len(once)  # now: the next request empties the log
    make()
    make()
    desk.get(address)
    with django_assert_num_queries(count):
        desk.get(address)
    assert 0 < count <= 35


@time_machine.travel(TODAY)
def test_bulk_action_sets_date_and_checker_with_a_trace_and_closes_the_question(
    desk: Client, coordinator: User
) -> None:
    pages = [old_service(), old_service()]
    CheckRequest.objects.create(service=pages[0], email="x@example.org", sent_at=timezone.now())
    address = f"/admin/bulk/helpdesk/servicepage/assure/?id={pages[0].pk}&id={pages[1].pk}&next={SERVICES}"

    assert "Ja, vandaag nagekeken" in desk.get(address).content.decode()
    assert desk.post(address).status_code == 302

    for page in ServicePage.objects.filter(pk__in=[page.pk for page in pages]):
        assert (page.assured_on, page.assured_by) == (date(2026, 11, 23), "Alles over pesten")
        assert page.contact_points.get().assured_on == date(2026, 11, 23)
        assert PageLogEntry.objects.filter(page=page, action="helpdesk.checked", user=coordinator).count() == 1
        change = FieldChange.objects.get(service=page, field="nagekeken op")
        assert (change.old, change.new, change.user) == ("2024-01-10", "2026-11-23", coordinator)
    assert CheckRequest.objects.get().answer == "coordinator"


def test_bulk_action_asks_services_that_have_a_contact(desk: Client, django_capture_on_commit_callbacks: Any) -> None:
    known, unknown = old_service(), old_service(maintainer_email="")
    address = f"/admin/bulk/helpdesk/servicepage/ask/?id={known.pk}&id={unknown.pk}&next={SERVICES}"

    text = desk.get(address).content.decode()
    assert known.maintainer_email in text
    assert "Deze kan je nu niet vragen" in text
    desk.post(address)
    assert [request.service_id for request in CheckRequest.objects.all()] == [known.pk]


def test_reports_are_handled_with_a_trace_and_forgotten_after_90_days(desk: Client) -> None:
    page = make_service()
    with time_machine.travel("2026-08-01T10:00:00Z"):
        report = ListingReport.objects.create(service=page, what="uren", message="Al dicht om 18 u")
    assert "Al dicht om 18 u" in desk.get("/admin/hulpaanbod/meldingen/?state=new").content.decode()

    desk.post(f"/admin/bulk/helpdesk/listingreport/handle/?id={report.pk}&next=/admin/hulpaanbod/meldingen/")

    report.refresh_from_db()
    assert report.state == "handled"
    assert PageLogEntry.objects.filter(page=page, action="helpdesk.report_handled").exists()
    with time_machine.travel("2026-10-30T09:00:00Z"):
        call_command("forget_old_records", stdout=StringIO())
        assert ListingReport.objects.filter(pk=report.pk).exists()
    with time_machine.travel("2026-10-30T11:00:00Z"):
        call_command("forget_old_records", stdout=StringIO())
    assert not ListingReport.objects.filter(pk=report.pk).exists()


def propose(page: ServicePage) -> str:
    draft = ServicePage.objects.get(pk=page.pk)
    contact = draft.contact_points.get()
    schedule = contact.schedules.get()
    schedule.opening_hours = "Mo-Fr 16:00-20:00"
    contact.schedules.set([schedule])
    draft.contact_points.set([contact])
    revision = draft.save_revision()
    draft.get_workflow().start(ServicePage.objects.get(pk=page.pk), None)
    return str(revision.pk)


def test_waiting_change_shows_old_and_new_and_is_approved(desk: Client, coordinator: User) -> None:
    page = make_service()
    revision = propose(page)
    address = f"/admin/hulpaanbod/wijzigingen/{page.pk}/"

    text = desk.get(address).content.decode()
    assert "<del>maandag tot vrijdag: 16 u tot 22 u. zaterdag en zondag: gesloten</del>" in text
    assert "<ins>maandag tot vrijdag: 16 u tot 20 u. zaterdag en zondag: gesloten</ins>" in text
    desk.post(f"{address}beslissen/", {"revision": revision, "decision": "approve"})

    page = ServicePage.objects.get(pk=page.pk)
    assert str(page.contact_points.get().schedules.get()) == "Mo-Fr 16:00-20:00"
    assert not page.has_unpublished_changes
    assert not page.workflow_in_progress
    (change,) = FieldChange.objects.filter(service=page)
    assert (change.old, change.new, change.user) == ("Mo-Fr 16:00-22:00", "Mo-Fr 16:00-20:00", coordinator)


def test_waiting_change_is_sent_back(desk: Client) -> None:
    page = make_service()
    revision = propose(page)
    desk.post(f"/admin/hulpaanbod/wijzigingen/{page.pk}/beslissen/", {"revision": revision, "decision": "reject"})

    page = ServicePage.objects.get(pk=page.pk)
    assert not page.has_unpublished_changes
    assert not page.workflow_in_progress
    assert str(page.contact_points.get().schedules.get()) == "Mo-Fr 16:00-22:00"
    latest = page.get_latest_revision_as_object().contact_points.all()[0]
    assert [schedule.opening_hours for schedule in latest.schedules.all()] == ["Mo-Fr 16:00-22:00"]


def test_decision_on_an_older_draft_is_asked_again(desk: Client) -> None:
    page = make_service()
    seen = propose(page)
    ServicePage.objects.get(pk=page.pk).get_latest_revision_as_object().save_revision()

    response = desk.post(
        f"/admin/hulpaanbod/wijzigingen/{page.pk}/beslissen/", {"revision": seen, "decision": "approve"}, follow=True
    )
    assert "Er kwam intussen een nieuwe wijziging bij" in response.content.decode()
    assert ServicePage.objects.get(pk=page.pk).has_unpublished_changes


def test_cover_map_has_a_table_gaps_and_an_export(desk: Client) -> None:
    only_these(make_service([make_contact("chat", "https://example.org", "Mo-Sa 16:00-22:00")], title="Proefchat"))
    response = desk.get("/admin/hulpaanbod/dekking/?wie=kind-12&kanaal=chat&waarover=pesten")

    assert "Geen chat open op zondag voor een kind van 12." in response.context["gaps"]
    assert 'title="Proefchat">1</td>' in response.content.decode()
    rows = list(csv.reader(io.StringIO(desk.get("/admin/hulpaanbod/dekking/?kanaal=chat&export=csv").content.decode())))
    assert rows[0] == ["dag", "van", "tot", "aantal diensten", "diensten"]
    assert rows[1 + 16] == ["maandag", "16:00", "17:00", "1", "Proefchat"]
    assert len(rows) == 1 + 7 * 24
    assert desk.get("/admin/hulpaanbod/dekking/?wie=x&kanaal=y&waarover=z").status_code == 200


def test_referral_map_lists_agreements_and_who_is_left_out(desk: Client) -> None:
    target = make_service(title="Doel")
    source = make_service(
        title="Bron", referrals=[ReferralAgreement(to_service=target, for_what="geweld", kind="warm")]
    )
    only_these(source, target)
    response = desk.get("/admin/hulpaanbod/verwijzingen/")

    assert response.context["alone"] == ["Bron"]
    text = response.content.decode()
    assert "<td>geweld</td>" in text
    assert '<tspan x="' in text
