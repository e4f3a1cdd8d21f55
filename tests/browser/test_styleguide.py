"""Every component as people meet it: what a screen reader reads, nothing that sticks out, nothing that axe objects to.

The trees lie in `aria/<component>.yml`. After a change on purpose:
`UPDATE_ARIA=1 pytest tests/browser/test_styleguide.py`.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from playwright.sync_api import Page

from content.core.styleguide import GUIDES

TREES = Path(__file__).parent / "aria"
# A component alone on a page has no page around it.
PAGE_RULES = [
    "landmark-one-main",
    "page-has-heading-one",
    "region",
    "heading-order",
    "landmark-banner-is-top-level",
    "landmark-contentinfo-is-top-level",
    "landmark-no-duplicate-banner",
    "landmark-unique",
    "landmark-complementary-is-top-level",
    "skip-link",
]
AXE_OPTIONS = {
    "rules": {rule: {"enabled": False} for rule in PAGE_RULES} | {"color-contrast-enhanced": {"enabled": True}},
}


@pytest.fixture
def guide(site_server: str, page: Page, settings: Any) -> tuple[Page, str]:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = get_user_model().objects.create_user(username="stijl", email="stijl@example.org", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site_server}])
    return page, f"{site_server}/stijlgids"


def tree(page: Page) -> str:
    samples = page.locator("[data-sample]").all()
    return "\n---\n".join(sample.aria_snapshot() for sample in samples) + "\n"


def violations(page: Page, options: dict[str, object] = AXE_OPTIONS) -> list[str]:
    found = Axe().run(page, context="[data-sample]", options=options).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def test_axe_looks_inside_the_samples(guide: tuple[Page, str]) -> None:
    page, address = guide
    page.goto(f"{address}/card/")
    page.evaluate("document.querySelector('.card__title a').textContent = ''")
    assert [found.split(":")[0] for found in violations(page)] == ["empty-heading", "link-name"]


def stick_out(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_components_read_as_agreed(guide: tuple[Page, str]) -> None:
    page, address = guide
    changed = []
    for name in GUIDES:
        page.goto(f"{address}/{name}/")
        kept = TREES / f"{name}.yml"
        if os.environ.get("UPDATE_ARIA"):
            kept.write_text(tree(page), encoding="utf-8")
        if not kept.exists() or kept.read_text(encoding="utf-8") != tree(page):
            changed.append(name)
    assert changed == []
    assert {path.stem for path in TREES.glob("*.yml")} == set(GUIDES)


def problems_of_components(page: Page, address: str, options: dict[str, object]) -> dict[str, list[str]]:
    problems = {}
    for name in GUIDES:
        page.goto(f"{address}/{name}/?mood=child")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = violations(page, options)
        if stick_out(page) > 0:
            found.append(f"sticks out by {stick_out(page)} px")
        if found:
            problems[name] = found
    return problems


def test_components_are_accessible_and_stay_inside_a_small_phone(guide: tuple[Page, str]) -> None:
    page, address = guide
    page.set_viewport_size({"width": 320, "height": 800})
    assert problems_of_components(page, address, AXE_OPTIONS) == {}


def test_components_keep_their_contrast_in_the_dark(guide: tuple[Page, str]) -> None:
    page, address = guide
    page.emulate_media(color_scheme="dark")
    assert problems_of_components(page, address, {"runOnly": ["color-contrast-enhanced"]}) == {}


def test_escape_three_times_leaves_for_a_neutral_page(guide: tuple[Page, str]) -> None:
    page, address = guide
    page.route("https://www.meteo.be/**", lambda route: route.fulfill(body="<title>Weer</title>"))
    page.goto(f"{address}/")
    page.goto(f"{address}/exit_this_page/")
    for _press in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("https://www.meteo.be/nl/")
    page.go_back()
    assert page.url == f"{address}/"


def test_escape_twice_stays(guide: tuple[Page, str]) -> None:
    page, address = guide
    page.goto(f"{address}/exit_this_page/")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    assert page.url == f"{address}/exit_this_page/"
