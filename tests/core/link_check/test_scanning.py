"""A round over what the apps told: politely, never twice, never for ever. Services stand for any owner."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from content.core.link_check import registry
from content.core.link_check.registry import OwnedAddress, checked_models, register_addresses, web_addresses
from content.core.link_check.scanning import Scan, Visit, in_polite_order
from content.core.link_check.tasks import scan_links, start_scan
from content.infopunt.models import FigureLinkCheck, PageLinkCheck, ResourceLinkCheck
from helpdesk.models import LinkCheck, ServicePage
from tests.factories.helpdesk import make_contact, make_service, only_these
from tests.local_site import LocalSite, local_fetcher

SERVICES = [LinkCheck]


def test_every_goal_tells_its_own_addresses() -> None:
    assert set(checked_models()) == {LinkCheck, ResourceLinkCheck, FigureLinkCheck, PageLinkCheck}


def test_what_no_browser_opens_and_what_stands_twice_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_addresses", {})
    told = ["https://a.be/", "", "tel:106", "mailto:x@a.be", "http://b.be/", "https://a.be/", "javascript:alert(1)"]
    register_addresses(LinkCheck, lambda: [OwnedAddress(1, url) for url in told])
    assert web_addresses(LinkCheck) == [OwnedAddress(1, "https://a.be/"), OwnedAddress(1, "http://b.be/")]


def test_hosts_take_turns() -> None:
    urls = ("https://a.be/1", "https://a.be/2", "https://b.be/1", "https://a.be/3", "https://[stuk/")
    visits = [Visit(LinkCheck, OwnedAddress(1, url)) for url in urls]
    assert [visit.address.url for visit in in_polite_order(visits)] == [
        "https://a.be/1",
        "https://b.be/1",
        "https://[stuk/",
        "https://a.be/2",
        "https://a.be/3",
    ]


@pytest.mark.django_db
def test_scan_writes_down_each_address_waits_between_visits_and_keeps_history(local_site: LocalSite) -> None:
    good = local_site.page("/dienst", '<script src="https://www.clarity.ms/x"></script>')
    gone = f"{local_site.address}/weg"
    service = make_service([make_contact(), make_contact("chat", gone), make_contact("form", good)], website=good)
    sister = make_service([make_contact()], website=good)
    only_these(service, sister)
    waits: list[float] = []

    assert Scan(local_fetcher(), pause=60, wait=waits.append).run(SERVICES) == 3

    found = LinkCheck.objects.latest_state().order_by("url", "service_id")
    assert [(c.service_id, c.url, c.outcome, c.status_code, c.trackers) for c in found] == [
        (service.pk, good, "insecure", 200, "Microsoft Clarity"),
        (sister.pk, good, "insecure", 200, "Microsoft Clarity"),
        (service.pk, gone, "dead", 404, ""),
    ]
    assert len(waits) == 1
    assert 55 < waits[0] <= 60
    assert [path for method, path, _agent in local_site.asked if method == "HEAD"].count("/dienst") == 1

    local_site.page("/weg")
    Scan(local_fetcher(), pause=0).run(SERVICES)
    assert list(LinkCheck.objects.filter(url=gone).values_list("outcome", "is_latest")) == [
        ("insecure", True),
        ("dead", False),
    ]


@pytest.mark.django_db
def test_scan_stops_when_its_time_is_over_and_forgets_addresses_that_left(local_site: LocalSite) -> None:
    service = make_service([make_contact()], website=local_site.page("/"))
    only_these(service)
    assert Scan(local_fetcher(), seconds=0).run(SERVICES) == 0
    assert Scan(local_fetcher()).run(SERVICES) == 1

    service.website = ""
    service.save_revision().publish()
    Scan(local_fetcher()).run(SERVICES)
    assert not LinkCheck.objects.latest_state().exists()
    assert LinkCheck.objects.count() == 1


@pytest.mark.django_db
def test_address_that_was_looked_at_longest_ago_comes_first(local_site: LocalSite) -> None:
    """A round that runs out of time would otherwise leave out the same ones every night."""
    pages = [local_site.page(f"/{number}") for number in range(3)]
    service = make_service([make_contact("chat", pages[1]), make_contact("form", pages[2])], website=pages[0])
    only_these(service)
    for days, url in ((1, pages[0]), (9, pages[2])):
        check(service, url, "ok", days_ago=days)

    Scan(local_fetcher(), pause=0).run(SERVICES)

    assert [path for method, path, _agent in local_site.asked if method == "HEAD"] == ["/1", "/2", "/0"]


@pytest.mark.django_db
def test_owner_deleted_during_the_round_is_skipped(local_site: LocalSite) -> None:
    first = make_service([make_contact()], website=local_site.page("/a"))
    second = make_service([make_contact()], website=local_site.page("/b"))
    only_these(first, second)

    scan = Scan(local_fetcher(), pause=60, wait=lambda _seconds: ServicePage.objects.get(pk=second.pk).delete())

    assert scan.run(SERVICES) == 1
    assert list(LinkCheck.objects.values_list("service", "url")) == [(first.pk, f"{local_site.address}/a")]


@pytest.mark.django_db
def test_failing_twice_needs_two_scans_after_each_other() -> None:
    service = make_service([make_contact()])
    for outcome, days, latest in (("dead", 3, False), ("ok", 2, False), ("dead", 1, True)):
        check(service, "https://even.be/", outcome, days_ago=days, is_latest=latest)
    for outcome, days, latest in (("ok", 3, False), ("slow", 2, False), ("dead", 1, True)):
        check(service, "https://weg.be/", outcome, days_ago=days, is_latest=latest)
    check(service, "https://nieuw.be/", "dead", days_ago=1)

    assert LinkCheck.objects.failing().count() == 3
    assert [found.url for found in LinkCheck.objects.failing_twice()] == ["https://weg.be/"]


@pytest.mark.django_db
def test_second_press_starts_nothing() -> None:
    assert [start_scan(LinkCheck), start_scan(LinkCheck), start_scan(ResourceLinkCheck)] == [True, False, True]
    waiting = DBTaskResult.objects.filter(task_path="content.core.link_check.tasks.scan_links").order_by("enqueued_at")
    assert [task.args_kwargs["args"] for task in waiting] == [["helpdesk.linkcheck"], ["infopunt.resourcelinkcheck"]]


@pytest.mark.django_db
def test_task_checks_only_what_its_label_names(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [OwnedAddress(make_service([make_contact()]).pk, "http://127.0.0.1/")]
    others = {ResourceLinkCheck: lambda: pytest.fail("was not asked for")}
    monkeypatch.setattr(registry, "_addresses", {LinkCheck: lambda: told, **others})
    assert scan_links.call("helpdesk.linkcheck") == 1
    assert LinkCheck.objects.get().outcome == "refused"


@pytest.mark.django_db
def test_command_goes_over_every_goal_and_names_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a machine that is not on the internet, so that nothing is asked."""
    service = make_service([make_contact()], title="Proeflijn")
    told = [OwnedAddress(service.pk, "http://127.0.0.1/")]
    monkeypatch.setattr(registry, "_addresses", {LinkCheck: lambda: told, ResourceLinkCheck: list})
    said = StringIO()
    call_command("scan_links", stdout=said)
    assert said.getvalue().splitlines() == [
        "Nagekeken: 1 adressen.",
        "Niet bezocht: geen openbaar adres: http://127.0.0.1/ (Proeflijn) 127.0.0.1 is geen openbaar adres.",
    ]


def check(service: ServicePage, url: str, outcome: str, *, days_ago: int, is_latest: bool = True) -> None:
    when = timezone.now() - dt.timedelta(days=days_ago)
    LinkCheck.objects.create(service=service, url=url, outcome=outcome, checked_at=when, is_latest=is_latest)
