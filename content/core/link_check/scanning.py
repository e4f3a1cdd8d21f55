"""Visiting every address that was told, a host at a time and never in a hurry, and writing down what was found."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from content.core.link_check.fetching import Fetcher, Page
from content.core.link_check.judging import Finding, judge
from content.core.link_check.registry import OwnedAddress, checked_models, web_addresses
from content.core.models import BaseLinkCheck

SECONDS_BETWEEN = 2.0
SECONDS_IN_ALL = 45 * 60.0
HISTORY = timedelta(days=730)
NEVER = datetime.min.replace(tzinfo=UTC)


class Visit(NamedTuple):
    """One address to look at, and where to write down what is there."""

    model: type[BaseLinkCheck]
    address: OwnedAddress

    @property
    def host(self) -> str:
        return host_of(self.address.url)


def host_of(url: str) -> str:
    """Empty for what is no address after all; fetching it says so."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def in_polite_order(visits: Iterable[Visit]) -> list[Visit]:
    """Hosts in turn, so that the same one is asked again as late as possible."""
    by_host: defaultdict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        by_host[visit.host].append(visit)
    queues = list(by_host.values())
    return [queue[turn] for turn in range(max(map(len, queues), default=0)) for queue in queues if turn < len(queue)]


def dated_visits(model: type[BaseLinkCheck]) -> list[tuple[datetime, Visit]]:
    """Each with the time of the visit before, so that a round that runs out of time leaves no address out for ever."""
    latest = model.objects.latest_state().values_list(f"{model.owner_field}_id", "url", "checked_at")
    seen = {OwnedAddress(owner, url): checked_at for owner, url, checked_at in latest}
    return [(seen.get(address, NEVER), Visit(model, address)) for address in web_addresses(model)]


class Scan:
    """One round. An address that several owners share is visited once. Stops when its time is over."""

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

    def run(self, models: Sequence[type[BaseLinkCheck]] | None = None) -> int:
        """Check all addresses of these models, or of all; returns how many were written down."""
        chosen = checked_models() if models is None else models
        dated = sorted((one for model in chosen for one in dated_visits(model)), key=itemgetter(0))
        end = time.monotonic() + self._seconds
        done = 0
        for visit in in_polite_order(visit for _before, visit in dated):
            if time.monotonic() >= end:
                break
            url = visit.address.url
            if url not in self._found:
                self._found[url] = self._visit(url)
            done += write_down(visit, self._found[url])
        for model in chosen:
            forget_old(model)
        return done

    def _visit(self, url: str) -> Finding:
        host = host_of(url)
        if host in self._last_visit:
            self._wait(max(0.0, self._last_visit[host] + self._pause - time.monotonic()))
        finding = judge(url, self._fetch)
        self._last_visit[host] = time.monotonic()
        return finding


@transaction.atomic
def write_down(visit: Visit, finding: Finding) -> bool:
    """False when what showed the address was deleted while the scan went on."""
    model, owner = visit.model, f"{visit.model.owner_field}_id"
    owners = model._meta.get_field(model.owner_field).related_model._base_manager  # noqa: SLF001 - Django's public names
    if not owners.select_for_update(no_key=True, of=("self",)).filter(pk=visit.address.owner_pk).values_list("pk"):
        return False
    of_address = {owner: visit.address.owner_pk, "url": visit.address.url}
    model.objects.latest_state().filter(**of_address).update(is_latest=False)
    model.objects.create(
        **of_address,
        outcome=finding.outcome,
        status_code=finding.status_code,
        detail=finding.detail,
        trackers=", ".join(finding.trackers),
        checked_at=timezone.now(),
    )
    return True


def forget_old(model: type[BaseLinkCheck]) -> None:
    """Drop history of two years and older, and the latest state of addresses that are no longer listed."""
    model.objects.filter(checked_at__lt=timezone.now() - HISTORY).delete()
    listed = set(web_addresses(model))
    latest = model.objects.latest_state().values_list("pk", f"{model.owner_field}_id", "url")
    gone = [pk for pk, owner, url in latest if OwnedAddress(owner, url) not in listed]
    model.objects.filter(pk__in=gone).update(is_latest=False)
