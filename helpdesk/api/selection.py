"""Which records an answer holds: filters and one page of them. Works on the listings in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpdesk.api.taxonomies import terms_of
from helpdesk.listings.listing import Listing
from helpdesk.triage.places import find_place

MOST_PER_PAGE = 100
MOST_MINIMAL = 10_000
"""`minimal` is meant to hold everything in one page, for partners who look for what changed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of the services; an empty one lets everything through."""

    search: str = ""
    term: str = ""
    taxonomy: str = ""
    organization: str = ""
    postcode: str = ""
    modified_after: datetime | None = None


def selected(listings: Sequence[Listing], wanted: Wanted) -> list[Listing]:
    """Listings that pass every filter. A postal code that does not exist finds nothing."""
    tests = _tests(wanted)
    return [listing for listing in listings if all(holds(listing) for holds in tests)]


def _tests(wanted: Wanted) -> list[Callable[[Listing], bool]]:
    tests: list[Callable[[Listing], bool]] = []
    if words := wanted.search.casefold().split():
        tests.append(lambda listing: all(word in _text(listing) for word in words))
    if wanted.term or wanted.taxonomy:
        tests.append(lambda listing: _has_term(listing, wanted))
    if wanted.organization:
        tests.append(lambda listing: listing.organization_uuid == wanted.organization)
    if wanted.modified_after:
        since = wanted.modified_after
        tests.append(lambda listing: listing.changed_at is not None and listing.changed_at >= since)
    if wanted.postcode:
        search = find_place(wanted.postcode)
        places = [search.place] if search.place else [*search.choices]
        tests.append(lambda listing: any(listing.facts.area.covers(place) for place in places))
    return tests


def _text(listing: Listing) -> str:
    return f"{listing.title} {listing.organization} {listing.summary}".casefold()


def _has_term(listing: Listing, wanted: Wanted) -> bool:
    carried = terms_of(
        listing.target_groups,
        listing.topics,
        listing.contexts,
        is_free=listing.is_free,
        is_anonymous=listing.is_anonymous,
        needs_account=listing.needs_account,
        is_crisis_line=listing.is_crisis_line,
        is_full=listing.is_full,
    )
    return any(
        (not wanted.term or term.id == wanted.term) and (not wanted.taxonomy or term.taxonomy.id == wanted.taxonomy)
        for term in carried
    )


def page_of(items: Sequence[Any], number: int, size: int) -> tuple[Sequence[Any], dict[str, Any]]:
    """The items of a page and the fields of HSDS around them; a page past the end is empty."""
    total_pages = max(1, -(-len(items) // size))
    shown = items[(number - 1) * size : number * size]
    return shown, {
        "total_items": len(items),
        "total_pages": total_pages,
        "page_number": number,
        "size": len(shown),
        "first_page": number == 1,
        "last_page": number >= total_pages,
        "empty": not shown,
    }
