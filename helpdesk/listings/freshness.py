"""Until when a published listing counts as checked: the one definition for workspace, mails and reports."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from helpdesk.listings.listing import Listing
from helpdesk.opening_hours import Schedule, fresh_until

WARN_AHEAD = timedelta(days=30)
_DAY_AND_NIGHT = (Schedule("24/7"),)


class Freshness(StrEnum):
    OVERDUE = "overdue"
    DUE = "due"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class Check:
    """`until` is the last day on which everything on the listing still counts as checked; None: never was."""

    freshness: Freshness
    until: date | None


def check_of(listing: Listing, today: date) -> Check:
    """The weakest part decides: the listing as a whole, or any way of contact that shows hours.

    A year after a check the listing is overdue, five years for a service that is only there day and night. Hours
    that their source marks as "te controleren" always are. Emergency numbers answer by law and never count.
    """
    ways = [way.facts for way in listing.ways if way.facts.calendar.schedules and not way.facts.staffed_by_law]
    if not ways and any(way.facts.staffed_by_law for way in listing.ways):
        return Check(Freshness.FRESH, None)
    round_the_clock = bool(ways) and all(way.is_round_the_clock for way in ways)
    whole = fresh_until(_DAY_AND_NIGHT if round_the_clock else (), listing.assured_on) or date.min
    until = min([whole, *(way.fresh_until for way in ways)])
    if until < today:
        return Check(Freshness.OVERDUE, None if until == date.min else until)
    return Check(Freshness.DUE if until <= today + WARN_AHEAD else Freshness.FRESH, until)
