"""What stands on `/hulp/` and on the pages for one kind of people."""

from heapq import nsmallest
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.query import PageQuerySet

from helpdesk.blocks import steps_to_help
from helpdesk.display import call_rows, service_row
from helpdesk.listings.listing import Listing
from helpdesk.listings.moment import Moment, current_moment
from helpdesk.triage.answers import YOUNG, Who
from helpdesk.triage.danger import EMERGENCY, POLICE, SUICIDE_LINE
from helpdesk.triage.questions import WHO_LABELS

OPEN_NOW_ON_FRONT = 4
SERVICES_ON_ROUTE = 30
DRAWINGS = {
    Who.CHILD: "child",
    Who.TEEN: "teen",
    Who.PARENT: "parent",
    Who.SCHOOL: "school",
    Who.SPORT: "sport",
    Who.YOUTH_WORK: "youth-work",
    Who.WORK: "work",
    Who.FRIEND: "bystander",
    Who.ADULT: "talking",
}


def entrances() -> list[dict[str, Any]]:
    """The doors into the finder. What a child or teenager chooses never stands in an address: theirs are forms."""
    finder = reverse("help_finder")
    doors = []
    for who, (label, hint) in WHO_LABELS.items():
        door = {"title": label, "text": hint, "illustration": DRAWINGS[who]}
        if who in YOUNG:
            door |= {"url": finder, "field": {"name": "who", "value": who.value}}
        else:
            door["url"] = f"{finder}?who={who}"
        doors.append(door)
    return doors


def danger_calls() -> list[dict[str, str]]:
    notes = {
        EMERGENCY: _("Levensgevaar of brand"),
        POLICE: _("Iemand doet of dreigt met geweld"),
        SUICIDE_LINE: _("Je wil niet meer leven"),
    }
    return call_rows(notes, notes)


def help_lines(moment: Moment) -> list[Listing]:
    """All services but the emergency numbers, which stand above every list."""
    return [listing for listing in moment.listings if not listing.facts.profile.is_emergency]


def open_now(moment: Moment) -> list[Listing]:
    """Who answers now, certain ones first, then those for most people."""
    return [listing for listing in moment.open_now.listings if not listing.facts.profile.is_emergency]


def front_context(routes: PageQuerySet) -> dict[str, Any]:
    moment = current_moment()
    found = open_now(moment)
    return {
        "danger_calls": danger_calls(),
        "entrances": entrances(),
        "open_now": [service_row(listing, moment) for listing in found[:OPEN_NOW_ON_FRONT]],
        "open_count": len(found),
        "routes": routes,
        "links": [
            {"title": _("Alle hulpdiensten"), "url": "/hulp/diensten/"},
            {"title": _("Help me zoeken met drie vragen"), "url": reverse("help_finder")},
            {"title": _("Maak een kaartje met wat je wil vertellen"), "url": reverse("take_along")},
        ],
    }


def audience_context(asker: str, ladder: StreamValue) -> dict[str, Any]:
    """Services for these people: those that are there now first."""
    moment = current_moment()
    meant = list(moment.standings(lambda profile: profile.is_for(Who(asker)) and not profile.is_emergency))
    in_order = ((reach.reach, len(service.profile.serves), service.name, slug) for reach, _age, slug, service in meant)
    first = [moment.listings.by_slug[slug] for *_order, slug in nsmallest(SERVICES_ON_ROUTE, in_order)]
    private = Who(asker) in YOUNG
    return {
        "steps": steps_to_help(ladder, "step"),
        "shortcuts": steps_to_help(ladder, "shortcut"),
        "services": [service_row(listing, moment) for listing in first],
        "more_url": f"/hulp/diensten/?audience={asker}" if len(meant) > SERVICES_ON_ROUTE else "",
        "finder_field": {"name": "who", "value": asker} if private else None,
        "finder_url": reverse("help_finder") + ("" if private else f"?who={asker}"),
    }
