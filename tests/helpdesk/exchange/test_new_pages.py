"""Pages of an import are written many at once: each must be what publishing it alone would have made of it."""

from typing import Any

import pytest
from django.db import connection
from django.forms.models import model_to_dict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.backends import get_search_backend

from bench.services import files_of
from content.core.models.search import SearchEntry
from content.core.search.documents import page_key
from helpdesk.exchange.importing import carry_out
from helpdesk.exchange.plan import plan_import
from helpdesk.listings.documents import document_of
from helpdesk.models import PublishedListing, ServiceIndexPage, ServicePage
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def import_of(count: int, user: Any = None, first: int = 0) -> list[ServicePage]:
    files = files_of(count, first)
    plan = plan_import(*files)
    assert plan.problems == ()
    carry_out(plan, *files, user=user)
    return list(ServicePage.objects.filter(slug__startswith="proef-").order_by("path"))


def everything_known_of(page: ServicePage) -> dict[str, Any]:
    """What the tables hold about a page, but for its versions."""
    page = ServicePage.objects.get(pk=page.pk)
    references = ReferenceIndex.objects.filter(object_id=str(page.pk), content_type=page.cached_content_type)
    entry = SearchEntry.objects.filter(key=page_key(page.pk)).values().get()
    return {
        "page": model_to_dict(page, exclude=["latest_revision", "live_revision", "themes"]),
        "themes": list(page.themes.values_list("slug", flat=True)),
        "document": document_of(page),
        "published": PublishedListing.objects.get(pk=page.pk).data,
        "draft": document_of(page.get_latest_revision_as_object()),
        "references": set(references.values_list("to_content_type", "to_object_id", "model_path", "content_path")),
        "search": {name: value for name, value in entry.items() if name != "id"},
        "url": page.url,
    }


def test_imported_page_is_what_publishing_it_alone_would_have_made() -> None:
    for page in import_of(4):
        imported = everything_known_of(page)
        ServicePage.objects.get(pk=page.pk).save_revision().publish()
        assert imported == everything_known_of(page)
        assert (len(imported["references"]) > 0, len(imported["document"]["contact_points"])) == (True, 2)
        assert imported["document"] == imported["published"] == imported["draft"]


def test_imported_pages_stand_in_the_tree_as_treebeard_wants_them() -> None:
    parent = ServiceIndexPage.objects.get()
    before = parent.numchild
    pages = import_of(3)
    assert Page.find_problems() == ([], [], [], [], [])
    parent.refresh_from_db()
    assert parent.numchild == before + 3 == parent.get_children().count()
    assert [page.get_parent().pk for page in pages] == [parent.pk] * 3
    one_more = ServicePage(title="Nog een", slug="nog-een", summary="Ook.", organization=pages[0].organization)
    parent.add_child(instance=one_more)
    assert Page.find_problems() == ([], [], [], [], [])


def test_imported_page_has_a_history_that_says_who() -> None:
    user = UserFactory()
    (page,) = import_of(1, user)
    entries = PageLogEntry.objects.filter(page=page.pk).order_by("pk")
    found = [(entry.action, entry.user, entry.label, entry.revision_id) for entry in entries]
    assert found == [
        ("wagtail.create", user, "Proefdienst 00000", page.latest_revision_id),
        ("wagtail.publish", user, "Proefdienst 00000", page.latest_revision_id),
    ]
    assert (page.owner, page.live, page.has_unpublished_changes) == (user, True, False)
    assert page.live_revision_id == page.latest_revision_id == page.latest_revision.pk
    assert page.latest_revision.user == user
    assert None not in {page.first_published_at, page.last_published_at, page.latest_revision_created_at}


def test_imported_page_is_found_by_editors_and_by_the_public(client: Client) -> None:
    page, _other = import_of(2)
    assert [found.pk for found in get_search_backend().search("Proefdienst 00000", ServicePage)] == [page.pk]
    assert page.url in client.get("/zoeken/", {"q": "Proefdienst 00000"}).content.decode()
    assert page.title in client.get(page.url).content.decode()


def test_second_import_goes_on_where_the_first_one_ended() -> None:
    import_of(2)
    pages = import_of(2, first=2)
    assert [page.slug for page in pages] == ["proef-00000", "proef-00001", "proef-00002", "proef-00003"]
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_row_more_costs_a_handful_of_queries() -> None:
    import_of(5)
    counts = []
    for first, rows in ((10, 10), (100, 60)):
        with CaptureQueriesContext(connection) as queries:
            import_of(rows, first=first)
        counts.append(len(queries))
    assert (counts[1] - counts[0]) / 50 <= 5


def test_progress_tells_only_what_is_written() -> None:
    files, told = files_of(250), []
    carry_out(plan_import(*files), *files, progress=lambda done, total: told.append((done, total, count_of_pages())))
    assert told == [(100, 250, 100), (200, 250, 200), (250, 250, 250)]


def count_of_pages() -> int:
    return PublishedListing.objects.filter(service__slug__startswith="proef-").count()
