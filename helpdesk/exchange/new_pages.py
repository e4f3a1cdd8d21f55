"""Thousands of new service pages at once, each exactly as if an editor had published it.

Publishing one page takes some 150 queries, most of them to look at one row. Here a batch shares them: page, parts,
revision, log and published listing of all its pages are written together, and both search indexes and the reference
index read what is there afterwards.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from content.core.page_cache import start_new_generation
from content.core.search import index
from helpdesk.listings import store
from helpdesk.listings.documents import document_of
from helpdesk.models import (
    ContactPoint,
    Organization,
    PublishedListing,
    Schedule,
    ServiceArea,
    ServiceIndexPage,
    ServicePage,
)

ACTIONS = ("wagtail.create", "wagtail.publish")
# Keys that are right by construction; checking them would be a query for each.
MADE_HERE = {field.name for field in ServicePage._meta.get_fields() if field.is_relation and field.concrete}  # noqa: SLF001 - Django's public name for it
PAGE_FIELDS = [field.attname for field in Page._meta.local_concrete_fields]  # noqa: SLF001 - same reason


@transaction.atomic
def publish_new(pages: Sequence[ServicePage], parent: ServiceIndexPage, user: Any) -> None:
    """Write these pages below `parent` and put them on the site. They have never been saved; their parts are in memory.

    Slugs must be free below `parent`. Raises `ValidationError` like saving one of them would. Search learns them in
    `catch_up`. Listeners to `page_published` are not told one by one; what they do for a service happens here.
    """
    now = timezone.now()
    for page in pages:
        for owner in (page, *page.contact_points.all()):
            _hold_all_parts(owner)
    _put_in_tree(pages, parent, user, now)
    for page in pages:
        page.clean_fields(exclude=MADE_HERE)
    rows = [Page(**{name: getattr(page, name) for name in PAGE_FIELDS}) for page in pages]
    Page.objects.bulk_create(rows)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page.save_base(raw=True, force_insert=True)  # its part of the page is there
    _write_parts(pages)
    revisions = _write_revisions(pages, rows, user, now)
    _write_log(pages, revisions, user, now)
    PublishedListing.objects.bulk_create(PublishedListing(service=page, data=document_of(page)) for page in pages)
    store.changed()
    start_new_generation()


def meet_organizations(names: Iterable[str]) -> dict[str, Organization]:
    """Write organizations with these names, which nobody has yet."""
    new = Organization.objects.bulk_create(Organization(name=name) for name in names)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Organization, new)
    return {organization.name: organization for organization in new}


def catch_up(pages: Sequence[ServicePage]) -> None:
    """Bring search of the site, search of the admin and the index of references up to date with these live pages."""
    index.write_pages(pages)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(ServicePage, pages)
    with transaction.atomic():
        for page in pages:
            ReferenceIndex.create_or_update_for_object(page)


def _hold_all_parts(owner: ClusterableModel) -> None:
    """It is new, so it has no parts that it does not hold: nobody needs to ask the database for them."""
    for relation in get_all_child_relations(type(owner)):
        parts = getattr(owner, relation.get_accessor_name())
        if not parts.is_deferring:
            parts.set([])


def _put_in_tree(pages: Iterable[ServicePage], parent: ServiceIndexPage, user: Any, now: Any) -> None:
    # Nobody else may add a page here until this transaction ends: it would get the same place.
    Page.objects.select_for_update().get(pk=parent.pk)
    content_type = ContentType.objects.get_for_model(ServicePage)
    last = parent.get_last_child()
    for page in pages:
        path = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)  # noqa: SLF001 - treebeard has no public name for it
        page.path, page.depth, page.content_type, page.locale_id = (
            path,
            parent.depth + 1,
            content_type,
            parent.locale_id,
        )
        page.url_path, page.draft_title = f"{parent.url_path}{page.slug}/", page.title
        page.live, page.owner = True, user
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
        last = page


def _write_parts(pages: Sequence[ServicePage]) -> None:
    contacts = _parts(pages, "contact_points", "service")
    ContactPoint.objects.bulk_create(contacts)
    Schedule.objects.bulk_create(_parts(contacts, "schedules", "contact_point"))
    ServiceArea.objects.bulk_create(_parts(pages, "service_areas", "service"))
    through = ServicePage.themes.through
    through.objects.bulk_create(
        through(servicepage_id=page.pk, theme_id=theme.pk) for page in pages for theme in page.themes.all()
    )


def _parts(owners: Iterable[Model], name: str, back: str) -> list[Any]:
    """The parts of all owners, each told which owner has got a key meanwhile."""
    parts = []
    for owner in owners:
        for part in getattr(owner, name).all():
            setattr(part, back, owner)
            parts.append(part)
    return parts


def _write_revisions(pages: Sequence[ServicePage], rows: Sequence[Page], user: Any, now: Any) -> list[Revision]:
    of_service, of_page = (ContentType.objects.get_for_model(model) for model in (ServicePage, Page))
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=of_service,
            base_content_type=of_page,
            object_id=str(page.pk),
            created_at=now,
            user=user,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    )
    for revision, *both in zip(revisions, pages, rows, strict=True):
        for page in both:
            page.latest_revision = page.live_revision = revision
    Page.objects.bulk_update(rows, ["latest_revision", "live_revision"])
    return revisions


def _write_log(pages: Sequence[ServicePage], revisions: Sequence[Revision], user: Any, now: Any) -> None:
    entry = partial(
        PageLogEntry,
        content_type=ContentType.objects.get_for_model(ServicePage),
        timestamp=now,
        user=user or get_active_log_context().user,
        uuid=get_active_log_context().uuid,
    )
    entries = (
        (entry(page=page, label=page.get_admin_display_title(), action=action, revision=revision) for action in ACTIONS)
        for page, revision in zip(pages, revisions, strict=True)
    )
    PageLogEntry.objects.bulk_create(chain.from_iterable(entries))
