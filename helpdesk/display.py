"""Listings as the components show them: plain values, words in Dutch."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import belgica
from django.utils.translation import gettext as _

from helpdesk.enums import AreaKind, Channel, DatePrecision, Language, TargetGroup
from helpdesk.listings.listing import Contact, Listing
from helpdesk.listings.moment import Moment
from helpdesk.opening_hours import OpenKind, OpenState, is_round_the_clock
from helpdesk.opening_hours.phrases import date_phrase, month_phrase, site_name
from helpdesk.phone_numbers import format_for_people, parse_phone_number, to_tel_uri
from helpdesk.triage.danger import Call
from helpdesk.triage.places import get_place

# The lamp has one shape for "normally": the words say whether that is open or closed.
LAMPS = {
    OpenKind.ALWAYS: "always",
    OpenKind.OPEN: "open",
    OpenKind.CLOSED: "closed",
    OpenKind.USUAL_OPEN: "usual",
    OpenKind.USUAL_CLOSED: "usual",
    OpenKind.UNKNOWN: "unknown",
}


def lamp(state: OpenState) -> dict[str, str]:
    return {"kind": LAMPS[state.kind], "text": state.text[:1].upper() + state.text[1:]}


def icon(channel: str) -> str:
    return "mail" if channel == Channel.EMAIL else channel


def href(contact: Contact) -> str:
    """What a tap does; empty for a place to go to."""
    if contact.channel == Channel.VISIT:
        return ""
    if contact.channel in {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}:
        number = parse_phone_number(contact.value)
        if contact.channel == Channel.WHATSAPP:
            return f"https://wa.me/32{number.digits[1:]}"
        return number.tel_uri if contact.channel == Channel.PHONE else f"sms:{number.tel_uri[4:]}"
    is_address = contact.channel == Channel.EMAIL and "@" in contact.value
    return f"mailto:{contact.value}" if is_address else contact.value


def action(contact: Contact) -> str:
    """What stands on the button: the number itself, or what happens."""
    if contact.channel in {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}:
        return parse_phone_number(contact.value).for_people
    words = {
        Channel.CHAT: _("Start de chat"),
        Channel.EMAIL: contact.value if "@" in contact.value else _("Stuur een bericht"),
        Channel.FORUM: _("Naar het forum"),
        Channel.FORM: _("Vul het formulier in"),
        Channel.WEBSITE: site_name(contact.value),
    }
    return str(words.get(Channel(contact.channel), contact.value))


def way_state(listing: Listing, contact: Contact, moment: Moment) -> dict[str, str] | None:
    """The lamp of one way. Writing can be done at any time, so a mail that is "always open" needs no lamp."""
    schedules = contact.hours.calendar.schedules
    always = all(is_round_the_clock(schedule.osm) for schedule in schedules)
    if not contact.facts.is_direct and always:
        return None
    return lamp(moment.state(listing, contact))


def checked_when(day: date, precision: str) -> str:
    if precision == DatePrecision.MONTH:
        return _("Nagekeken in %(month)s") % {"month": month_phrase(day)}
    return _("Nagekeken op %(day)s") % {"day": date_phrase(day)}


def checked_text(listing: Listing, contact: Contact, moment: Moment) -> str:
    """When a human last checked this way; doubtful hours already say so themselves."""
    day = contact.hours.assured_on
    if day is None or not moment.state(listing, contact).is_certain:
        return ""
    return checked_when(day, contact.hours.precision)


def contact_card(listing: Listing, contact: Contact, moment: Moment) -> dict[str, Any]:
    """Context of components/contact_card.html."""
    notes = [contact.note, Language(contact.language).label if contact.language else ""]
    channel = str(Channel(contact.channel).label)
    return {
        "channel": icon(contact.channel),
        "channel_label": channel,
        "action": action(contact),
        "href": href(contact),
        "name": contact.label,
        "note": ". ".join(str(note) for note in notes if note),
        "state": way_state(listing, contact, moment),
        "checked": checked_text(listing, contact, moment),
    }


def contact_cards(listing: Listing, moment: Moment) -> list[dict[str, Any]]:
    """All ways in; the website where the listing knows none, so that nobody stands before an empty page."""
    cards = [contact_card(listing, contact, moment) for contact in listing.ways]
    if not cards and listing.website:
        cards.append(
            {
                "channel": "website",
                "channel_label": str(Channel.WEBSITE.label),
                "action": site_name(listing.website),
                "href": listing.website,
            }
        )
    return cards


def way_name(contact: Contact) -> str:
    return f"{Channel(contact.channel).label} {contact.label}".strip()


def call_rows(calls: Iterable[Call], notes: Mapping[Call, str] | None = None) -> list[dict[str, str]]:
    """Numbers of the urgency card."""
    rows = []
    for call in calls:
        number = format_for_people(call.number)
        rows.append(
            {
                # The number stands beside it: "Zelfmoordlijn 1813 1813" helps nobody.
                "label": call.name.removesuffix(number).strip(),
                "number": number,
                "href": to_tel_uri(call.number),
                "note": (notes or {}).get(call, ""),
            }
        )
    return rows


def assured_text(listing: Listing) -> str:
    """When and by whom the whole listing was last checked."""
    if listing.assured_on is None:
        return _("Nog niet nagekeken bij de dienst zelf.")
    when = checked_when(listing.assured_on, listing.assured_precision)
    return (
        _("%(when)s door %(name)s.") % {"when": when, "name": listing.assured_by} if listing.assured_by else f"{when}."
    )


def fact_rows(listing: Listing) -> list[dict[str, str]]:
    """What the service is like, as `{term, text}`; what is not known is left out."""
    yes_no = {True: _("Ja"), False: _("Nee"), None: ""}
    free = {True: _("Gratis"), False: _("Niet gratis"), None: ""}[listing.is_free]
    rows = {
        _("Voor wie"): ", ".join(str(TargetGroup(group).label) for group in listing.target_groups),
        _("Leeftijd"): age_text(listing),
        _("Waar"): area_text(listing),
        _("Talen"): ", ".join(str(Language(code).label) for code in listing.languages),
        _("Wat kost het"): ". ".join(part for part in (free, listing.cost_note) if part),
        _("Kan het anoniem"): yes_no[listing.is_anonymous],
        _("Account nodig"): yes_no[listing.needs_account],
        _("Van wie"): listing.organization,
    }
    return [{"term": term, "text": text} for term, text in rows.items() if text]


def area_text(listing: Listing) -> str:
    named = {AreaKind.FLANDERS: _("Vlaanderen"), AreaKind.BRUSSELS: _("Brussel"), AreaKind.BELGIUM: _("heel België")}
    names = [named.get(AreaKind(row.kind)) or _place_name(row.code) for row in listing.areas]
    *most, last = names or [listing.area_note]
    return f"{', '.join(most)} en {last}" if most else last


def _place_name(code: str) -> str:
    """A municipality or province by its NIS code; the code itself when Statbel no longer has it."""
    if place := get_place(code):
        return place.name
    province = belgica.get_province(code)
    return str(province["name"]["nl"]) if province else code


def tags(listing: Listing) -> list[str]:
    found = {
        _("Gratis"): listing.is_free,
        _("Anoniem"): listing.is_anonymous,
        _("Account nodig"): listing.needs_account,
        age_text(listing): bool(age_text(listing)),
    }
    return [text for text, holds in found.items() if holds]


def age_text(listing: Listing) -> str:
    low, high = listing.minimum_age, listing.maximum_age
    if low is not None and high is not None:
        return _("%(low)s tot %(high)s jaar") % {"low": low, "high": high}
    if low is not None:
        return _("Vanaf %(low)s jaar") % {"low": low}
    return _("Tot %(high)s jaar") % {"high": high} if high is not None else ""


def service_row(listing: Listing, moment: Moment, why: str = "") -> dict[str, Any]:
    """One item of components/service_list.html: the best way first, at most three ways."""
    best = moment.best_way(listing)
    ways = sorted(listing.ways, key=lambda contact: contact is not best)
    contacts = [
        {
            "channel": icon(contact.channel),
            "label": str(Channel(contact.channel).label),
            "action": action(contact),
            "href": href(contact),
        }
        for contact in ways
        if href(contact)
    ][:3]
    if not contacts and listing.website:
        contacts.append(
            {
                "channel": "website",
                "label": str(Channel.WEBSITE.label),
                "action": site_name(listing.website),
                "href": listing.website,
            }
        )
    return {
        "title": listing.title,
        "url": listing.url,
        "summary": listing.summary,
        "tags": tags(listing),
        "why": why,
        "state": lamp(moment.state(listing, best)) if best else None,
        "contacts": contacts,
    }
