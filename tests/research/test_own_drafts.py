"""An onderzoeker neither sees nor changes the draft of another, by whatever address."""

from functools import partial
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Task

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import EINDREDACTEUR, ONDERZOEKER
from knowledge.research.harvest import identifier_of
from knowledge.research.models import MinutesPage, PublicationIndexPage, PublicationPage, WorkingGroupPage
from tests.factories.accounts import UserFactory
from tests.factories.research import make_call, make_colloquium, make_member_page, make_publication, make_researcher

pytestmark = pytest.mark.django_db
BULK = ("publish", "unpublish", "delete", "move")
SECRET = "Zwatelgans in het geheim"


@pytest.fixture
def onderzoeker(settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return UserFactory(roles=(ONDERZOEKER,))


@pytest.fixture
def signed_in(client: Client, onderzoeker: User) -> Client:
    client.force_login(onderzoeker)
    return client


MAKERS = {
    "publication": make_publication,
    "researcher": make_researcher,
    "call": make_call,
    "colloquium": make_colloquium,
    "working group": partial(make_member_page, WorkingGroupPage),
    "minutes": partial(make_member_page, MinutesPage),
}


@pytest.fixture(params=MAKERS)
def secret(request: pytest.FixtureRequest) -> Any:
    """A draft of somebody else, of each kind of page that an onderzoeker makes."""
    return MAKERS[request.param](live=False, title=SECRET, slug="zwatelgans", owner=UserFactory(roles=(ONDERZOEKER,)))


@pytest.mark.parametrize(
    "view",
    [
        "edit",
        "view_draft",
        "history",
        "copy",
        "delete",
        "unpublish",
        "move",
        "usage",
        "workflow_history",
        "edit/preview",
    ],
)
def test_no_view_of_the_admin_shows_it(signed_in: Client, secret: Any, view: str) -> None:
    address = f"/admin/pages/{secret.pk}/{view}/"
    answer = signed_in.get(address)
    assert answer.status_code in {HTTPStatus.FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
    assert SECRET not in signed_in.get(address, follow=True).content.decode()


def test_no_list_search_api_or_file_shows_it(signed_in: Client, secret: Any) -> None:
    parent = secret.get_parent()
    revision = secret.latest_revision_id
    addresses = [
        f"/admin/pages/{parent.pk}/",
        "/admin/pages/search/?q=zwatelgans",
        "/admin/choose-page/search/?q=zwatelgans",
        f"/admin/choose-page/{parent.pk}/",
        f"{reverse('wagtailadmin_api:pages:listing')}?for_explorer=1&child_of={parent.pk}",
        reverse("wagtailadmin_api:pages:detail", args=[secret.pk]),
        f"/admin/pages/{secret.pk}/revisions/{revision}/view/",
        f"/admin/pages/{secret.pk}/revisions/{revision}/revert/",
        f"/admin/pages/{secret.pk}/revisions/compare/earliest...latest/",
        *(f"/admin/pages/workflow/preview/{secret.pk}/{task.pk}/" for task in Task.objects.all()),
        f"/admin/pages/workflow/confirm_cancellation/{secret.pk}/",
        *(f"/admin/bulk/wagtailcore/page/{action}/?id={secret.pk}" for action in BULK),
        *(f"/admin/bulk/wagtailcore/page/{action}/?id=all&childOf={parent.pk}" for action in BULK),
        "/admin/reports/site-history/",
        "/admin/reports/aging-pages/",
        secret.url,
        parent.url,
        "/zoeken/?q=zwatelgans",
        "/onderzoek/",
        "/onderzoek/publicaties/?zoek=zwatelgans",
        "/onderzoek/publicaties/zwatelgans.bib",
        "/onderzoek/publicaties/lijst.json",
        f"/onderzoek/publicaties/lijst.bib?keuze={secret.pk}",
        "/onderzoek/publicaties/feed.atom",
        "/onderzoek/oproepen/feed.atom",
        "/onderzoek/colloquia/kalender.ics",
        "/onderzoek/colloquia/zwatelgans/programma.ics",
        "/onderzoek/colloquia/zwatelgans/programma.pdf",
        "/onderzoek/colloquia/zwatelgans/bijdrage/",
        "/onderzoek/leden/",
        *(
            f"/onderzoek/oai/?metadataPrefix={form}&{verb}"
            for form in ("oai_dc", "oai_openaire")
            for verb in ("verb=ListRecords", f"verb=GetRecord&identifier={identifier_of(secret.pk)}")
        ),
        "/onderzoek/zoek-een-onderzoeker/?onderzoeker=zwatelgans",
        reverse("social_image", args=[secret.pk]),
        "/sitemap.xml",
        "/onderzoek/overzicht/",
    ]
    for address in addresses:
        # What a redirect leads to tells it as well: a message may name the page.
        answer = signed_in.get(address, follow=True)
        assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, address
        body = answer.getvalue() if answer.streaming else answer.content
        assert SECRET.encode() not in body, address


def test_draft_that_waits_for_the_readers_is_not_shown_either(signed_in: Client) -> None:
    author = UserFactory(roles=(ONDERZOEKER,))
    page = make_publication(live=False, title=SECRET, slug="zwatelgans", owner=author)
    state = page.get_workflow().start(page, author)
    task = state.current_task_state
    for address in (
        f"/admin/pages/workflow/preview/{page.pk}/{task.task_id}/",
        f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/",
        f"/admin/pages/workflow/collect_action_data/{page.pk}/approve/{task.pk}/",
        f"/admin/pages/workflow/confirm_cancellation/{page.pk}/",
        f"/admin/pages/{page.pk}/workflow_history/detail/{state.pk}/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/",
    ):
        assert SECRET not in signed_in.get(address, follow=True).content.decode(), address
    signed_in.post(f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/", {})
    page.refresh_from_db()
    assert not page.live
    reader = Client()
    reader.force_login(UserFactory(roles=(EINDREDACTEUR,)))
    shown = reader.get(f"/admin/pages/workflow/preview/{page.pk}/{task.task_id}/")
    assert SECRET in shown.content.decode()


def test_crafted_forms_change_nothing(signed_in: Client, secret: Any) -> None:
    revision = secret.latest_revision_id
    for address in (
        f"/admin/pages/{secret.pk}/edit/",
        f"/admin/pages/{secret.pk}/delete/",
        f"/admin/bulk/wagtailcore/page/publish/?id={secret.pk}",
        f"/admin/bulk/wagtailcore/page/delete/?id={secret.pk}",
        f"/admin/bulk/wagtailcore/page/move/?id={secret.pk}",
    ):
        signed_in.post(address, {"title": "Gekaapt", "slug": "gekaapt", "summary": "x", "action-publish": "1"})
    secret.refresh_from_db()
    assert (secret.title, secret.live, secret.latest_revision_id) == (SECRET, False, revision)


def test_live_page_of_another_is_read_but_not_changed(signed_in: Client) -> None:
    page = make_publication(owner=UserFactory(roles=(ONDERZOEKER,)))
    assert signed_in.get(page.url).status_code == HTTPStatus.OK
    assert signed_in.get(f"/admin/pages/{page.pk}/edit/").status_code != HTTPStatus.OK


def test_own_work_goes_to_the_readers_and_not_to_the_public(signed_in: Client, onderzoeker: User) -> None:
    page = make_publication(live=False, owner=onderzoeker, title="Mijn werk")
    assert signed_in.get(f"/admin/pages/{page.pk}/edit/").status_code == HTTPStatus.OK
    signed_in.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {})
    page.refresh_from_db()
    assert not page.live
    assert page.get_workflow().name == "Nalezen door eindredactie"
    listed = signed_in.get(f"/admin/pages/{PublicationIndexPage.objects.get().pk}/").context["pages"]
    assert [one.pk for one in listed] == [page.pk]
    assert not PublicationPage.objects.filter(owner=onderzoeker, live=True).exists()
