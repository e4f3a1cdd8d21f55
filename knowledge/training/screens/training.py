"""One training: its facts, its dates, and what search engines read."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from content.core.enums import Context
from content.infopunt.enums import AgeGroup, ResourceLanguage
from knowledge.events.enums import EventStatus
from knowledge.events.models import Event
from knowledge.training.enums import Province
from knowledge.training.screens.interest import interest_address

if TYPE_CHECKING:
    from knowledge.training.models import TrainingPage


def coming_dates(page: "TrainingPage") -> list[Event]:
    """Published dates with what changed on them; none for a page that was never saved."""
    if not page.pk:
        return []
    return list(Event.objects.for_pages([page.pk], timezone.now()).prefetch_related("changes"))


def training_context(page: "TrainingPage") -> dict[str, Any]:
    facts = {
        _("Aanbieder"): page.provider.name,
        _("Voor wie"): ", ".join(page.audience_labels),
        _("Waar speelt het"): _labels(Context, page.contexts),
        _("Leeftijd van de kinderen"): _labels(AgeGroup, page.ages),
        _("Vorm"): ", ".join(page.form_labels),
        _("Waar"): _labels(Province, page.regions),
        _("Duur"): page.length or str(page.get_length_class_display() if page.length_class else ""),
        _("Prijs"): f"{page.price_text}. {page.price_note}".rstrip(". "),
        _("Subsidie"): page.subsidy_note,
        _("Taal"): _labels(ResourceLanguage, page.languages),
        _("Wie geeft het"): page.trainers,
        _("Attest"): page.certificate,
        _("Materiaal"): page.materials_included,
        _("Nagekeken in"): page.checked,
    }
    contact = {
        _("Contact"): page.contact_name,
        _("Telefoon"): page.contact_phone or page.provider.phone,
        _("E-mail"): page.contact_email or page.provider.email,
        _("Adres"): ", ".join(
            part
            for part in (page.provider.street, f"{page.provider.postal_code} {page.provider.municipality}".strip())
            if part
        ),
    }
    address = page.booking_url or page.provider.website
    return {
        "facts": _told(facts),
        "contact": _told(contact),
        "dates": coming_dates(page),
        "interest_url": interest_address(page) if page.pk and "e-learning" not in page.forms else "",
        "booking_address": address,
        "booking_host": (urlsplit(address).hostname or "").removeprefix("www."),
    }


def _labels(choices: Any, keys: list[str]) -> str:
    return ", ".join(str(choices(key).label) for key in keys)


def _told(facts: dict[str, str]) -> list[dict[str, str]]:
    return [{"term": term, "text": text} for term, text in facts.items() if text]


def training_json_ld(page: "TrainingPage") -> dict[str, Any]:
    """schema.org Course, with a CourseInstance that is an Event for each coming date."""
    provider = {"@type": "Organization", "name": page.provider.name}
    if page.provider.website:
        provider["url"] = page.provider.website
    told: dict[str, Any] = {
        "@type": "Course",
        "provider": provider,
        "audience": [{"@type": "Audience", "audienceType": label} for label in page.audience_labels],
        "inLanguage": page.languages or ["nl"],
        "hasCourseInstance": [_instance(page, event, provider) for event in coming_dates(page)],
    }
    if offer := _offer(page):
        told["offers"] = offer
    if page.certificate:
        told["educationalCredentialAwarded"] = page.certificate
    return told


def _offer(page: "TrainingPage") -> dict[str, Any] | None:
    if page.cost == "gratis":
        return {"@type": "Offer", "category": "Free", "price": "0", "priceCurrency": "EUR"}
    if page.price is not None:
        return {"@type": "Offer", "category": "Paid", "price": str(page.price), "priceCurrency": "EUR"}
    return None


def _instance(page: "TrainingPage", event: Event, organizer: dict[str, Any]) -> dict[str, Any]:
    cancelled = event.status == EventStatus.CANCELLED
    mode = "OnlineEventAttendanceMode" if event.is_online else "OfflineEventAttendanceMode"
    start, end = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    told: dict[str, Any] = {
        "@type": ["CourseInstance", "EducationEvent"],
        "name": event.title,
        "startDate": start.date().isoformat() if event.is_all_day else start.isoformat(),
        "endDate": end.date().isoformat() if event.is_all_day else end.isoformat(),
        "courseMode": "online" if event.is_online else "onsite",
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "eventStatus": f"https://schema.org/{'EventCancelled' if cancelled else 'EventScheduled'}",
        "organizer": organizer,
        "url": f"{settings.SITE_URL}{event.url}",
    }
    if event.is_online:
        told["location"] = {"@type": "VirtualLocation", "url": page.booking_url or f"{settings.SITE_URL}{event.url}"}
    elif event.where_text:
        told["location"] = {"@type": "Place", "name": event.place or event.address, "address": event.address}
    if event.capacity is not None:
        told["remainingAttendeeCapacity"] = event.places_left
    return told
