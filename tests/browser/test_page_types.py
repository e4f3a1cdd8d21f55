"""What every page type promises to every visitor, seen in a real browser."""

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

PAGES = {
    "front door": "/",
    "help": "/hulp/",
    "help for one audience": "/hulp/ouders/",
    "all services": "/hulp/diensten/",
    "service": "/hulp/diensten/awel/",
    "open now": "/hulp/nu-open/",
    "help finder": "/hulp/zoeken/",
    "infopunt": "/infopunt/",
    "shelf": "/infopunt/pesten-begrijpen/",
    "article for children": "/infopunt/pesten-begrijpen/wat-is-pesten/",
    "article for professionals": "/infopunt/pesten-begrijpen/wat-is-pesten-professionals/",
    "article with charts": "/infopunt/cijfers/cijfers-uitgelegd/",
    "figure bank": "/infopunt/cijfers/cijferbank/",
    "materials": "/infopunt/materialen/",
    "chosen materials": "/infopunt/materialen/?voor=school",
    "material": "/infopunt/materialen/awel-site/",
    "material to suggest": "/infopunt/materialen/voorstel/",
    "glossary": "/infopunt/woordenlijst/",
    "questions": "/infopunt/vragen/",
    "campaign": "/infopunt/campagnes/week-tegen-pesten/",
    "learning": "/leren/",
    "trainings": "/leren/vormingen/",
    "trainings in a month": "/leren/vormingen/?weergave=kalender",
    "training": "/leren/vormingen/no-blame/",
    "trainings side by side": "/leren/vormingen/vergelijken/?v=no-blame&v=kiva&v=wij-pestvrij",
    "training to submit": "/leren/vormingen/aanbieden/",
    "follow a list": "/verwittig/vormingen/?waar=sport",
    "self-check": "/leren/zelfcheck/",
    "self-check of a school": "/leren/zelfcheck/school/",
    "policy advice": "/leren/beleidsadvies/crisismeldpunt-2018/",
    "all policy advice": "/leren/beleidsadvies/",
    "learning network": "/leren/netwerk/",
    "research": "/onderzoek/",
    "publication with a long address": "/onderzoek/publicaties/vandebosch-2006-studie-over-cyberpesten/",
    "publications": "/onderzoek/publicaties/",
    "researchers": "/onderzoek/onderzoekers/",
    "researcher": "/onderzoek/onderzoekers/heidi-vandebosch/",
    "project": "/onderzoek/projecten/friendly-attac/",
    "list without anything": "/onderzoek/datasets/",
    "study calls": "/onderzoek/oproepen/",
    "who works on what": "/onderzoek/overzicht/",
    "question for a researcher": "/onderzoek/zoek-een-onderzoeker/",
    "plain page": "/toegankelijkheid/",
    "privacy for children": "/privacy/kinderen/",
    "search": "/zoeken/?q=pesten",
    "danger in search": "/zoeken/?q=ik+wil+dood",
    "not found": "/bestaat-niet/",
}
WIDTHS = (320, 1280)
FIRST_PAINT_BYTES = 14 * 1024
FIRST_LOAD_BYTES = 100 * 1024
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
pages = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@pages
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_no_accessibility_violation(
    page: Page, reading_server: str, path: str, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(reading_server + path)
    page.evaluate("document.querySelectorAll('main details').forEach(closed => { closed.open = true })")
    found = Axe().run(page, options=AXE_RULES)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pages
def test_page_sets_no_cookie_and_asks_nobody_else(page: Page, reading_server: str, path: str) -> None:
    elsewhere: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((reading_server, "data:")):
            elsewhere.append(request.url)

    problems: list[str] = []
    page.on("request", note)
    page.on("console", lambda message: problems.append(message.text) if "Content Security" in message.text else None)
    page.goto(reading_server + path)
    page.wait_for_load_state("networkidle")
    assert elsewhere == []
    assert problems == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pages
def test_page_keeps_its_weight(page: Page, reading_server: str, path: str) -> None:
    weights: dict[str, int] = {}
    first_paint = 0

    def weigh(response: object) -> None:
        nonlocal first_paint
        body = response.body()
        kind = response.request.resource_type
        compressible = kind in {"document", "stylesheet", "script"} or response.url.endswith(".svg")
        # Static files are compressed once, as well as can be; pages while the visitor waits.
        quality = 5 if kind == "document" else 11
        weights[response.url] = len(brotli.compress(body, quality=quality)) if compressible else len(body)
        if kind == "document" or (kind == "stylesheet" and "print" not in response.url):
            first_paint += weights[response.url]

    responses: list[object] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - Playwright marks the function
    page.goto(reading_server + path)
    page.wait_for_load_state("networkidle")
    for response in responses:
        weigh(response)
    assert first_paint <= FIRST_PAINT_BYTES
    assert sum(weights.values()) <= FIRST_LOAD_BYTES


@pages
@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with script", "without script"])
def test_child_finds_a_phone_number_within_two_taps(
    browser: Browser, reading_server: str, path: str, *, java_script_enabled: bool
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=java_script_enabled, has_touch=True
    )
    page = context.new_page()
    page.goto(reading_server + path)
    numbers = page.locator('a[href^="tel:"]:visible')
    on_screen = [number for number in numbers.all() if number.bounding_box()["y"] < 740]
    if not on_screen:
        page.locator('a[href="/hulp/"]:visible').first.tap()
        page.wait_for_url("**/hulp/")
    first = page.locator('a[href^="tel:"]:visible').first
    box = first.bounding_box()
    assert box["y"] < 740, "the number is on the first screen, without scrolling"
    assert box["height"] >= 24
    context.close()


@pages
def test_page_moves_nothing_while_loading(page: Page, reading_server: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(reading_server + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.02
