"""With only the right to add, somebody works on their own pages and does not see those of others.

No research page exists that holds work yet, so the rule is proven with articles: it looks at rights, not at sections.
"""

from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import INFOPUNT, ONDERZOEK, ONDERZOEKER, section_page
from content.infopunt.models import ArticlePage, ThemePage
from tests.factories.accounts import UserFactory
from tests.factories.infopunt import make_article, make_shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(settings: Any) -> User:
    """Somebody who may only add, in infopunt."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    group = Group.objects.create(name="Gastschrijvers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=section_page(INFOPUNT), permission=Permission.objects.get(codename="add_page")
    )
    user = UserFactory()
    user.groups.add(group)
    return user


@pytest.fixture
def signed_in(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


@pytest.fixture
def shelf() -> ThemePage:
    return make_shelf(title="De gedeelde plank")


@pytest.fixture
def own(shelf: ThemePage, writer: User) -> ArticlePage:
    return make_article(shelf, title="Mijn eigen stuk", owner=writer)


@pytest.fixture
def secret(shelf: ThemePage) -> ArticlePage:
    """A draft of somebody else."""
    article = make_article(shelf, title="Geheim klad", owner=UserFactory())
    article.unpublish()
    return article


def test_explorer_lists_own_pages_and_the_places_for_them(
    signed_in: Client, shelf: ThemePage, own: ArticlePage, secret: ArticlePage
) -> None:
    listing = signed_in.get(f"/admin/pages/{shelf.pk}/")
    assert [page.pk for page in listing.context["pages"]] == [own.pk]
    section = signed_in.get(f"/admin/pages/{section_page(INFOPUNT).pk}/").content.decode()
    assert "De gedeelde plank" in section


def test_search_api_and_history_show_own_pages_only(signed_in: Client, own: ArticlePage, secret: ArticlePage) -> None:
    addresses = [
        "/admin/pages/search/?q=klad",
        f"{reverse('wagtailadmin_api:pages:listing')}?limit=20&order=-id",
        f"{reverse('wagtailadmin_api:pages:listing')}?for_explorer=1&child_of={own.get_parent().pk}",
        "/admin/reports/site-history/",
        "/admin/reports/aging-pages/",
        "/admin/reports/workflow/",
        "/admin/choose-page/search/?q=klad",
        f"/admin/choose-page/{own.get_parent().pk}/",
    ]
    for address in addresses:
        answer = signed_in.get(address)
        assert answer.status_code == HTTPStatus.OK, address
        assert "Geheim klad" not in answer.content.decode(), address
    found = signed_in.get("/admin/pages/search/?q=eigen").content.decode()
    assert "Mijn eigen stuk" in found


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
def test_draft_of_somebody_else_does_not_open(signed_in: Client, secret: ArticlePage, view: str) -> None:
    answer = signed_in.get(f"/admin/pages/{secret.pk}/{view}/")
    assert answer.status_code in {HTTPStatus.FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
    assert "Geheim klad" not in answer.content.decode()


def test_api_gives_no_draft_of_somebody_else(signed_in: Client, secret: ArticlePage) -> None:
    answer = signed_in.get(reverse("wagtailadmin_api:pages:detail", args=[secret.pk]))
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_public_page_of_somebody_else_may_be_chosen(signed_in: Client, shelf: ThemePage) -> None:
    make_article(shelf, title="Voor iedereen", owner=UserFactory())
    assert "Voor iedereen" in signed_in.get(f"/admin/choose-page/{shelf.pk}/").content.decode()


def test_own_page_opens(signed_in: Client, own: ArticlePage) -> None:
    views = ["edit", "history", "copy"]
    assert [signed_in.get(f"/admin/pages/{own.pk}/{view}/").status_code for view in views] == [HTTPStatus.OK] * 3


def test_more_rights_elsewhere_change_nothing_here(
    signed_in: Client, writer: User, own: ArticlePage, secret: ArticlePage
) -> None:
    writer.groups.add(Group.objects.get(name=ONDERZOEKER.name))
    listing = signed_in.get(f"/admin/pages/{own.get_parent().pk}/")
    assert [page.pk for page in listing.context["pages"]] == [own.pk]


def test_right_to_change_higher_up_lifts_the_limit(
    signed_in: Client, writer: User, own: ArticlePage, secret: ArticlePage
) -> None:
    GroupPagePermission.objects.create(
        group=writer.groups.get(),
        page=section_page(INFOPUNT).get_parent(),
        permission=Permission.objects.get(codename="change_page"),
    )
    listing = signed_in.get(f"/admin/pages/{own.get_parent().pk}/")
    assert {page.pk for page in listing.context["pages"]} == {own.pk, secret.pk}


def test_onderzoeker_may_only_add() -> None:
    assert dict(ONDERZOEKER.pages) == {ONDERZOEK: ("add",)}
