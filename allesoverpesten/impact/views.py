"""The public page with results."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from allesoverpesten.impact.public import public_periods, public_plan, public_results
from content.core.kept_site import FRONT_DOOR


@require_safe
def results_view(request: HttpRequest, name: str = "") -> HttpResponse:
    """The newest period with approved figures, or the one in the address."""
    periods = public_periods()
    chosen = next((one for one in periods if one["name"] == name), None) if name else next(iter(periods), None)
    if name and chosen is None:
        raise Http404
    title = _("Onze resultaten %(period)s") % {"period": chosen["name"]} if chosen else _("Onze resultaten")
    context: dict[str, Any] = {
        "crumbs": [FRONT_DOOR, {"title": _("Over ons"), "url": "/over-ons/"}],
        "meta_title": title,
        "meta_description": _("Wat wilden we bereiken, wat lukte, en wat niet?"),
        "canonical_url": settings.SITE_URL + _address(chosen if name else None),
        "period": chosen,
        "tabs": [
            {"title": one["name"], "url": _address(one), "is_current": chosen is not None and one["pk"] == chosen["pk"]}
            for one in periods
        ],
        "own_source": [{"title": _("goedgekeurde cijfers van Alles over pesten"), "url": ""}],
        **(public_results(chosen["name"]) if chosen else {"plan": public_plan()}),
    }
    return render(request, "impact/results.html", context)


def _address(period: dict[str, Any] | None) -> str:
    return reverse("results_of", args=[period["name"]]) if period else reverse("results")
