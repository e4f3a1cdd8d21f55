"""The card "wat ik wil vertellen": works without internet once loaded, and nothing of it ever leaves the browser."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

CARD = "/hulp/meeneemkaart/"
TOLD = "Ze lachten me uit op de bus"


@pytest.fixture
def sent(page: Page) -> list[str]:
    """Everything that leaves the browser: address and body."""
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(f"{request.method} {request.url} {request.post_data or ''}")

    page.context.on("request", note)
    return requests


def fill_in(page: Page) -> None:
    page.get_by_label("Dit is er gebeurd").fill(TOLD)
    page.get_by_label("Dit wil ik graag").fill("Dat het stopt")
    page.get_by_label("Wanneer").first.fill("2026-11-20")
    page.get_by_label("Wat gebeurde er, en wie zag het").first.fill("Jan zag het")


def test_card_is_filled_in_printed_and_saved_without_internet(
    page: Page, reading_server: str, sent: list[str], tmp_path: Path
) -> None:
    page.goto(reading_server + CARD)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.match(location.pathname).then((found) => Boolean(found))")
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="Wat ik wil vertellen", level=1)).to_be_visible()
    sent.clear()

    fill_in(page)
    page.get_by_role("button", name="Nog een regel").click()
    expect(page.get_by_label("Wanneer")).to_have_count(5)
    page.evaluate("window.print = () => { window.wasPrinted = true }")
    page.get_by_role("button", name="Druk af").click()
    assert page.evaluate("window.wasPrinted")
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar op mijn toestel").click()
    saved = tmp_path / "kaart.txt"
    download.value.save_as(saved)
    assert download.value.suggested_filename == "wat-ik-wil-vertellen.txt"
    text = saved.read_bytes().decode()
    assert text.startswith(f"Dit is er gebeurd\r\n{TOLD}\r\n")
    assert "Wanneer\r\n2026-11-20\r\n" in text
    expect(page.get_by_role("status")).to_contain_text("Bewaard als bestand op dit toestel")

    assert [request for request in sent if not request.startswith(("GET blob:", f"GET {reading_server}/static/"))] == []
    assert page.context.cookies() == []
    assert page.context.storage_state()["origins"] == []
    kept = page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((c) => c.keys()))))"
        ".then((lists) => Promise.all(lists.flat().map((r) => caches.match(r).then((a) => a.text()))))"
        ".then((texts) => texts.join('\\n'))"
    )
    assert TOLD not in kept


def test_card_is_empty_for_the_next_person(page: Page, reading_server: str) -> None:
    page.goto(reading_server + CARD)
    fill_in(page)
    page.reload()
    expect(page.get_by_label("Dit is er gebeurd")).to_have_value("")
    fill_in(page)
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_label("Wat gebeurde er, en wie zag het").first).to_have_value("")


def test_printed_card_shows_what_was_filled_in_and_nothing_of_the_site(page: Page, reading_server: str) -> None:
    page.goto(reading_server + CARD)
    fill_in(page)
    page.emulate_media(media="print")
    expect(page.get_by_label("Dit is er gebeurd")).to_be_visible()
    expect(page.get_by_label("Dit is er gebeurd")).to_have_value(TOLD)
    expect(page.locator(".site-header")).to_be_hidden()
    expect(page.locator(".help-bar")).to_be_hidden()
    expect(page.get_by_text("Druk af")).to_be_hidden()
    assert page.pdf()[:5] == b"%PDF-"


def test_card_without_javascript_is_a_form_to_print(browser: Browser, reading_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reading_server + CARD)
    assert "Je kan deze bladzijde afdrukken en met de hand invullen." in page.content()
    expect(page.get_by_label("Dit is er gebeurd")).to_be_visible()
    expect(page.get_by_text("Bewaar op mijn toestel")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_card_has_no_accessibility_violation(page: Page, reading_server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(reading_server + CARD)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
