from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.core.kept_site import FRONT_DOOR
from content.core.search.documents import SearchDocument
from knowledge.research.overview.screens import overview_context


@require_safe
def overview_view(request: HttpRequest) -> HttpResponse:
    context = {
        "crumbs": [FRONT_DOOR, {"title": _("Onderzoek"), "url": "/onderzoek/"}],
        **overview_document().heading,
        "canonical_url": settings.SITE_URL + reverse("research_overview"),
        "own_source": [{"title": _("de publicaties op deze site"), "url": "/onderzoek/publicaties/"}],
        **overview_context(),
    }
    return render(request, "research/overview.html", context)


def overview_document() -> SearchDocument:
    """How search and the sitemap know it."""
    return SearchDocument(
        title=_("Overzicht van het onderzoek"),
        url=reverse("research_overview"),
        summary=_("Wie werkt waarover, wie schreef met wie, en hoeveel er elk jaar verscheen."),
        extra=_("netwerk van onderzoekers samen publiceren co-auteurs publicaties per jaar"),
        kind=_("Onderzoek"),
        section_key="onderzoek",
    )
