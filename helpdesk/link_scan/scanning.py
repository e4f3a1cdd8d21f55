"""Visiting every listed address, a host at a time and never in a hurry, and writing down what was found."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from helpdesk.link_scan.fetching import Fetcher, Page
from helpdesk.link_scan.judging import Finding, judge
from helpdesk.listings.listing import Listing
from helpdesk.listings.store import live_listings
from helpdesk.models import LinkCheck

SECONDS_BETWEEN = 2.0
SECONDS_IN_ALL = 45 * 60.0
HISTORY = timedelta(days=730)


class ListedAddress(NamedTuple):
    service_pk: int
    url: str


def listed_addresses(listings: Iterable[Listing]) -> list[ListedAddress]:
    """Every web address that a visitor can follow from these listings, each once a service."""
    return list(
        dict.fromkeys(
            ListedAddress(listing.pk, url)
            for listing in listings
            for url in (listing.website, *(contact.value for contact in listing.contacts), listing.source_url)
            if url.startswith(("http://", "https://"))
        )
    )


def in_polite_order(addresses: Iterable[ListedAddress]) -> list[ListedAddress]:
    """Hosts in turn, so that the same one is asked again as late as possible."""
    by_host: defaultdict[str, list[ListedAddress]] = defaultdict(list)
    for address in addresses:
        by_host[urlsplit(address.url).hostname or ""].append(address)
    queues = list(by_host.values())
    return [queue[turn] for turn in range(max(map(len, queues), default=0)) for queue in queues if turn < len(queue)]


class Scan:
    """One round. An address that several services share is visited once. Stops when its time is over."""

    def __init__(
        self,
        fetcher: Fetcher | None = None,
        pause: float = SECONDS_BETWEEN,
        seconds: float = SECONDS_IN_ALL,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._fetch: Callable[[str], Page] = (fetcher or Fetcher()).fetch
        self._pause = pause
        self._seconds = seconds
        self._wait = wait
        self._last_visit: dict[str, float] = {}
        self._found: dict[str, Finding] = {}

    def run(self) -> int:
        """Check everything that is listed; returns how many addresses were written down."""
        end = time.monotonic() + self._seconds
        done = 0
        for address in in_polite_order(listed_addresses(live_listings())):
            if time.monotonic() >= end:
                break
            if address.url not in self._found:
                self._found[address.url] = self._visit(address.url)
            write_down(address, self._found[address.url])
            done += 1
        forget_old()
        return done

    def _visit(self, url: str) -> Finding:
        host = urlsplit(url).hostname or ""
        if host in self._last_visit:
            self._wait(max(0.0, self._last_visit[host] + self._pause - time.monotonic()))
        finding = judge(url, self._fetch)
        self._last_visit[host] = time.monotonic()
        return finding


@transaction.atomic
def write_down(address: ListedAddress, finding: Finding) -> None:
    earlier = LinkCheck.objects.filter(service_id=address.service_pk, url=address.url)
    earlier.filter(is_latest=True).update(is_latest=False)
    LinkCheck.objects.create(
        service_id=address.service_pk,
        url=address.url,
        outcome=finding.outcome,
        status_code=finding.status_code,
        detail=finding.detail,
        trackers=", ".join(finding.trackers),
        checked_at=timezone.now(),
    )


def forget_old() -> None:
    """Drop history of two years and older, and the latest state of addresses that are no longer listed."""
    LinkCheck.objects.filter(checked_at__lt=timezone.now() - HISTORY).delete()
    listed = {(address.service_pk, address.url) for address in listed_addresses(live_listings())}
    gone = [
        pk
        for pk, service, url in LinkCheck.objects.latest_state().values_list("pk", "service_id", "url")
        if (service, url) not in listed
    ]
    LinkCheck.objects.filter(pk__in=gone).update(is_latest=False)
