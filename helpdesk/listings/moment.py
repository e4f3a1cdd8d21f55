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
from helpdesk.opening_hours import BRUSSELS, OpenKind, OpenState, open_state
from helpdesk.phone_numbers import is_emergency_number

MOST_SECONDS = 300
RANKS = (
    OpenKind.ALWAYS,
    OpenKind.OPEN,
    OpenKind.USUAL_OPEN,
    OpenKind.USUAL_CLOSED,
    OpenKind.CLOSED,
    OpenKind.UNKNOWN,
)


class Moment:
    """Published listings at `at` (an aware moment)."""

    def __init__(self, at: datetime, listings: Listings) -> None:
        self.at = at.astimezone(BRUSSELS)
        self.listings = listings
        self._states: dict[str, OpenState] = {}

    def state(self, listing: Listing, contact: Contact) -> OpenState:
        if contact.uuid not in self._states:
            self._states[contact.uuid] = self._work_out(listing, contact)
        return self._states[contact.uuid]

    def _work_out(self, listing: Listing, contact: Contact) -> OpenState:
        if listing.status == ServiceStatus.TEMPORARILY_CLOSED:
            return OpenState(OpenKind.CLOSED, "tijdelijk gesloten")
        calendar = contact.hours.calendar
        return open_state(
            calendar.schedules,
            calendar.exceptions,
            contact.hours.assured_on,
            self.at,
            doubtful=contact.is_doubtful,
            staffed_by_law=contact.channel == "phone" and is_emergency_number(contact.value),
            site=listing.website,
        )

    def best_way(self, listing: Listing) -> Contact | None:
        """The direct way on which somebody answers soonest: open first, then who opens first; None without one."""
        direct = [contact for contact in listing.ways if contact.is_direct]
        return min(direct, key=lambda contact: self._rank(self.state(listing, contact)), default=None)

    def _rank(self, state: OpenState) -> tuple[int, datetime]:
        far = self.at + timedelta(days=1000)
        return RANKS.index(state.kind), state.opens_at or far

    def is_reachable(self, listing: Listing) -> bool:
        """Whether somebody answers now, certainly or usually."""
        way = self.best_way(listing)
        return way is not None and not listing.is_full and self.state(listing, way).is_reachable

    def is_open(self, listing: Listing) -> bool:
        """Whether that is certain: shown in green."""
        way = self.best_way(listing)
        return way is not None and not listing.is_full and self.state(listing, way).is_green

    @property
    def seconds_to_change(self) -> int:
        """For how long the states that were asked for stay true, at most `MOST_SECONDS`, at least one."""
        midnight = (self.at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        ends = [end for state in self._states.values() if (end := state.opens_at or state.closes_at)]
        seconds = (min([*ends, midnight]) - self.at).total_seconds()
        return max(1, min(MOST_SECONDS, int(seconds)))

    @property
    def was_asked(self) -> bool:
        return bool(self._states)


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
