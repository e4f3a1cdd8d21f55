"""A service page as one plain JSON document: what `PublishedListing.data` and the outage copy hold.

Dates are ISO 8601; lists keep the order of the editor. Only `internal` must never leave the server.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from helpdesk.models import ContactPoint, ServiceAtLocation, ServicePage

PLAIN_FIELDS = (
    "title",
    "slug",
    "summary",
    "website",
    "status",
    "is_full",
    "audiences",
    "contexts",
    "target_groups",
    "topics",
    "minimum_age",
    "maximum_age",
    "languages",
    "is_free",
    "cost_note",
    "is_anonymous",
    "needs_account",
    "is_crisis_line",
    "area_note",
    "who_answers",
    "how_long",
    "what_stays_secret",
    "traces_on_device",
    "not_for",
    "waiting_info",
    "alert_text",
    "assured_precision",
    "assured_by",
    "source_title",
    "source_url",
    "source_date",
    "source_state",
)
DATE_FIELDS = ("alert_from", "alert_until", "assured_on")
INTERNAL_FIELDS = ("maintainer_name", "maintainer_email")


def _iso(value: "date | None") -> str | None:
    return value.isoformat() if value else None


def _hours(parent: "ContactPoint | ServiceAtLocation") -> dict[str, Any]:
    return {
        "assured_on": _iso(parent.assured_on),
        "assured_precision": parent.assured_precision,
        "schedules": [
            {
                "uuid": str(schedule.uuid),
                "opening_hours": schedule.opening_hours,
                "valid_from": _iso(schedule.valid_from),
                "valid_to": _iso(schedule.valid_to),
                "note": schedule.note,
            }
            for schedule in parent.schedules.all()
        ],
        "exceptions": [
            {
                "uuid": str(exception.uuid),
                "date": _iso(exception.date),
                "hours": "" if exception.is_closed else exception.hours,
                "reason": exception.reason,
            }
            for exception in parent.scheduleexceptions.all()
        ],
    }


def _contact_point(contact: "ContactPoint") -> dict[str, Any]:
    names = ("channel", "value", "label", "language", "note", "source_state")
    return {
        "uuid": str(contact.uuid),
        **{name: getattr(contact, name) for name in names},
        **_hours(contact),
    }


def _place(place: "ServiceAtLocation") -> dict[str, Any]:
    names = ("name", "street", "postal_code", "municipality", "accessibility", "public_transport")
    return {
        "uuid": str(place.uuid),
        "location_uuid": str(place.location.uuid),
        **{name: getattr(place.location, name) for name in names},
        "note": place.note,
        **_hours(place),
    }


def document_of(page: "ServicePage") -> dict[str, Any]:
    """The document of a page as it is in memory, draft or live."""
    return {
        "pk": page.pk,
        "uuid": str(page.uuid),
        **{name: getattr(page, name) for name in PLAIN_FIELDS},
        **{name: _iso(getattr(page, name)) for name in DATE_FIELDS},
        "organization": {
            "uuid": str(page.organization.uuid),
            **{name: getattr(page.organization, name) for name in ("name", "description", "website", "email")},
        },
        "themes": sorted(theme.slug for theme in page.themes.all()),
        "areas": [{"uuid": str(area.uuid), "kind": area.kind, "code": area.code} for area in page.service_areas.all()],
        "contact_points": [_contact_point(contact) for contact in page.contact_points.all()],
        "places": [_place(place) for place in page.service_at_locations.all()],
        "referrals": [
            {
                "uuid": str(referral.uuid),
                "to_pk": referral.to_service_id,
                "for_what": referral.for_what,
                "kind": referral.kind,
            }
            for referral in page.referrals.all()
        ],
        "internal": {name: getattr(page, name) for name in INTERNAL_FIELDS},
    }
