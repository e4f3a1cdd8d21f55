"""What belongs to one published service besides its page, and who is open now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.core.counts import Reading, mark
from content.core.listing import page_links, paginate
from helpdesk.display import contact_cards, fact_rows, service_row
from helpdesk.listings.listing import Listing
from helpdesk.listings.moment import Moment, current_moment
from helpdesk.screens.front import danger_calls, open_now
from helpdesk.screens.service import weeks
from helpdesk.screens.structured_data import vcard
from helpdesk.search_documents import open_now_document

OPEN_PER_PAGE = 24


def listing_or_404(slug: str, moment: Moment) -> Listing:
    listing = moment.listings.by_slug.get(slug)
    if listing is None:
        raise Http404
    return listing


@require_safe
def open_now_view(request: HttpRequest) -> HttpResponse:
    moment = current_moment()
    page = paginate(open_now(moment), request.GET.get("page"), OPEN_PER_PAGE)
    return render(
        request,
        "helpdesk/open_now.html",
        {
            "danger_calls": danger_calls(),
            "certain": [service_row(listing, moment) for listing in page if moment.is_open(listing)],
            "usual": [service_row(listing, moment) for listing in page if not moment.is_open(listing)],
            "page": page,
            "pagination": page_links(page, request.GET),
            "now": moment.at,
        }
        | open_now_document().heading,
    )


@require_safe
def service_vcard(request: HttpRequest, slug: str) -> HttpResponse:
    listing = listing_or_404(slug, current_moment())
    mark(request, Reading(str(listing.pk), "hulp", listing.audiences))
    response = HttpResponse(vcard(listing), content_type="text/vcard; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{listing.slug}.vcf"'
    return response


@require_safe
def service_print(request: HttpRequest, slug: str) -> HttpResponse:
    """A card to cut out and keep: how to reach this service, on one sheet."""
    moment = current_moment()
    listing = listing_or_404(slug, moment)
    return render(
        request,
        "helpdesk/service_print.html",
        {
            "service": listing,
            "contacts": contact_cards(listing, moment),
            "weeks": weeks(listing, moment),
            "facts": fact_rows(listing),
            "printed_on": moment.at.date(),
            "noindex": True,
        },
    )
