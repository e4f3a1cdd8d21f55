"""Addresses of materials, figures and pages: checked, told to who can mend them, and never hidden from visitors."""

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from allesoverpesten.accounts.roles import COORDINATOR, EINDREDACTEUR, REDACTEUR
from content.core.link_check.registry import web_addresses
from content.core.link_check.scanning import Scan
from content.core.models import BaseLinkCheck
from content.infopunt.models import Figure, FigureLinkCheck, PageLinkCheck, Resource, ResourceLinkCheck
from tests.factories.accounts import UserFactory
from tests.factories.infopunt import make_article
from tests.local_site import LocalSite, local_fetcher

pytestmark = pytest.mark.django_db
DESK = "/admin/infopunt/adressen/"
MATERIALS = f"{DESK}materialen/"
LIST = "/admin/snippets/infopunt/resource/"
WARNING = "Twee controles na elkaar vonden hier niets."
DEAD = "https://weg.example.org/"


@pytest.fixture
def editor(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=[EINDREDACTEUR]))
    return client


def make_resource(**values: Any) -> Resource:
    defaults = {
        "slug": "proefboek", "title": "Proefboek", "kind": "book", "publisher": "Proefuitgever",
        "description": "Om te proeven.", "url": DEAD, "audiences": ["ouder"],
    }  # fmt: skip
    return Resource.objects.create(**{**defaults, **values})


def only(resource: Resource) -> None:
    Resource.objects.exclude(pk=resource.pk).delete()


def checked(owner: Any, *outcomes: str, url: str = DEAD, model: type[BaseLinkCheck] = ResourceLinkCheck) -> None:
    """Findings of one address, the oldest first; the last is the latest state."""
    for days, outcome in zip(range(len(outcomes), 0, -1), outcomes, strict=True):
        model.objects.create(
            **{model.owner_field: owner}, url=url, outcome=outcome, detail="De site antwoordt met 404.",
            checked_at=timezone.now() - dt.timedelta(days=days), is_latest=days == 1,
        )  # fmt: skip


def edit_address(resource: Resource) -> str:
    return f"{LIST}edit/{resource.pk}/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_both_addresses_of_a_public_material_are_checked() -> None:
    resource = make_resource(source_url="https://bron.example.org/")
    only(resource)
    assert web_addresses(ResourceLinkCheck) == [(resource.pk, DEAD), (resource.pk, "https://bron.example.org/")]


@pytest.mark.parametrize("values", [{"is_public": False}, {"url": ""}])
def test_material_that_sends_nobody_anywhere_is_not_checked(values: dict[str, Any]) -> None:
    only(make_resource(**values))
    assert web_addresses(ResourceLinkCheck) == []


def test_source_of_a_public_figure_is_checked() -> None:
    figure = Figure.objects.filter(live=True).first()
    assert (figure.pk, figure.source_url) in web_addresses(FigureLinkCheck)
    figure.unpublish()
    assert figure.pk not in {address.owner_pk for address in web_addresses(FigureLinkCheck)}


def test_sources_of_a_live_article_are_checked_and_of_a_draft_not() -> None:
    sources = [
        {"type": "source", "value": {"title": "Een bron", "publisher": "", "url": DEAD, "published": ""}},
        {"type": "source", "value": {"title": "Zonder adres", "publisher": "", "url": "", "published": ""}},
    ]
    article = make_article(sources=sources)
    assert [address for address in web_addresses(PageLinkCheck) if address.owner_pk == article.pk] == [
        (article.pk, DEAD)
    ]
    article.unpublish()
    assert article.pk not in {address.owner_pk for address in web_addresses(PageLinkCheck)}


def test_asking_for_addresses_takes_as_many_queries_for_any_number(django_assert_num_queries: Any) -> None:
    for _number in range(3):
        make_article(sources=[{"type": "source", "value": {"title": "Bron", "url": DEAD}}])
    for model, queries in ((ResourceLinkCheck, 1), (FigureLinkCheck, 1), (PageLinkCheck, PAGE_QUERIES)):
        with django_assert_num_queries(queries):
            web_addresses(model)


PAGE_QUERIES = 3


def test_two_scans_over_a_site_that_is_gone_warn_the_editor_and_a_new_address_ends_it(
    editor: Client, local_site: LocalSite
) -> None:
    resource = make_resource(url=local_site.page("/boek", status=404))
    only(resource)

    Scan(local_fetcher(), pause=0).run([ResourceLinkCheck])
    assert WARNING not in text(editor, edit_address(resource))
    assert "Werkt niet" not in text(editor, LIST)
    Scan(local_fetcher(), pause=0).run([ResourceLinkCheck])

    form = text(editor, edit_address(resource))
    assert WARNING in form
    assert "De site antwoordt met 404." in form
    assert "Werkt niet" in text(editor, LIST)
    resource.url = local_site.page("/nieuw")
    resource.save()
    assert WARNING not in text(editor, edit_address(resource))
    assert "Werkt niet" not in text(editor, LIST)


def test_site_that_came_back_is_no_reason_for_a_warning(editor: Client) -> None:
    resource = make_resource()
    checked(resource, "dead", "dead", "ok")
    assert WARNING not in text(editor, edit_address(resource))


def test_visitors_still_see_the_dead_address(client: Client) -> None:
    resource = make_resource()
    before = text(client, resource.page_url)
    checked(resource, "dead", "dead", "dead")
    assert text(client, resource.page_url) == before
    assert f'href="{DEAD}"' in before
    assert "Proefboek" in text(client, "/infopunt/materialen/?zoek=proefboek")


