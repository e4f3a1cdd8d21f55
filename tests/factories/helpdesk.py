"""Help services for tests, published below the real list of services of the first content."""

from datetime import date
from itertools import count
from typing import Any

from content.core.signed_links import sign_link
from helpdesk.confirmations.mails import PURPOSE
from helpdesk.models import CheckRequest, ContactPoint, Organization, Schedule, ServiceIndexPage, ServicePage

_numbers = count(1)
AFTERNOONS = "Mo-Fr 16:00-22:00"


def make_contact(channel: str = "phone", value: str = "102", hours: str = AFTERNOONS, **values: Any) -> ContactPoint:
    defaults = {"assured_on": date(2026, 11, 1)}
    schedules = [Schedule(opening_hours=hours)] if hours else []
    return ContactPoint(channel=channel, value=value, schedules=schedules, **{**defaults, **values})


def make_service(contacts: list[ContactPoint] | None = None, **values: Any) -> ServicePage:
    """A live service with one telephone line, checked on 1 November 2026."""
    number = next(_numbers)
    organization, _is_new = Organization.objects.get_or_create(name=values.pop("organization", "Proefdienst vzw"))
    defaults = {
        "title": f"Proefdienst {number}",
        "slug": f"proefdienst-{number}",
        "summary": f"Waarvoor proefdienst {number} er is.",
        "target_groups": ["kind", "jongere"],
        "topics": ["pesten"],
        "assured_on": date(2026, 11, 1),
        "maintainer_email": f"dienst{number}@example.org",
    }
    contacts = [make_contact()] if contacts is None else contacts
    for place, contact in enumerate(contacts):
        contact.sort_order = place
    page = ServicePage(
        organization=organization,
        contact_points=contacts,
        **{**defaults, **values},
    )
    ServiceIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return ServicePage.objects.get(pk=page.pk)


def only_these(*pages: ServicePage) -> None:
    """Take the services of the first content away, so that counts mean something."""
    for page in ServicePage.objects.exclude(pk__in=[page.pk for page in pages]):
        page.unpublish()


def token_of(request: CheckRequest) -> str:
    return sign_link(PURPOSE, str(request.uuid))
