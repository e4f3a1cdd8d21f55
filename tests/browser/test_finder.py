"""The help finder as a child and as a parent use it, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

FINDER = "/hulp/zoeken/"


def choose(page: Page, key: str) -> None:
    page.locator(f'button[name="what"][value="{key}"]').click()
    expect(page.locator("#plaats")).to_be_visible()


def finish(page: Page, place: str = "") -> None:
    page.locator("#plaats").fill(place)
    page.locator("#plaats").press("Enter")
    expect(page.get_by_role("heading", name="Bij wie kan je terecht?")).to_be_visible()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def child(request: pytest.FixtureRequest, browser: Browser, reading_server: str) -> Iterator[Page]:
    """A page on the first question, with and without JavaScript."""
    context = browser.new_context(java_script_enabled=request.param, locale="nl-BE")
    page = context.new_page()
    page.goto(reading_server + FINDER)
    yield page
    context.close()


def test_screen_with_answers_may_not_be_kept_or_passed_on(page: Page, reading_server: str) -> None:
    page.goto(reading_server + FINDER)
    with page.expect_response(reading_server + FINDER) as caught:
        page.get_by_role("button", name="Ik ben een kind").click()
    headers = caught.value.headers
    assert caught.value.request.method == "POST"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


def test_child_goes_back_and_changes_and_keeps_the_other_answers(child: Page) -> None:
    child.get_by_role("button", name="Ik ben een kind").click()
    choose(child, "online")
    child.get_by_role("button", name="Terug").click()
    expect(child.locator('button[value="online"]')).to_contain_text("dit koos je")
    choose(child, "online")
    child.get_by_role("button", name="Wijzig Wie ben je?").click()
    expect(child.locator('button[value="kind"]')).to_contain_text("dit koos je")
    child.get_by_role("button", name="Ik ben een tiener").click()
    expect(child.locator("#plaats")).to_be_visible()
    finish(child, "9000")
    answers = child.locator(".answers__row")
    expect(answers).to_have_count(3)
    expect(answers.nth(0)).to_contain_text("Ik ben een tiener")
    expect(answers.nth(2)).to_contain_text("Gent")


def test_back_key_shows_the_screen_before_as_it_was_left(page: Page, reading_server: str) -> None:
    page.goto(f"{reading_server}/hulp/")
    page.goto(reading_server + FINDER)
    page.get_by_role("button", name="Ik ben een kind").click()
    choose(page, "gepest")
    page.locator("#plaats").fill("Gen")
    page.go_back()
    expect(page.locator('button[name="what"]').first).to_be_visible()
    page.go_forward()
    expect(page.locator("#plaats")).to_have_value("Gen")
    finish(page, "Gent")
    page.go_back()
    expect(page.locator("#plaats")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("button", name="Ik ben een kind")).to_be_visible()
    assert page.url == reading_server + FINDER
    assert page.evaluate("JSON.stringify(history.state)") == '{"screen":0}'
    page.go_back()
    assert page.url == f"{reading_server}/hulp/"


def test_reload_in_the_middle_begins_anew_and_leaves_nothing(page: Page, reading_server: str) -> None:
    page.goto(reading_server + FINDER)
    page.get_by_role("button", name="Ik ben een kind").click()
    choose(page, "gepest")
    page.reload()
    expect(page.get_by_role("button", name="Ik ben een kind")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Ik ben een kind")).to_be_visible()


def test_wrong_place_is_explained_and_stays_in_the_field(child: Page) -> None:
    child.get_by_role("button", name="Ik ben een kind").click()
    choose(child, "gepest")
    child.locator("#plaats").fill("Nergenshuizen")
    child.locator("#plaats").press("Enter")
    expect(child.get_by_role("alert")).to_contain_text("Nergenshuizen")
    expect(child.locator("#plaats")).to_have_value("Nergenshuizen")
    child.get_by_role("button", name="Sla deze vraag over").click()
    expect(child.get_by_role("heading", name="Bij wie kan je terecht?")).to_be_visible()


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


def test_who_turns_out_to_be_a_parent_gets_an_address(page: Page, reading_server: str) -> None:
    page.goto(reading_server + FINDER)
    page.get_by_role("button", name="Ik ben een kind").click()
    choose(page, "gepest")
    page.get_by_role("button", name="Wijzig Wie ben je?").click()
    page.get_by_role("button", name="Ik ben ouder of opvoeder").click()
    expect(page).to_have_url(re.compile(r"\?.*who=ouder"))
    expect(page.locator("#plaats")).to_be_visible()


def test_address_with_answers_of_a_child_is_emptied(page: Page, reading_server: str) -> None:
    page.goto(f"{reading_server}{FINDER}?who=kind&what=gepest")
    assert page.url == reading_server + FINDER


@pytest.mark.parametrize("width", [320, 1280])
def test_each_screen_has_no_accessibility_violation(page: Page, reading_server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reading_server + FINDER)

    def check() -> None:
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    check()
    page.get_by_role("button", name="Ik ben een kind").click()
    expect(page.locator('button[name="what"]').first).to_be_visible()
    check()
    choose(page, "geweld")
    check()
    finish(page, "9000")
    check()
    page.locator("details.more-services summary").click()
    check()


def test_keyboard_alone_leads_to_a_number(page: Page, reading_server: str) -> None:
    page.goto(reading_server + FINDER)
    page.get_by_role("button", name="Ik ben een kind").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.locator('button[name="what"][value="gepest"]').focus()
    page.keyboard.press("Enter")
    page.locator("#plaats").focus()
    page.keyboard.press("Enter")
    expect(page.locator('main a[href^="tel:"]').first).to_be_visible()
