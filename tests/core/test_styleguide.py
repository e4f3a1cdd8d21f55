import re
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from content.core.styleguide import GUIDES

COMPONENTS = sorted(path.stem for path in (project.BASE_DIR / "templates" / "components").glob("*.html"))
FIXED_ID = re.compile(r'\sid="([^"]+)"')


@pytest.fixture
def staff(client: Client, db: None, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = get_user_model().objects.create_user(username="stijl", email="stijl@example.org", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


def test_every_component_has_a_sample() -> None:
    assert sorted(GUIDES) == COMPONENTS


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_renders_every_state(name: str) -> None:
    for state in GUIDES[name].rendered():
        assert state.html.strip()
        ids = FIXED_ID.findall(state.html)
        assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_says_what_it_takes(name: str) -> None:
    source = (project.BASE_DIR / "templates" / "components" / f"{name}.html").read_text()
    assert source.startswith("{% comment %}")


def test_open_state_says_it_in_words_and_shape() -> None:
    html = [state.html for state in GUIDES["open_state"].rendered()]
    shapes = [re.search(r"#(lamp-\w+)", text)[1] for text in html]
    assert len(set(shapes)) == len(shapes) == 5


def test_urgency_level_is_spoken() -> None:
    spoken = [re.search(r'urgency-card__level">([^<]+)', state.html)[1] for state in GUIDES["urgency_card"].rendered()]
    assert spoken == ["Nu, er is gevaar", "Snel, vandaag nog", "Nu, er is gevaar", "Praat erover"]


@pytest.mark.parametrize("address", ["/stijlgids/", "/stijlgids/card/"])
def test_styleguide_is_closed_to_visitors(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 302


def test_styleguide_lists_every_component(staff: Client) -> None:
    page = staff.get("/stijlgids/").content.decode()
    assert [name for name in COMPONENTS if f'href="{name}/?mood=general"' not in page] == []


def test_styleguide_wears_the_mood_asked_for(staff: Client) -> None:
    assert 'data-mood="child"' in staff.get("/stijlgids/card/?mood=child").content.decode()
    assert 'data-mood="general"' in staff.get("/stijlgids/card/?mood=%22%3E").content.decode()


def test_unknown_component_is_not_found(staff: Client) -> None:
    assert staff.get("/stijlgids/bestaat-niet/").status_code == 404
