"""Carrying out a plan: everything in one transaction, or nothing."""

from collections.abc import Callable, Iterable
from itertools import batched
from typing import Any

from django.db import transaction

from content.core.bulk_pages import catch_up, publish_new, until_whole
from content.core.models import Theme
from helpdesk.audiences import themes_for
from helpdesk.exchange.new_pages import list_publicly, meet_organizations
from helpdesk.exchange.plan import CONTACTS, SERVICES, Plan, PlannedRow
from helpdesk.exchange.records import areas_of, service_values, write_contact
from helpdesk.facts_csv import ContactRecord
from helpdesk.models import ContactPoint, ImportedFile, Organization, ServiceIndexPage, ServicePage

BATCH = 100
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

    `progress(done, total)` hears how many services are written. A row that is unchanged is not touched, so a second
    import of the same files writes nothing.
    """
    if plan.problems:
        raise PlanHasProblemsError
    writer = _Writer(plan, user, progress)
    with transaction.atomic():
        writer.write_all()
        for kind, content in ((SERVICES, services_csv), (CONTACTS, contacts_csv)):
            ImportedFile.objects.update_or_create(kind=kind, defaults={"content": content})
    return writer.total


class _Writer:
    """Holds what rows share, so that each of them costs the same."""

    def __init__(self, plan: Plan, user: Any, progress: Progress) -> None:
        self._plan, self._user, self._progress = plan, user, progress
        self.total = len(plan.new) + len(plan.changed)
        self._done = 0
        self._index = ServiceIndexPage.objects.get()
        self._organizations = {organization.name: organization for organization in Organization.objects.all()}
        self._themes = {theme.slug: theme for theme in Theme.objects.all()}

    def write_all(self) -> None:
        self._meet((*self._plan.new, *self._plan.changed))
        for batch in batched(self._plan.new, BATCH):
            pages = [self._new_page(row) for row in batch]
            publish_new(pages, self._index, self._user, tell=list_publicly)
            catch_up(pages)
            self._tell(len(batch))
        for batch in batched(self._plan.changed, BATCH):
            with until_whole():
                pks = [self._change(row) for row in batch]
            catch_up(list(ServicePage.objects.filter(pk__in=pks).live().with_parts()))

    def _tell(self, written: int = 1) -> None:
        self._done += written
        self._progress(self._done, self.total)

    def _meet(self, rows: Iterable[PlannedRow]) -> None:
        """Organizations that the site does not know yet, before the rows that name them."""
        named = dict.fromkeys(row.service.organization for row in rows)
        self._organizations |= meet_organizations(name for name in named if name not in self._organizations)

    def _fill(self, page: ServicePage, row: PlannedRow) -> ServicePage:
        for name, value in service_values(row.service, self._organizations[row.service.organization]).items():
            setattr(page, name, value)
        page.service_areas.set(areas_of(row.service.area))
        page.contact_points.set(_contacts(page, row.contacts))
        return page

    def _new_page(self, row: PlannedRow) -> ServicePage:
        page = self._fill(ServicePage(), row)
        slugs = themes_for(row.service.themes)
        page.themes = [self._themes[slug] for slug in slugs if slug in self._themes]
        return page

    def _change(self, row: PlannedRow) -> int:
        page = self._fill(ServicePage.objects.get(pk=row.page_pk), row)
        revision = page.save_revision(user=self._user, log_action=True)
        if page.live:
            revision.publish(user=self._user)
        self._tell()
        return int(page.pk)


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
