"""Thousands of trainings in one file: written many at once, in the background, and still each as if published alone."""

from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.forms.models import model_to_dict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.backends import get_search_backend

from allesoverpesten.accounts.roles import EINDREDACTEUR
from content.core.models.search import SearchEntry
from content.core.search.documents import page_key
from knowledge.events.models import Event
from knowledge.training.exchange.importing import carry_out
from knowledge.training.exchange.plan import plan_import
from knowledge.training.models import TrainingPage
from tests.background import run_background_tasks
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"
HEADING = "id;provider;title;summary;audiences;forms;cost;starts_on;start_time;end_time;postal_code;places"


def file(count: int, first: int = 0) -> bytes:
    rows = (
        f"proef-{number};Aanbieder {number % 7};Proefvorming {number};Uitleg {number};sport;open;gratis;"
        f"2027-03-{number % 28 + 1:02d};09:30;12:00;3500;10"
        for number in range(first, first + count)
    )
    return "\n".join([HEADING, *rows]).encode()


def import_of(count: int, first: int = 0) -> list[TrainingPage]:
    plan = plan_import(file(count, first))
    assert plan.problems == []
    carry_out(plan, UserFactory(roles=(EINDREDACTEUR,)))
    return list(TrainingPage.objects.filter(slug__startswith="proef-").order_by("path"))


def everything_known_of(page: TrainingPage) -> dict[str, Any]:
    page = TrainingPage.objects.get(pk=page.pk)
    references = ReferenceIndex.objects.filter(object_id=str(page.pk), content_type=page.cached_content_type)
    entry = SearchEntry.objects.filter(key=page_key(page.pk)).values().get()
    return {
        "page": model_to_dict(page, exclude=["latest_revision", "live_revision", "themes"]),
        "facets": page.facets,
        "sessions": list(page.sessions.values()),
        "dates": list(Event.objects.filter(page=page).values()),
        "references": set(references.values_list("to_content_type", "to_object_id", "model_path", "content_path")),
        "search": {name: value for name, value in entry.items() if name != "id"},
    }


@time_machine.travel(NOW)
def test_imported_training_is_what_publishing_it_alone_would_have_made(client: Client) -> None:
    pages = import_of(3)
    for page in pages:
        imported = everything_known_of(page)
        TrainingPage.objects.get(pk=page.pk).save_revision().publish()
        assert imported == everything_known_of(page)
        assert (len(imported["sessions"]), len(imported["dates"])) == (1, 1)
        assert {"provincie:limburg", "prijs:gratis", "voor:sport"} <= set(imported["facets"])
    assert Page.find_problems() == ([], [], [], [], [])
    actions = PageLogEntry.objects.filter(page=pages[0].pk).order_by("pk").values_list("action", flat=True)
    assert list(actions)[:2] == ["wagtail.create", "wagtail.publish"]
    assert [one.pk for one in get_search_backend().search("Proefvorming 1", TrainingPage)] == [pages[1].pk]
    assert "Proefvorming 2" in client.get("/leren/vormingen/?zoek=proefvorming").content.decode()


@time_machine.travel(NOW)
def test_a_training_more_costs_a_handful_of_queries() -> None:
    import_of(5)
    counts = []
    for first, rows in ((10, 10), (100, 60)):
        with CaptureQueriesContext(connection) as queries:
            import_of(rows, first)
        counts.append(len(queries))
    assert (counts[1] - counts[0]) / 50 <= 15


@time_machine.travel(NOW)
def test_large_import_runs_in_the_background_and_shows_how_far_it_is(
    client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=(EINDREDACTEUR,)))
    upload = SimpleUploadedFile("v.csv", file(130))
    identity = client.post("/admin/vormingen/inlezen/", {"file": upload}).context["identity"]
    with django_capture_on_commit_callbacks(execute=True):
        confirmed = client.post(f"/admin/vormingen/inlezen/{identity}/")
    assert confirmed.url == f"/admin/vormingen/inlezen/{identity}/stand/"
    waiting = client.get(confirmed.url)
    assert "0 van 130 vormingen" in " ".join(waiting.content.decode().split())
    assert waiting["Refresh"] == "3"
    assert not TrainingPage.objects.filter(slug__startswith="proef-").exists()
    run_background_tasks()
    done = client.get(confirmed.url)
    assert "Ingelezen: 130 vormingen." in done.content.decode()
    assert "Refresh" not in done
    assert TrainingPage.objects.live().filter(slug__startswith="proef-").count() == 130


@time_machine.travel(NOW)
def test_large_import_that_no_longer_fits_says_so_and_writes_nothing(
    client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=(EINDREDACTEUR,)))
    (known,) = import_of(1)
    upload = SimpleUploadedFile("v.csv", file(130).replace(b"Uitleg 0", b"Anders"))
    identity = client.post("/admin/vormingen/inlezen/", {"file": upload}).context["identity"]
    with django_capture_on_commit_callbacks(execute=True):
        status = client.post(f"/admin/vormingen/inlezen/{identity}/").url
    known.title = "Een concept dat wacht"
    known.save_revision()
    run_background_tasks()
    assert "De site veranderde sinds het voorbeeld" in client.get(status).content.decode()
    assert TrainingPage.objects.filter(slug__startswith="proef-").count() == 1


def test_state_of_an_import_that_nobody_knows_is_not_found(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=(EINDREDACTEUR,)))
    address = "/admin/vormingen/inlezen/00000000-0000-4000-8000-000000000000/stand/"
    assert client.get(address).status_code == 404
