"""The catalogue as a list or as a month, and the ways to follow it."""

from typing import Any

from django.apps import apps
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from content.core.page_cache import kept
from content.core.visibility import open_to_all
from knowledge.training.catalogue.listing import TrainingListing
from knowledge.training.catalogue.months import month_context

CATALOGUE_ADDRESS = "/leren/vormingen/"
CALENDAR = "kalender"
FEW = 3


def training_listing(data: QueryDict) -> TrainingListing:
    return TrainingListing(data, apps.get_model("training", "TrainingPage"))


def catalogue_context(data: QueryDict) -> dict[str, Any]:
    """Context of the catalogue; `?weergave=kalender` shows a month instead of cards."""
    listing = training_listing(data)
    is_calendar = data.get("weergave") == CALENDAR
    query = listing.query
    in_calendar = f"weergave={CALENDAR}&{query}"
    fields = listing.fields
    if is_calendar:
        fields = [*fields, {"kind": "hidden", "name": "weergave", "value": CALENDAR}]
    return {
        "listing": listing,
        "fields": fields,
        "is_calendar": is_calendar,
        "month": month_context(listing, data.get("maand", ""), data.get("dag", "")) if is_calendar else None,
        "views": [
            {"title": _("Lijst"), "url": catalogue_address("", query), "is_current": not is_calendar},
            {
                "title": _("Kalender"),
                "url": catalogue_address("", in_calendar),
                "is_current": is_calendar,
            },
        ],
        "follow": [
            {
                "title": _("Krijg een mail als er iets nieuws is"),
                "url": f"{reverse('alert_ask', args=['vormingen'])}{'?' if query else ''}{query}",
                "note": _("Hoogstens één per week."),
            },
            {
                "title": _("Zet deze lijst in je agenda (iCal)"),
                "url": catalogue_address("kalender.ics", query),
                "note": _("Je agenda volgt dan zelf wat wijzigt."),
            },
            {"title": _("Volg met RSS"), "url": catalogue_address("feed.rss", query)},
            {"title": _("Volg met Atom"), "url": catalogue_address("feed.atom", query)},
        ],
    }


def soonest_trainings() -> list[Any]:
    """A few trainings for the page of the section, the soonest first."""
    return list(training_listing(QueryDict()).page.object_list[:FEW])


def ways_on() -> list[dict[str, str]]:
    """What else the section holds: the public pages right below it that have no block of their own."""
    models = [apps.get_model("training", name) for name in ("SelfCheckPage", "NetworkPage", "AdviceIndexPage")]
    return kept(
        "learning-ways-on", lambda: [_way(page) for model in models for page in open_to_all(model.objects.all())]
    )


def _way(page: Any) -> dict[str, str]:
    return {"title": page.title, "url": page.url, "note": page.summary}


def catalogue_address(tail: str, query: str) -> str:
    """Path of the list or of a feed of it, for a choice."""
    query = query.rstrip("&")
    return f"{CATALOGUE_ADDRESS}{tail}{'?' if query else ''}{query}"
