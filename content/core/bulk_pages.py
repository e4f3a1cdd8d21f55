"""Thousands of new pages at once, each exactly as if an editor had published it.

Publishing one page takes some 150 queries, most of them to look at one row. Here a batch shares them: page, parts,
revision and log of all its pages are written together, and both search indexes and the index of references read what
is there afterwards.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_all_child_m2m_relations, get_all_child_relations
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signal_handlers import disable_reference_index_auto_update

from content.core.models import BasePage
from content.core.page_cache import start_new_generation
from content.core.search import index

ACTIONS = ("wagtail.create", "wagtail.publish")
PAGE_FIELDS = [field.attname for field in Page._meta.local_concrete_fields]  # noqa: SLF001 - Django's public name for it


@transaction.atomic
def publish_new[OnePage: BasePage](
    pages: Sequence[OnePage], parent: Page, user: Any, tell: Callable[[Sequence[OnePage]], None]
) -> None:
    """Write these pages, all of one type, below `parent` and put them on the site.

    They have never been saved; their parts are in memory, and slugs must be free below `parent`. Raises
    `ValidationError` like saving one of them would. Listeners to `page_published` are not told one by one: `tell` does
    for all pages what they do for one. Call `catch_up` afterwards.
    """
    now = timezone.now()
    for page in pages:
        _hold_all_parts(page)
    _put_in_tree(pages, parent, user, now)
    # Keys are right by construction; checking them would be a query for each.
    keys = {field.name for field in pages[0]._meta.get_fields() if field.is_relation and field.concrete}  # noqa: SLF001 - same reason
    for page in pages:
        page.clean_fields(exclude=keys)
    rows = [Page(**{name: getattr(page, name) for name in PAGE_FIELDS}) for page in pages]
    Page.objects.bulk_create(rows)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page.save_base(raw=True, force_insert=True)  # its part of the page is there
    _write_parts(pages)
    _write_links(pages)
    revisions = _write_revisions(pages, rows, user, now)
    _write_log(pages, revisions, user, now)
    tell(pages)
    start_new_generation()


@contextmanager
def until_whole() -> Iterator[None]:
    """Within this, indexes learn nothing of what is saved: a page that changes is written many times. Call `catch_up`
    afterwards, so that they learn it once.
    """
    with index.resting(), disable_reference_index_auto_update():
        yield


def catch_up(pages: Sequence[BasePage]) -> None:
    """Bring search of the site, search of the admin and the index of references up to date with these live pages, all
    of one type; there may be none.
    """
    index.write_pages(pages)
    add_to_admin_search(pages)
    with transaction.atomic():
        for page in pages:
            ReferenceIndex.create_or_update_for_object(page)


def add_to_admin_search(objects: Sequence[Model]) -> None:
    """Many of one type at once: one by one, the index would be weighed anew for each."""
    for backend in get_search_backends(with_auto_update=True):
        if objects:
            backend.add_bulk(type(objects[0]), objects)


def _hold_all_parts(owner: ClusterableModel) -> None:
    """It is new, so it has no parts that it does not hold: nobody needs to ask the database for them."""
    for relation in get_all_child_relations(type(owner)):
        parts = getattr(owner, relation.get_accessor_name())
        if not parts.is_deferring:
            parts.set([])
        for part in parts.all():
            if isinstance(part, ClusterableModel):
                _hold_all_parts(part)


def _put_in_tree(pages: Iterable[BasePage], parent: Page, user: Any, now: Any) -> None:
    # Nobody else may add a page here until this transaction ends: it would get the same place.
    Page.objects.select_for_update().get(pk=parent.pk)
    last = parent.get_last_child()
    for page in pages:
        path = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)  # noqa: SLF001 - treebeard has no public name for it
        page.path, page.depth = path, parent.depth + 1
        page.content_type = ContentType.objects.get_for_model(type(page))
        page.locale_id, page.url_path, page.draft_title = parent.locale_id, f"{parent.url_path}{page.slug}/", page.title
        page.live, page.owner = True, user
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
        last = page


def _write_parts(owners: Sequence[ClusterableModel]) -> None:
    """Inline children of all owners, each told which owner has got a key meanwhile; then their own children."""
    for relation in get_all_child_relations(type(owners[0])):
        parts = []
        for owner in owners:
            for part in getattr(owner, relation.get_accessor_name()).all():
                setattr(part, relation.field.name, owner)
                parts.append(part)
        if parts:
            relation.related_model.objects.bulk_create(parts)
            if isinstance(parts[0], ClusterableModel):
                _write_parts(parts)


def _write_links(pages: Sequence[BasePage]) -> None:
    """Rows between pages and what they name: themes, for instance."""
    for field in get_all_child_m2m_relations(type(pages[0])):
        through = field.remote_field.through
        here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        through.objects.bulk_create(
            through(**{here: page.pk, there: linked.pk}) for page in pages for linked in getattr(page, field.name).all()
        )


def _write_revisions(pages: Sequence[BasePage], rows: Sequence[Page], user: Any, now: Any) -> list[Revision]:
    of_type, of_page = (ContentType.objects.get_for_model(model) for model in (type(pages[0]), Page))
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=of_type,
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


def _write_log(pages: Sequence[BasePage], revisions: Sequence[Revision], user: Any, now: Any) -> None:
    entry = partial(
        PageLogEntry,
        content_type=ContentType.objects.get_for_model(type(pages[0])),
        timestamp=now,
        user=user or get_active_log_context().user,
        uuid=get_active_log_context().uuid,
    )
    entries = (
        (entry(page=page, label=page.get_admin_display_title(), action=action, revision=revision) for action in ACTIONS)
        for page, revision in zip(pages, revisions, strict=True)
    )
    PageLogEntry.objects.bulk_create(chain.from_iterable(entries))
