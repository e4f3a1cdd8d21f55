"""The help finder as a child and as a parent use it, in a real browser."""

import logging
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Browser, Page, expect

FINDER = "/hulp/zoeken/"
# Words that only an answer brings along: the keys in the form and what the child types as place.
SECRETS = ("donkere-gedachten", "Oudenaarde", "9700", "45035")


@pytest.fixture
def log_lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    caplog.set_level(logging.DEBUG)
    return caplog.messages


def answer_as_child(page: Page, address: str) -> None:
    page.goto(address + FINDER)
    page.get_by_role("button", name="Ik ben een tiener").click()
    page.locator('button[name="what"][value="donkere-gedachten"]').click()
    page.locator('input[name="place"]').fill("9700")
    page.locator('input[name="place"]').press("Enter")


def test_answers_of_a_child_are_nowhere_afterwards(page: Page, reading_server: str, log_lines: list[str]) -> None:
    visited: list[str] = []
    page.on("request", lambda request: visited.append(f"{request.url} {request.headers.get('referer', '')}"))
    answer_as_child(page, reading_server)
    expect(page.get_by_role("link", name="1813").first).to_be_visible()

    assert page.url == reading_server + FINDER
    assert "denk" not in page.title().lower()
    places = {
        "addresses and referrers": "\n".join(visited),
        "history and storage": page.evaluate(
            "JSON.stringify([location.href, history.state, {...localStorage}, {...sessionStorage}])"
        ),
        "cookies": str(page.context.cookies()),
        "log": "\n".join(log_lines),
        "cache": str(getattr(cache, "_cache", "")),
        "database": _sessions_and_tables(),
    }
    for place, content in places.items():
        for secret in SECRETS:
            assert secret not in content, f"{secret} in {place}"


def _sessions_and_tables() -> str:
    """Rows that were written since the first content; listings and search hold such words of their own."""
    tables = (
        "django_session",
        "core_noresultquery",
        "core_feedbackcount",
        "helpdesk_listingreport",
        "wagtailcore_modellogentry",
    )
    rows: list[Any] = []
    with connection.cursor() as cursor:
        known = set(connection.introspection.table_names(cursor))
        for table in known.intersection(tables):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the list above
            rows.extend(cursor.fetchall())
    return str(rows)


def test_screen_with_answers_may_not_be_kept_or_passed_on(page: Page, reading_server: str) -> None:
    page.goto(reading_server + FINDER)
    with page.expect_response(reading_server + FINDER) as caught:
        page.get_by_role("button", name="Ik ben een kind").click()
    headers = caught.value.headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


def test_child_goes_back_and_keeps_the_other_answers(page: Page, reading_server: str) -> None:
    page.goto(reading_server + FINDER)
    page.get_by_role("button", name="Ik ben een kind").click()
    page.locator('button[name="what"][value="online"]').click()
    expect(page.locator('input[name="place"]')).to_be_visible()
    page.locator('button[name="change"][value="who"], [name="change"][value="who"]').first.click()
    page.get_by_role("button", name="Ik ben een tiener").click()
    expect(page.locator('input[name="place"]')).to_be_visible()


def test_parent_can_share_the_address(browser: Browser, reading_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reading_server + FINDER)
    page.get_by_role("button", name="Ik ben ouder of opvoeder").click()
    page.locator('button[name="what"][value="gepest"]').click()
    assert "who=ouder" in page.url
    assert "what=gepest" in page.url
    page.goto(f"{reading_server}{FINDER}?who=ouder&what=gepest&place=9000")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator('a[href^="tel:"]').count() >= 3
    context.close()


def test_address_with_answers_of_a_child_is_emptied(page: Page, reading_server: str) -> None:
    page.goto(f"{reading_server}{FINDER}?who=kind&what=gepest")
    assert page.url == reading_server + FINDER


@pytest.mark.parametrize("width", [320, 1280])
def test_each_screen_has_no_accessibility_violation(page: Page, reading_server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reading_server + FINDER)
    steps = ("Ik ben een kind", None, None)
    for step in steps:
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if step:
            page.get_by_role("button", name=step).click()
        elif page.locator('button[name="what"]').count():
            page.locator('button[name="what"][value="gepest"]').click()
    page.locator('input[name="place"]').press("Enter")
    assert Axe().run(page).response["violations"] == []


def test_keyboard_alone_leads_to_a_number(page: Page, reading_server: str) -> None:
    page.goto(reading_server + FINDER)
    page.get_by_role("button", name="Ik ben een kind").focus()
    page.keyboard.press("Enter")
    page.locator('button[name="what"][value="gepest"]').focus()
    page.keyboard.press("Enter")
    page.locator('input[name="place"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator('main a[href^="tel:"]').first).to_be_visible()
