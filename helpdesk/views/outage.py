"""Help while the database does not answer: every number and address, with open states worked out now."""

import logging
import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from helpdesk.display import service_row
from helpdesk.listings.moment import Moment
from helpdesk.listings.store import outage_listings
from helpdesk.screens.front import danger_calls, help_lines
from helpdesk.screens.service import listing_context

SERVICE = re.compile(r"/diensten/(?P<slug>[\w-]+)/")
MOST_LINES = 60
"""A page that must come at once, from a machine in trouble."""
logger = logging.getLogger(__name__)


def outage_response(request: HttpRequest) -> HttpResponse:
    """Asks no database. Status 200, because what stands here is whole and true; never kept, because it will pass."""
    logger.error("The database does not answer: help pages are made from the copy of the listings.")
    moment = Moment(timezone.now(), outage_listings())
    match = SERVICE.search(request.path)
    chosen = moment.listings.by_slug.get(match["slug"]) if match else None
    lines = sorted(help_lines(moment), key=lambda listing: (moment.reach(listing).reach, listing.title))
    context = {
        "meta_title": chosen.title if chosen else _("Hulp"),
        "danger_calls": danger_calls(),
        "services": [service_row(listing, moment) for listing in lines[:MOST_LINES]],
        "noindex": True,
    }
    if chosen:
        context |= listing_context(chosen, moment)
    response = render(request, "helpdesk/outage.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
