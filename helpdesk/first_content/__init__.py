"""Real help services with their source and date, loaded once from the files beside this module.

The date on which a fact counts as checked is the date of its source, never the day of loading.
"""

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from content.core.first_content import add_page
from helpdesk.audiences import themes_for
from helpdesk.enums import AreaKind
from helpdesk.exchange.records import precision_of, service_values
from helpdesk.facts_csv import ContactRecord, ServiceRecord, read_contact_points, read_services
from helpdesk.models import (
    AudiencePage,
    ContactPoint,
    HelpPage,
    Organization,
    Schedule,
    ServiceArea,
    ServiceIndexPage,
    ServicePage,
)

DATA = Path(__file__).parent
AREAS = {
    "Vlaanderen en Brussel": (AreaKind.FLANDERS, AreaKind.BRUSSELS),
    "Vlaanderen": (AreaKind.FLANDERS,),
    "België": (AreaKind.BELGIUM,),
}
INDEX = {
    "slug": "diensten",
    "title": "Alle hulpdiensten",
    "summary": "Alle diensten die helpen bij pesten: voor wie ze zijn, hoe je ze bereikt en of ze open zijn.",
    "illustration": "help",
}


def load(home: Page) -> int:
    """Load organizations, services and the ways to them; return how many services are new."""
    section = HelpPage.objects.child_of(home).first()
    index = add_page("hulp/diensten", section, ServiceIndexPage, INDEX) if section else None
    if section is None or index is None:
        return 0
    before = ServicePage.objects.count()
    services = read_services((DATA / "services.csv").read_bytes()).records
    contacts: defaultdict[str, list[ContactRecord]] = defaultdict(list)
    slugs = [service.slug for service in services]
    for contact in read_contact_points((DATA / "contact_points.csv").read_bytes(), slugs).records:
        contacts[contact.service].append(contact)
    details = tomllib.loads((DATA / "details.toml").read_text())
    for service in services:
        values = _service(service) | details.get(service.slug, {})
        values["contact_points"] = [_contact_point(*numbered) for numbered in enumerate(contacts[service.slug])]
        add_page(f"service/{service.slug}", index, ServicePage, values, themes=themes_for(service.themes))
    for route in tomllib.loads((DATA / "routes.toml").read_text())["routes"]:
        add_page(f"hulp/{route['slug']}", section, AudiencePage, {**route, "ladder": _ladder(route["ladder"])})
    return ServicePage.objects.count() - before


def _ladder(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks of the file with page ids for slugs of services."""
    pages = dict(ServicePage.objects.values_list("slug", "pk"))
    return [
        {"type": kind, "value": {"text": "", **value, "services": _page_items(value, pages)}}
        for kind, value in ((block["type"], block["value"]) for block in blocks)
    ]


def _page_items(value: dict[str, Any], pages: dict[str, int]) -> list[dict[str, Any]]:
    """A service that a coordinator deleted or renamed is left out."""
    found = (pages[slug] for slug in value.get("services", ()) if slug in pages)
    return [{"type": "item", "value": pk, "id": str(uuid4())} for pk in found]


def _service(record: ServiceRecord) -> dict[str, Any]:
    organization, _is_new = Organization.objects.get_or_create(name=record.organization)
    areas = AREAS.get(record.area_text, ())
    own_areas = {
        "service_areas": [ServiceArea(kind=kind) for kind in areas],
        "area_note": "" if areas else record.area_text,
    }
    return service_values(record, organization) | own_areas


def _contact_point(place: int, record: ContactRecord) -> ContactPoint:
    """`place`: without one the database may give them in any order, and the first one is the main one."""
    return ContactPoint(
        sort_order=place,
        channel=record.channel,
        value=record.value,
        source_state=record.state,
        assured_on=record.assured_on,
        assured_precision=precision_of(record.hours_date),
        schedules=[Schedule(opening_hours=record.opening_hours)] if record.opening_hours else [],
    )
