"""Who can be reached at one instant.

A request has one moment: every card and list on the page shows the same instant, states are worked out once, and the
page may be kept until the first of them changes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.utils import timezone

from helpdesk.enums import ServiceStatus
from helpdesk.listings.listing import Contact, Listing
from helpdesk.listings.store import Listings, live_listings
from helpdesk.opening_hours import BRUSSELS, OpenKind, OpenState
from helpdesk.triage.reach import Reach, ServiceReach, service_reach

MOST_SECONDS = 300
CLOSED_FOR_NOW = OpenState(OpenKind.CLOSED, "tijdelijk gesloten")


class Moment:
    """Published listings at `at` (an aware moment, taken to the minute)."""

    def __init__(self, at: datetime, listings: Listings) -> None:
        self.at = at.astimezone(BRUSSELS)
        self.minute = self.at.replace(second=0, microsecond=0)
        self.listings = listings
        self._reach: dict[int, ServiceReach] = {}

    def reach(self, listing: Listing) -> ServiceReach:
        if listing.pk not in self._reach:
            self._reach[listing.pk] = service_reach(listing.facts, None, self.minute)
        return self._reach[listing.pk]

    def state(self, listing: Listing, contact: Contact) -> OpenState:
        if listing.status == ServiceStatus.TEMPORARILY_CLOSED:
            return CLOSED_FOR_NOW
        return next(found.state for found in self.reach(listing).contacts if found.contact == contact.facts)

    def best_way(self, listing: Listing) -> Contact | None:
        """The direct way on which somebody answers soonest; None where one can only write."""
        first = next((found for found in self.reach(listing).contacts if found.contact.is_direct), None)
        return next((way for way in listing.ways if first and way.facts == first.contact), None)

    def is_reachable(self, listing: Listing) -> bool:
        """Whether somebody answers now, certainly or usually."""
        return self.reach(listing).reach.is_now

    def is_open(self, listing: Listing) -> bool:
        """Whether that is certain: shown in green."""
        return self.reach(listing).reach is Reach.NOW

    @property
    def seconds_to_change(self) -> int:
        """For how long the states that were asked for stay true, at most `MOST_SECONDS`, at least one."""
        midnight = (self.at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        states = (found.state for reach in self._reach.values() for found in reach.contacts)
        ends = [end for state in states if (end := state.opens_at or state.closes_at)]
        seconds = (min([*ends, midnight]) - self.at).total_seconds()
        return max(1, min(MOST_SECONDS, int(seconds)))

    @property
    def was_asked(self) -> bool:
        return bool(self._reach)


class _Request:
    """The moment of a request, made when something first asks for it."""

    moment: Moment | None = None


_request: ContextVar[_Request | None] = ContextVar("help_request", default=None)


def current_moment() -> Moment:
    """The moment of this request; outside a request, now."""
    request = _request.get()
    if request is None:
        return Moment(timezone.now(), live_listings())
    if request.moment is None:
        request.moment = Moment(timezone.now(), live_listings())
    return request.moment


@contextmanager
def one_moment() -> Iterator[_Request]:
    """Everything inside shares one moment."""
    request = _Request()
    token = _request.set(request)
    try:
        yield request
    finally:
        _request.reset(token)