def test_form_of_a_figure_and_of_an_article_warn_too(editor: Client) -> None:
    figure = Figure.objects.filter(live=True).first()
    checked(figure, "dead", "slow", url=figure.source_url, model=FigureLinkCheck)
    assert WARNING in text(editor, f"/admin/snippets/infopunt/figure/edit/{figure.pk}/")
    article = make_article(sources=[{"type": "source", "value": {"title": "Bron", "url": DEAD}}])
    assert WARNING not in text(editor, f"/admin/pages/{article.pk}/edit/")
    checked(article, "dead", "dead", model=PageLinkCheck)
    assert WARNING in text(editor, f"/admin/pages/{article.pk}/edit/")


def test_list_shows_the_latest_state_filters_and_tells_history(editor: Client) -> None:
    resource = make_resource()
    checked(resource, "ok", "dead", "dead")
    checked(resource, "ok", url="https://goed.example.org/")
    checked(resource, "ok", "dead", url="https://even.example.org/")

    def urls(query: str) -> list[tuple[str, str]]:
        found = editor.get(f"{MATERIALS}?{query}").context["object_list"]
        return sorted((check.url, check.outcome) for check in found)

    dead, short = (DEAD, "dead"), ("https://even.example.org/", "dead")
    assert urls("") == [short, ("https://goed.example.org/", "ok"), dead]
    assert urls("stand=failing") == [short, dead]
    assert urls("stand=twice") == [dead]
    assert urls("outcome=ok") == [("https://goed.example.org/", "ok")]
    assert urls("stand=all&url=weg.example") == [dead, dead, (DEAD, "ok")]
    html = text(editor, f"{MATERIALS}?stand=failing")
    assert "De site antwoordt met 404." in html
    assert f'href="{edit_address(resource)}"' in html
    rows = csv.DictReader(io.StringIO(b"".join(editor.get(f"{MATERIALS}?stand=twice&export=csv")).decode()))
    assert [(row["Materiaal"], row["Bevinding"]) for row in rows] == [("Proefboek", "Werkt niet")]


@pytest.mark.parametrize("place", ["materialen", "cijfers", "paginas"])
def test_list_asks_the_database_as_often_for_three_as_for_one(
    place: str, editor: Client, django_assert_num_queries: Any
) -> None:
    from django.db import connection  # noqa: PLC0415 - only here
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - only here

    def make(number: int) -> None:
        if place == "materialen":
            checked(make_resource(slug=f"boek-{number}"), "dead", "dead")
        elif place == "cijfers":
            checked(Figure.objects.all()[number], "dead", "dead", model=FigureLinkCheck)
        else:
            checked(make_article(), "dead", "dead", model=PageLinkCheck)

    make(0)
    editor.get(f"{DESK}{place}/")
    with CaptureQueriesContext(connection) as once:
        editor.get(f"{DESK}{place}/")
    count = len(once)
    make(1)
    make(2)
    with django_assert_num_queries(count):
        assert len(editor.get(f"{DESK}{place}/").context["object_list"]) == 3


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_materials_asks_once_for_all_warnings(
    editor: Client, number: int, django_assert_num_queries: Any
) -> None:
    Resource.objects.all().delete()
    for count in range(number):
        checked(make_resource(slug=f"boek-{count}"), "dead", "dead")
    editor.get(LIST)
    with django_assert_num_queries(LIST_QUERIES):
        assert text(editor, LIST).count("Werkt niet") == number


LIST_QUERIES = 16


def test_overview_and_first_screen_count_what_fails(editor: Client) -> None:
    assert 'id="infopunt-titel"' not in text(editor, "/admin/")
    checked(make_resource(), "dead")
    checked(make_article(), "refused", model=PageLinkCheck)
    counts = {row.words: (row.count, row.url) for row in editor.get(DESK).context["attention"]}
    assert counts == {
        "Adressen van materialen die niet werken": (1, f"{MATERIALS}?stand=failing"),
        "Bronnen van cijfers die niet werken": (0, f"{DESK}cijfers/?stand=failing"),
        "Bronnen van pagina's die niet werken": (1, f"{DESK}paginas/?stand=failing"),
    }
    first = text(editor, "/admin/")
    assert "Adressen van materialen die niet werken" in first
    assert "Bronnen van cijfers die niet werken" not in first


def test_who_only_proposes_figures_sees_no_materials(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=[REDACTEUR]))
    assert [row.words for row in client.get(DESK).context["attention"]] == [
        "Bronnen van cijfers die niet werken",
        "Bronnen van pagina's die niet werken",
    ]


def test_button_starts_one_scan_of_the_materials(editor: Client) -> None:
    assert "Kijk deze adressen nu na" in text(editor, MATERIALS)
    said = editor.post(MATERIALS, follow=True).content.decode()
    assert "De linkcontrole is gestart." in said
    said = editor.post(MATERIALS, follow=True).content.decode()
    assert "De linkcontrole is al gestart." in said
    waiting = DBTaskResult.objects.get(task_path="content.core.link_check.tasks.scan_links")
    assert waiting.args_kwargs["args"] == ["infopunt.resourcelinkcheck"]


def test_who_may_not_see_the_list_may_not_start_a_scan(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=[COORDINATOR]))
    assert client.post(MATERIALS).status_code in {302, 403}
    assert not DBTaskResult.objects.filter(task_path="content.core.link_check.tasks.scan_links").exists()


def test_check_is_no_use_of_what_was_checked() -> None:
    """Otherwise the report of old figures would say that a figure stands on its own link check."""
    figure = Figure.objects.filter(live=True).first()
    before = ReferenceIndex.get_references_to(figure).count()
    checked(figure, "dead", model=FigureLinkCheck)
    assert ReferenceIndex.get_references_to(figure).count() == before
