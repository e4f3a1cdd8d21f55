"""Help services for tests, published below the real list of services of the first content."""

import json
from datetime import date
from itertools import count
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from content.core.signed_links import sign_link
from helpdesk.confirmations.mails import PURPOSE
from helpdesk.models import (
    CheckRequest,
    ContactPoint,
    Organization,
    PublishedListing,
    Schedule,
    ServiceIndexPage,
    ServicePage,
)

_numbers = count(1)
AFTERNOONS = "Mo-Fr 16:00-22:00"
PAGE_FIELDS = {field.attname for field in Page._meta.local_fields}


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


def make_listed(count: int) -> None:
    """Many published services at once, written below Wagtail: for tests that only read what visitors see.

    Each is a copy of one whole service with an own name; every third one is full.
    """
    model = make_service([make_contact(), make_contact("chat", "https://example.org/chat", "Mo-Su 10:00-22:00")])
    document = PublishedListing.objects.get(pk=model.pk).data
    index, listed = ServiceIndexPage.objects.get(), []
    for number in range(1, count):
        copied = Page.objects.get(pk=model.pk)
        slug = f"{model.slug}-{number}"
        copied.pk = copied.id = None
        copied.path = Page._get_path(index.path, model.depth, 50_000 + next(_numbers))
        copied.slug, copied.title = slug, f"{model.title} {number:04d}"
        copied.url_path = f"{model.url_path.removesuffix(f'{model.slug}/')}{slug}/"
        copied.translation_key = uuid4()
        copied.latest_revision = copied.live_revision = None
        copied.save_base(raw=True)
        page = ServicePage.objects.get(pk=model.pk)
        page.pk = page.id = page.page_ptr_id = copied.pk
        page.__dict__.update({k: v for k, v in copied.__dict__.items() if k in PAGE_FIELDS})
        page.uuid = uuid4()
        page.save_base(raw=True)
        listed.append(PublishedListing(service=page, data=_renamed(document, page, number)))
    PublishedListing.objects.bulk_create(listed)
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + count - 1)


def _renamed(document: dict[str, Any], page: ServicePage, number: int) -> dict[str, Any]:
    """The same document with identities of its own."""
    changed = json.loads(json.dumps(document))
    changed |= {"pk": page.pk, "uuid": str(page.uuid), "slug": page.slug, "title": page.title}
    changed["is_full"] = number % 3 == 0
    for contact in changed["contact_points"]:
        contact["uuid"] = str(uuid4())
    return changed
