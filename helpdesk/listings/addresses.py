"""Every web address that a visitor can follow from the listings."""

from collections.abc import Iterable

from content.core.link_check.registry import OwnedAddress
from helpdesk.listings.listing import Listing
from helpdesk.listings.store import live_listings


def listed_addresses() -> list[OwnedAddress]:
    return addresses_of(live_listings())


def addresses_of(listings: Iterable[Listing]) -> list[OwnedAddress]:
    return [
        OwnedAddress(listing.pk, url)
        for listing in listings
        for url in (listing.website, *(contact.value for contact in listing.contacts), listing.source_url)
    ]
