"""Who can be reached at one instant.

A request has one moment: every card and list on the page shows the same instant, states are worked out once, and the
page may be kept until the first of them changes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

from helpdesk.enums import ServiceStatus
from helpdesk.listings.listing import Contact, Listing
from helpdesk.listings.store import Listings, OpenNow, live_listings
from helpdesk.opening_hours import BRUSSELS, OpenKind, OpenState
from helpdesk.triage.directory import Standing, same_until
from helpdesk.triage.facts import Profile
from helpdesk.triage.reach import (
    Reach,
    ReachableContact,
    ServiceReach,
    channel_order,
    reachable_contacts,
    service_reach,
)

MOST_SECONDS = 300
CHANNELS = channel_order(None)
CLOSED_FOR_NOW = OpenState(OpenKind.CLOSED, "tijdelijk gesloten")


class Moment:
    """Published listings at `at` (an aware moment, taken to the minute)."""

    def __init__(self, at: datetime, listings: Listings) -> None:
        self.at = at.astimezone(BRUSSELS)
        self.minute = self.at.replace(second=0, microsecond=0)
        self.listings = listings
        self._reach_of = listings.directory.reach_at(None, self.minute)
        self._ways: dict[int, tuple[ReachableContact, ...]] = {}
        self._until: float | None = None

    def reach(self, listing: Listing) -> ServiceReach:
        """How this service can be reached; a draft is worked out anew, as no list knows it."""
        if self.listings.by_pk.get(listing.pk) is listing:
            known = self._reach_of(listing.facts)
            self._note(known.until)
            return known.reach
        self._note(same_until(listing.facts, self.minute))
        return service_reach(listing.facts, CHANNELS, self.minute)

    def _note(self, until: float) -> None:
        self._until = until if self._until is None else min(self._until, until)

    def _states(self, listing: Listing) -> tuple[ReachableContact, ...]:
        self.reach(listing)
        if listing.pk not in self._ways:
            self._ways[listing.pk] = reachable_contacts(listing.facts, CHANNELS, self.minute)
        return self._ways[listing.pk]

    def state(self, listing: Listing, contact: Contact) -> OpenState:
        if listing.status == ServiceStatus.TEMPORARILY_CLOSED:
            return CLOSED_FOR_NOW
        return next(found.state for found in self._states(listing) if found.contact is contact.facts)

    def best_way(self, listing: Listing) -> Contact | None:
        """The direct way on which somebody answers soonest; None where one can only write."""
        first = next((found for found in self._states(listing) if found.contact.is_direct), None)
        return next((way for way in listing.ways if first and way.facts is first.contact), None)

    def is_reachable(self, listing: Listing) -> bool:
        """Whether somebody answers now, certainly or usually."""
        return self.reach(listing).reach.is_now

    def is_open(self, listing: Listing) -> bool:
        """Whether that is certain: shown in green."""
        return self.reach(listing).reach is Reach.NOW

    @property
    def open_now(self) -> OpenNow:
        """Everybody who answers now, the emergency numbers too."""
        found = self.listings.open_at(self.minute)
        self._note(found.until)
        return found

    def standings(self, fits: Callable[[Profile], bool]) -> Iterator[Standing]:
        """How every service that fits can be reached, in no order."""
        directory = self.listings.directory
        for profile, shelves in directory.shelves.items():
            if fits(profile):
                for shelf in shelves:
                    order = shelf.order(directory, None, self.minute)
                    self._note(order.until)
                    yield from (*order.there, *order.away)

    @property
    def seconds_to_change(self) -> int:
        """For how long the states that were asked for stay true, at most `MOST_SECONDS`, at least one."""
        if self._until is None:
            return MOST_SECONDS
        return max(1, min(MOST_SECONDS, int(self._until - self.at.timestamp())))

    @property
    def was_asked(self) -> bool:
        return self._until is not None


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
