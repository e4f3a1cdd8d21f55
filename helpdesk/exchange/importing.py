"""Carrying out a plan: everything in one transaction, or nothing."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.signals import page_published

from content.core.models import Theme
from content.core.search import index
from helpdesk.audiences import themes_for
from helpdesk.exchange.plan import CONTACTS, SERVICES, Kind, Plan, PlannedRow
from helpdesk.exchange.records import areas_of, service_values, write_contact
from helpdesk.facts_csv import ContactRecord
from helpdesk.models import ContactPoint, ImportedFile, Organization, ServiceIndexPage, ServicePage

REBUILD_FROM = 300
type Progress = Callable[[int, int], None]


class PlanHasProblemsError(ValueError):
    """A plan with problems was handed over; nothing was written."""


def carry_out(
    plan: Plan,
    services_csv: bytes,
    contacts_csv: bytes,
    progress: Progress = lambda _done, _total: None,
    user: Any = None,
) -> int:
    """Write the plan; returns how many services are new or changed.

    `progress(done, total)` hears of each written service. A row that is unchanged is not touched, so a second
    import of the same files writes nothing.
    """
    if plan.problems:
        raise PlanHasProblemsError
    rows = [row for row in plan.rows if row.kind is not Kind.UNCHANGED]
    with transaction.atomic():
        _write_all(rows, _Writer(user), progress)
        for kind, content in ((SERVICES, services_csv), (CONTACTS, contacts_csv)):
            ImportedFile.objects.update_or_create(kind=kind, defaults={"content": content})
    return len(rows)


def _write_all(rows: list[PlannedRow], writer: "_Writer", progress: Progress) -> None:
    """Search learns each page once, when it is whole; past a few hundred, learning everything anew is quicker."""
    written = []
    with index.resting():
        for done, row in enumerate(rows, start=1):
            written.append(writer.write(row))
            progress(done, len(rows))
    if len(written) > REBUILD_FROM:
        index.rebuild()
        return
    for pk in written:
        index.refresh_page(pk)


class _Writer:
    """Holds what rows share, so that each of them costs the same."""

    def __init__(self, user: Any) -> None:
        self._user = user
        self._index = ServiceIndexPage.objects.get()
        self._organizations = {organization.name: organization for organization in Organization.objects.all()}
        self._themes = {theme.slug: theme for theme in Theme.objects.all()}

    def _organization(self, name: str) -> Organization:
        if name not in self._organizations:
            self._organizations[name] = Organization.objects.create(name=name)
        return self._organizations[name]

    def write(self, row: PlannedRow) -> int:
        """Returns the key of the page."""
        values = service_values(row.service, self._organization(row.service.organization))
        page = ServicePage.objects.get(pk=row.page_pk) if row.page_pk else ServicePage(live=False)
        for name, value in values.items():
            setattr(page, name, value)
        page.service_areas.set(areas_of(row.service.area))
        page.contact_points.set(_contacts(page, row.contacts))
        if row.page_pk is None:
            self._create(page, row)
            return int(page.pk)
        revision = page.save_revision(user=self._user, log_action=True)
        if page.live:
            revision.publish(user=self._user)
        return int(page.pk)

    def _create(self, page: ServicePage, row: PlannedRow) -> None:
        """Live at once: publishing a page that was only just written would write and check all of it again."""
        slugs = themes_for(row.service.themes)
        page.themes = [self._themes[slug] for slug in slugs if slug in self._themes]
        page.live, page.owner = True, self._user
        page.first_published_at = page.last_published_at = timezone.now()
        self._index.add_child(instance=page)
        revision = page.save_revision(user=self._user, log_action=False, clean=False)
        ServicePage.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)
        for action in ("wagtail.create", "wagtail.publish"):
            log(page, action, user=self._user, revision=revision)
        page_published.send(sender=ServicePage, instance=page, revision=revision)


def _contacts(page: ServicePage, records: tuple[ContactRecord, ...]) -> list[ContactPoint]:
    """Contact points in the order of the file; what stays the same way of contact keeps its identity."""
    known = list(page.contact_points.all()) if page.pk else []
    found: dict[int, ContactPoint] = {}
    for is_match in (
        lambda contact, record: (contact.channel, contact.value) == (record.channel, record.value),
        lambda contact, record: contact.channel == record.channel,
    ):
        for number, record in enumerate(records):
            if number not in found and (match := next((c for c in known if is_match(c, record)), None)):
                found[number] = match
                known.remove(match)
    contacts = [write_contact(found.get(number) or ContactPoint(), record) for number, record in enumerate(records)]
    for number, contact in enumerate(contacts):
        contact.sort_order = number
    return contacts
