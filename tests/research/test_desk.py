"""The first screen of a researcher: what is mine, and what does it still need?"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import EINDREDACTEUR, ONDERZOEKER
from tests.factories.accounts import UserFactory
from tests.factories.research import make_publication, make_researcher

pytestmark = pytest.mark.django_db


@pytest.fixture
def onderzoeker(client: Client, settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = UserFactory(roles=(ONDERZOEKER,))
    client.force_login(user)
    return user


def first_screen(client: Client) -> str:
    return client.get("/admin/").content.decode()


def test_new_researcher_is_led_to_an_own_page_and_the_import(client: Client, onderzoeker: User) -> None:
    html = first_screen(client)
    assert "Maak je eigen pagina" in html
    assert f'href="{reverse("publication_import")}"' in html
    assert "Nog niet gepubliceerd" not in html


def test_own_drafts_say_what_they_lack_and_those_of_others_are_not_told(client: Client, onderzoeker: User) -> None:
    make_researcher(title="Olga Onderzoek", owner=onderzoeker)
    page = make_publication(live=False, title="Mijn proefschrift", owner=onderzoeker, finding="")
    make_publication(live=False, title="Zwatelgans", slug="zwatelgans", owner=UserFactory(roles=(ONDERZOEKER,)))
    html = first_screen(client)
    assert "Pas je pagina aan: Olga Onderzoek" in html
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}">Mijn proefschrift</a>' in html
    assert "Zonder praktijkkaart kan je niet publiceren." in html
    assert "Zwatelgans" not in html


def test_many_drafts_are_counted(client: Client, onderzoeker: User) -> None:
    for number in range(7):
        make_publication(live=False, title=f"Werk {number}", slug=f"werk-{number}", owner=onderzoeker)
    html = first_screen(client)
    assert "En nog 2 andere, onder Pagina" in html
    assert "klaar om in te dienen." in html


def test_whoever_publishes_has_no_such_desk(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=(EINDREDACTEUR,)))
    assert "Jouw onderzoek" not in first_screen(client)
