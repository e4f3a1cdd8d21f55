"""A service for machines: schema.org for search engines, a vCard for the address book of a phone."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from helpdesk.display import href
from helpdesk.enums import Channel
from helpdesk.listings.documents import document_of
from helpdesk.listings.listing import Contact, Listing
from helpdesk.listings.moment import current_moment
from helpdesk.phone_numbers import parse_phone_number

if TYPE_CHECKING:
    from helpdesk.models import ServicePage

VCARD_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})
FOLD_AT = 74  # RFC 6350: 75 octets a line, the leading space of a continuation included


def _channel(contact: Contact) -> dict[str, Any]:
    if contact.channel in {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}:
        number = parse_phone_number(contact.value).tel_uri.removeprefix("tel:")
        return {
            "@type": "ServiceChannel",
            "servicePhone": {"@type": "ContactPoint", "telephone": number, "contactType": contact.channel},
        }
    if contact.channel == Channel.VISIT:
        return {
            "@type": "ServiceChannel",
            "serviceLocation": {"@type": "Place", "name": contact.label, "address": contact.value},
        }
    return {"@type": "ServiceChannel", "serviceUrl": href(contact)}


def service_json_ld(page: "ServicePage") -> dict[str, Any]:
    listing = current_moment().listings.by_pk.get(page.pk) or Listing.from_document(document_of(page), page.url or "")
    return {
        "@type": "Service",
        "serviceType": "Hulp bij pesten",
        "provider": {"@type": "Organization", "name": listing.organization, "url": listing.website or None},
        "availableChannel": [_channel(contact) for contact in listing.ways],
        "audience": {"@type": "PeopleAudience"}
        | {
            key: value
            for key, value in {
                "suggestedMinAge": listing.minimum_age,
                "suggestedMaxAge": listing.maximum_age,
            }.items()
            if value is not None
        },
        "areaServed": "BE",
        "isPartOf": None,
        "inLanguage": None,
        "dateModified": None,
    }


def _line(name: str, value: str) -> str:
    text = f"{name}:{value}".encode()
    parts = []
    while len(text) > FOLD_AT:
        cut = FOLD_AT
        while text[cut] & 0xC0 == 0x80:  # never inside a character
            cut -= 1
        parts.append(text[:cut])
        text = text[cut:]
    return b"\r\n ".join([*parts, text]).decode()


def vcard(listing: Listing) -> str:
    """RFC 6350, version 3.0 because phones read that one best; lines end with CR LF."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        _line("FN", listing.title.translate(VCARD_ESCAPES)),
        _line("N", f"{listing.title.translate(VCARD_ESCAPES)};;;;"),
        _line("ORG", listing.organization.translate(VCARD_ESCAPES)),
    ]
    for contact in listing.ways:
        if contact.channel in {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}:
            kind = "VOICE" if contact.channel == Channel.PHONE else "CELL"
            number = parse_phone_number(contact.value).tel_uri.removeprefix("tel:")
            lines.append(_line(f"TEL;TYPE={kind}", number))
        elif contact.channel == Channel.EMAIL and "@" in contact.value:
            lines.append(_line("EMAIL", contact.value))
        elif contact.channel != Channel.VISIT:
            lines.append(_line("URL", contact.value))
    if listing.website:
        lines.append(_line("URL", listing.website))
    lines += [
        _line("NOTE", listing.summary.translate(VCARD_ESCAPES)),
        _line("SOURCE", f"{settings.SITE_URL}{listing.url}"),
        "END:VCARD",
        "",
    ]
    return "\r\n".join(lines)
