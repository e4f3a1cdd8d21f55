"""What stands on the page of one service."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils.translation import gettext as _

from content.core.counts import Count, count_on
from helpdesk.counts import NEXT_BEST_SHOWN
from helpdesk.display import assured_text, contact_cards, fact_rows, lamp, service_row, way_name
from helpdesk.enums import ReferralKind, ServiceStatus
from helpdesk.listings.documents import document_of
from helpdesk.listings.listing import Listing
from helpdesk.listings.moment import Moment, current_moment
from helpdesk.opening_hours import week_table
from helpdesk.triage.matching import open_instead

if TYPE_CHECKING:
    from helpdesk.models import ServicePage

SHOWN = frozenset({ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED})


def listing_of(page: "ServicePage", request: HttpRequest, moment: Moment) -> Listing:
    """The published listing; in a preview, and for a service that is no longer listed, the page itself."""
    published = None if getattr(request, "is_preview", False) else moment.listings.by_pk.get(page.pk)
    return published or Listing.from_document(document_of(page), page.url or "")


def service_context(page: "ServicePage", request: HttpRequest) -> dict[str, Any]:
    moment = current_moment()
    context = listing_context(listing_of(page, request, moment), moment)
    if context["instead"]:
        count_on(request, Count(NEXT_BEST_SHOWN, str(page.pk)))
    return context


def listing_context(listing: Listing, moment: Moment) -> dict[str, Any]:
    best = moment.best_way(listing)
    is_listed = listing.status in SHOWN
    return {
        "service": listing,
        "is_listed": is_listed,
        "alert": listing.alert_at(moment.at),
        "state": lamp(moment.state(listing, best)) if best and is_listed else None,
        "contacts": contact_cards(listing, moment) if is_listed else [],
        "instead": [] if is_listed and moment.is_reachable(listing) else instead(listing, moment),
        "weeks": weeks(listing, moment),
        "what_happens": what_happens(listing),
        "facts": fact_rows(listing),
        "referrals": referrals(listing, moment),
        "assured": assured_text(listing),
        "sources": sources(listing),
        "links": [
            {"title": _("Kaartje om af te drukken"), "url": reverse("service_print", args=[listing.slug])},
            {"title": _("Zet in je contacten"), "url": reverse("service_vcard", args=[listing.slug])},
            {"title": _("Klopt er iets niet?"), "url": reverse("report_listing", args=[listing.slug])},
        ],
    }


def instead(listing: Listing, moment: Moment) -> list[dict[str, Any]]:
    """Up to two services that can be reached now, for the same people and worries."""
    found = open_instead(listing.facts, moment.listings.directory, moment.minute)
    return [service_row(moment.listings.by_slug[facts.slug], moment) for facts in found]


def weeks(listing: Listing, moment: Moment) -> list[dict[str, Any]]:
    """The week of each direct way, as context of components/week_table.html."""
    tables = []
    for way in listing.ways:
        calendar = way.hours.calendar
        table = week_table(calendar.schedules, calendar.exceptions, moment.at.date()) if way.facts.is_direct else None
        if table:
            tables.append({"caption": way_name(way), "rows": table.rows, "notes": table.notes})
    return tables


def what_happens(listing: Listing) -> list[dict[str, str]]:
    questions = {
        _("Wie antwoordt er?"): listing.who_answers,
        _("Hoe lang duurt het?"): listing.how_long,
        _("Wat blijft geheim, en wanneer niet?"): listing.what_stays_secret,
        _("Wat blijft er achter op mijn toestel?"): listing.traces_on_device,
        _("Moet ik wachten?"): listing.waiting_info,
    }
    return [
        {"question": question, "answer": linebreaks_filter(answer)} for question, answer in questions.items() if answer
    ]


def referrals(listing: Listing, moment: Moment) -> list[dict[str, str]]:
    return [
        {
            "title": moment.listings.by_pk[referral.to_pk].title,
            "url": moment.listings.by_pk[referral.to_pk].url,
            "note": f"{referral.for_what}. {ReferralKind(referral.kind).label}.",
        }
        for referral in listing.referrals
        if referral.to_pk in moment.listings.by_pk
    ]


def sources(listing: Listing) -> list[dict[str, str]]:
    if not listing.source_url:
        return []
    return [
        {
            "title": listing.source_title or listing.source_url,
            "url": listing.source_url,
            "date_text": listing.source_date,
        }
    ]


def card_context(pk: int) -> dict[str, Any]:
    """What templates/helpdesk/service_card.html shows; empty when the service is not listed."""
    moment = current_moment()
    listing = moment.listings.by_pk.get(pk)
    return service_row(listing, moment) if listing else {}
