from typing import Any

import pytest

from helpdesk.link_scan.fetching import Fetcher
from helpdesk.link_scan.scanning import ListedAddress, Scan, in_polite_order
from helpdesk.models import LinkCheck
from tests.factories.helpdesk import make_contact, make_service, only_these


def test_hosts_take_turns() -> None:
    addresses = [
        ListedAddress(1, url) for url in ("https://a.be/1", "https://a.be/2", "https://b.be/1", "https://a.be/3")
    ]
    assert [address.url for address in in_polite_order(addresses)] == [
        "https://a.be/1",
        "https://b.be/1",
        "https://a.be/2",
        "https://a.be/3",
    ]


@pytest.mark.django_db
def test_scan_writes_down_each_address_waits_between_visits_and_keeps_history(site: Any, fetcher: Fetcher) -> None:
    good, gone = site.page("/dienst", '<script src="https://www.clarity.ms/x"></script>'), f"{site.address}/weg"
    service = make_service([make_contact(), make_contact("chat", gone), make_contact("form", good)], website=good)
    sister = make_service([make_contact()], website=good)
    only_these(service, sister)
    waits: list[float] = []
    scan = Scan(fetcher, pause=60, wait=waits.append)

    assert scan.run() == 3

    found = LinkCheck.objects.latest_state().order_by("url", "service_id")
    assert [(c.service_id, c.url, c.outcome, c.status_code, c.trackers) for c in found] == [
        (service.pk, good, "insecure", 200, "Microsoft Clarity"),
        (sister.pk, good, "insecure", 200, "Microsoft Clarity"),
        (service.pk, gone, "dead", 404, ""),
    ]
    assert len(waits) == 1
    assert 55 < waits[0] <= 60
    assert [path for method, path, _agent in site.asked if method == "HEAD"].count("/dienst") == 1

    site.page("/weg")
    Scan(fetcher, pause=0).run()
    assert list(LinkCheck.objects.filter(url=gone).values_list("outcome", "is_latest")) == [
        ("insecure", True),
        ("dead", False),
    ]


@pytest.mark.django_db
def test_scan_stops_when_its_time_is_over_and_forgets_addresses_that_left(site: Any, fetcher: Fetcher) -> None:
    service = make_service([make_contact()], website=site.page("/"))
    only_these(service)
    assert Scan(fetcher, seconds=0).run() == 0
    assert Scan(fetcher).run() == 1

    service.website = ""
    service.save_revision().publish()
    Scan(fetcher).run()
    assert not LinkCheck.objects.latest_state().exists()
    assert LinkCheck.objects.count() == 1
