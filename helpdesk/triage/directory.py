"""All services, kept ready to be searched: with thousands of them that is what makes an answer quick."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

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


class Directory:
    """Services by what decides whether they fit. Build it once, and a new one whenever a listing changes: it
    remembers how each service can be reached until that changes. Slugs must differ.
    """

    def __init__(self, services: Iterable[ServiceFacts]) -> None:
        self.buckets: dict[Bucket, list[ServiceFacts]] = {}
        for service in services:
            bucket = Bucket(service.profile, service.area, service.is_crisis)
            self.buckets.setdefault(bucket, []).append(service)
        self._known: dict[bool, dict[str, KnownReach]] = {True: {}, False: {}}

    def reach_at(self, who: Who | None, at: datetime) -> Callable[[ServiceFacts], KnownReach]:
        """A function that says how a service can be reached at `at`, in the order of channels that `who`
        likes, and until when that stays so.
        """
        known, channels, moment = self._known[who in YOUNG], channel_order(who), at.timestamp()

        def reach(service: ServiceFacts) -> KnownReach:
            entry = known.get(service.slug)
            if entry is None or not entry.since <= moment < entry.until:
                found = service_reach(service, channels, at)
                entry = known[service.slug] = KnownReach(moment, same_until(service, at), found)
            return entry

        return reach


def same_until(service: ServiceFacts, at: datetime) -> float:
    """Until the next opening or closing of any way of contact, and at most until midnight, when “morgen” becomes
    another day and a check may become too old. A timestamp.
    """
    midnight = datetime.combine(in_brussels(at).date() + timedelta(days=1), time(0, 0), tzinfo=BRUSSELS)
    changes = (state_at(contact.calendar, at)[1] for contact in service.contacts if contact.calendar.schedules)
    return min(moment.timestamp() for moment in (*changes, midnight) if moment)
