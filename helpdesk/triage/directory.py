"""All services, kept ready to be searched: with thousands of them that is what makes an answer quick."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from helpdesk.opening_hours.clock import BRUSSELS, in_brussels, state_at
from helpdesk.triage.answers import YOUNG, Who
from helpdesk.triage.facts import Profile, ServiceFacts
from helpdesk.triage.places import Area
from helpdesk.triage.reach import ServiceReach, channel_order, service_reach


@dataclass(frozen=True, slots=True)
class Bucket:
    """What services share that stand at the same place in every answer, but for when they can be reached."""

    profile: Profile
    area: Area
    is_crisis: bool


@dataclass(frozen=True, slots=True)
class KnownReach:
    """How a service can be reached from `since` until just before `until` (timestamps)."""

    since: float
    until: float
    reach: ServiceReach
    service: ServiceFacts


class Standing(NamedTuple):
    """A service in the order of its shelf: reached best, checked last. Slugs differ, so nothing behind them counts."""

    reach: ServiceReach
    age_of_check: int
    slug: str
    service: ServiceFacts


@dataclass(frozen=True, slots=True)
class ShelfOrder:
    """The services of a shelf, the best first, from `since` until just before `until` (timestamps)."""

    since: float
    until: float
    there: tuple[Standing, ...]
    away: tuple[Standing, ...]

    @property
    def halves(self) -> tuple[tuple[bool, tuple[Standing, ...]], ...]:
        """Those who cannot be reached now are marked True."""
        return (False, self.there), (True, self.away)


class Shelf:
    """The services of one bucket. Their order is worked out once, and again when the state of one of them changes."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket
        self.services: list[ServiceFacts] = []
        self._orders: dict[bool, ShelfOrder] = {}

    def order(self, directory: "Directory", who: Who | None, at: datetime) -> ShelfOrder:
        known, moment = self._orders.get(who in YOUNG), at.timestamp()
        if known is None or not known.since <= moment < known.until:
            known = self._orders[who in YOUNG] = self._order(directory.reach_at(who, at), moment)
        return known

    def _order(self, reach_of: Callable[[ServiceFacts], KnownReach], moment: float) -> ShelfOrder:
        found = [reach_of(service) for service in self.services]
        standings = sorted(
            Standing(known.reach, -known.service.assured_ordinal, known.service.slug, known.service) for known in found
        )
        # Better reach is lower, so those who can be reached now stand in front.
        there = sum(standing.reach.reach.is_now for standing in standings)
        until = min(known.until for known in found)
        return ShelfOrder(moment, until, tuple(standings[:there]), tuple(standings[there:]))


class Directory:
    """Services by what decides whether they fit. Build it once, and a new one whenever a listing changes: it
    remembers how each service can be reached until that changes, and takes over from `before` what is still true.
    Slugs must differ.
    """

    def __init__(self, services: Iterable[ServiceFacts], before: "Directory | None" = None) -> None:
        shelves: dict[Bucket, Shelf] = {}
        for service in services:
            bucket = Bucket(service.profile, service.area, service.is_crisis)
            shelf = shelves.get(bucket)
            if shelf is None:
                shelf = shelves[bucket] = Shelf(bucket)
            shelf.services.append(service)
        self.known: dict[bool, dict[str, KnownReach]] = {True: {}, False: {}}
        if before is not None:
            self.known = before.known
            shelves = {bucket: before.same(shelf) or shelf for bucket, shelf in shelves.items()}
        self._by_bucket = shelves
        self.shelves: dict[Profile, list[Shelf]] = {}
        for bucket, shelf in shelves.items():
            self.shelves.setdefault(bucket.profile, []).append(shelf)

    def same(self, shelf: Shelf) -> Shelf | None:
        """The shelf of this directory that holds the very same services; equal ones are not enough for its readers."""
        known = self._by_bucket.get(shelf.bucket)
        is_same = known is not None and [*map(id, known.services)] == [*map(id, shelf.services)]
        return known if is_same else None

    def reach_at(self, who: Who | None, at: datetime) -> Callable[[ServiceFacts], KnownReach]:
        """A function that says how a service can be reached at `at`, in the order of channels that `who`
        likes, and until when that stays so.
        """
        known, channels, moment = self.known[who in YOUNG], channel_order(who), at.timestamp()

        def reach(service: ServiceFacts) -> KnownReach:
            entry = known.get(service.slug)
            if entry is None or entry.service is not service or not entry.since <= moment < entry.until:
                found = service_reach(service, channels, at)
                entry = known[service.slug] = KnownReach(moment, same_until(service, at), found, service)
            return entry

        return reach


def same_until(service: ServiceFacts, at: datetime) -> float:
    """Until the next opening or closing of any way of contact, and at most until midnight, when “morgen” becomes
    another day and a check may become too old. A timestamp.
    """
    changes = (state_at(contact.calendar, at)[1] for contact in service.contacts if contact.calendar.schedules)
    midnight = _start_of(in_brussels(at).date() + timedelta(days=1))
    return min([midnight, *(change.timestamp() for change in changes if change)])


@lru_cache(maxsize=8)
def _start_of(day: date) -> float:
    return datetime.combine(day, time(0, 0), tzinfo=BRUSSELS).timestamp()
