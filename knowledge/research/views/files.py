"""Publications as files for reference managers: one, a choice, or everything that a search finds."""

from collections.abc import Iterator
from itertools import batched

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from content.core.counts import mark_page
from knowledge.research.bibliography.exchange import MEDIA_TYPES, SUFFIXES, Format, write
from knowledge.research.bibliography.record import Record
from knowledge.research.models import PublicationPage
from knowledge.research.publications.listing import PublicationListing

FORMATS = {suffix: one for one, suffix in SUFFIXES.items()}
AT_ONCE = 500
# Whoever downloads sees at once that it began.
FIRST = 25


def _format_or_404(suffix: str) -> Format:
    if suffix not in FORMATS:
        raise Http404
    return FORMATS[suffix]


def _answer(records: Iterator[Record], file_format: Format, name: str) -> HttpResponseBase:
    response = StreamingHttpResponse(write(records, file_format), content_type=MEDIA_TYPES[file_format])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{SUFFIXES[file_format]}"'
    return response


def records_in_order(ids: list[int]) -> Iterator[Record]:
    """Records of public publications, some hundreds in memory at a time."""
    for part in (ids[:FIRST], *map(list, batched(ids[FIRST:], AT_ONCE))):
        for page in PublicationPage.objects.public_listing().for_export().in_order(part):
            yield page.record


@require_safe
def publication_file(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    file_format = _format_or_404(suffix)
    page = PublicationPage.objects.public_listing().filter(slug=slug).first()
    if page is None:
        raise Http404
    mark_page(request, page)
    return _answer(iter([page.record]), file_format, page.slug)


@require_safe
def list_file(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """What the same query shows as a list; `keuze` (repeated) takes only those of it."""
    file_format = _format_or_404(suffix)
    listing = PublicationListing(request.GET, PublicationPage.objects.for_card_list())
    ids = listing.ids
    if chosen := {int(one) for one in request.GET.getlist("keuze") if one.isascii() and one.isdecimal()}:
        ids = [pk for pk in ids if pk in chosen]
    return _answer(records_in_order(ids), file_format, "publicaties")
