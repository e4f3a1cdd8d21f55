"""The help services that a wegwijzer names by slug, as the site knows them at this moment."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from helpdesk.display import action, href, service_row
from helpdesk.enums import Channel
from helpdesk.listings.listing import Listing
from helpdesk.listings.moment import current_moment
from knowledge.training.flowchart.validate import ServiceFacts


def service_rows(slugs: Iterable[str]) -> list[dict[str, Any]]:
    """Context of components/service_list.html. A service that is no longer listed is left out."""
    moment = current_moment()
    return [service_row(listing, moment) for listing in _listed(slugs)]


def call_rows(slugs: Iterable[str]) -> list[dict[str, str]]:
    """Numbers of components/urgency_card.html: the first phone line of each service."""
    rows = []
    for listing in _listed(slugs):
        line = next((way for way in listing.ways if way.channel == Channel.PHONE), None)
        if line:
            rows.append({"label": listing.title, "number": action(line), "href": href(line), "note": ""})
    return rows


def service_names(slugs: Iterable[str]) -> list[str]:
    """How print names them: “Awel (102)”."""
    lines = {row["label"]: row["number"] for row in call_rows(slugs)}
    names = [listing.title for listing in _listed(slugs)]
    return [f"{name} ({lines[name]})" if name in lines else name for name in names]


def service_facts() -> list[ServiceFacts]:
    """What the linter must know of every listed service; hours count as assured as long as the site shows them so."""
    return [_facts(listing) for listing in current_moment().listings]


def service_choices() -> list[tuple[str, str]]:
    """Slug and title of every listed service, for who writes a wegwijzer."""
    return [(listing.slug, listing.title) for listing in current_moment().listings]


def _listed(slugs: Iterable[str]) -> list[Listing]:
    by_slug = current_moment().listings.by_slug
    return [by_slug[slug] for slug in slugs if slug in by_slug]


def _facts(listing: Listing) -> ServiceFacts:
    today = timezone.localdate()
    direct = [way.facts for way in listing.ways if way.facts.is_direct]
    return ServiceFacts(
        slug=listing.slug,
        active=not listing.facts.is_paused,
        assured=any(way.staffed_by_law or way.fresh_until >= today for way in direct),
        day_and_night=any(way.is_round_the_clock for way in direct),
    )
