"""Which service somebody reaches by a link: known here, so that no page or log has to name it."""

from functools import lru_cache

from content.core.counts import Count
from content.core.counts.beacon import taps_mean
from helpdesk.counts import CONTACT_CHOSEN
from helpdesk.display import href
from helpdesk.enums import Channel
from helpdesk.listings.listing import Listing
from helpdesk.listings.store import Listings, live_listings

type Way = tuple[int, str, str]
"""Key and path of a service, and the channel."""


def connect() -> None:
    taps_mean(contact_chosen)


def contact_chosen(address: str, path: str) -> Count | None:
    """`address` is where the link leads; `path` the page it stands on, to choose between services that share it."""
    found = _ways(_Same(live_listings())).get(address.rstrip("/"), [])
    if not found:
        return None
    here = [way for way in found if way[1] == path] or found
    pk, _path, channel = here[0]
    return Count(CONTACT_CHOSEN, str(pk) if len({way[0] for way in here}) == 1 else "", channel)


class _Same:
    """The listings of one reading of the database, told apart by identity and not by comparing all of them."""

    def __init__(self, listings: Listings) -> None:
        self.listings = listings

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.listings is self.listings

    def __hash__(self) -> int:
        return id(self.listings)


@lru_cache(maxsize=1)
def _ways(same: _Same) -> dict[str, list[Way]]:
    found: dict[str, list[Way]] = {}
    for listing in same.listings:
        for address, channel in _links(listing):
            found.setdefault(address.rstrip("/"), []).append((listing.pk, listing.url, channel))
    return found


def _links(listing: Listing) -> list[tuple[str, str]]:
    ways = [(href(way), str(Channel(way.channel))) for way in listing.ways]
    links = [(address, channel) for address, channel in ways if address]
    if listing.website and all(address != listing.website for address, _channel in links):
        links.append((listing.website, str(Channel.WEBSITE)))
    return links
