"""The search page. What somebody types is neither logged nor kept in a cache."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.core.enums import Audience
from content.core.listing import page_links, paginate
from content.core.search import no_results
from content.core.search.results import Search
from content.core.search.suggestions import suggest


def _facets(search: Search) -> list[dict[str, Any]]:
    """Sections and audiences with their counts, as the filters component wants them."""
    sections = [(section["key"], section["title"]) for section in settings.SITE_SECTIONS]
    groups = (
        ("in", _("Waar"), sections, search.sections, search.section_counts()),
        ("voor", _("Voor wie"), Audience.choices, search.audiences, search.audience_counts()),
    )
    query = {"kind": "hidden", "name": "q", "value": search.query}
    return [
        query,
        *(
            {
                "kind": "checkboxes",
                "name": name,
                "label": label,
                "options": [
                    {"value": key, "label": text, "checked": key in chosen, "count": counts[key]}
                    for key, text in choices
                    if counts[key] or key in chosen
                ],
            }
            for name, label, choices, chosen, counts in groups
        ),
    ]


@never_cache
@require_safe
def search_view(request: HttpRequest) -> HttpResponse:
    search = Search(request.GET.get("q", ""), request.GET.getlist("in"), request.GET.getlist("voor"))
    if search.query and not search.total and not search.promoted and not search.danger_cards:
        no_results.count(search.query)
    page = paginate(search.ids, request.GET.get("page"))
    is_first_look = page.number == 1 and not search.sections and not search.audiences
    promoted = search.promoted if is_first_look else []
    shown = {result.url for result in promoted}
    response = render(
        request,
        "core/search.html",
        {
            "search": search,
            "promoted": promoted,
            "results": [result for result in search.results(page.object_list) if result.url not in shown],
            "pagination": page_links(page, request.GET),
            "facets": _facets(search) if search.terms else [],
            "active_count": len(search.sections) + len(search.audiences),
            "reset_url": "?" + urlencode({"q": search.query}),
            "noindex": True,
        },
    )
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_safe
def suggestions_view(request: HttpRequest) -> JsonResponse:
    """Titles while somebody types, for the script of the search box."""
    response = JsonResponse({"suggestions": suggest(request.GET.get("q", ""))})
    response.headers["Referrer-Policy"] = "same-origin"
    return response
