"""Facets, glossary, charts and feedback as people use them: by keyboard, without a script, on a narrow phone."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from content.core.models import FeedbackCount, FeedbackText
from content.infopunt.models import GlossaryTerm
from tests.browser.test_page_types import AXE_RULES

MATERIALS = "/infopunt/materialen/"
CHARTS = "/infopunt/cijfers/cijfers-uitgelegd/"
ARTICLE = "/infopunt/pesten-begrijpen/wat-is-pesten/"


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=request.param, locale="nl-BE"
    )
    yield context.new_page()
    context.close()


def tab_to(page: Page, wanted: str, most: int = 120) -> None:
    """Press Tab until the element that has the focus fits the selector."""
    for _key in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"not reached with Tab: {wanted}")


def number_of_results(page: Page) -> int:
    return int(re.search(r"\d+", page.locator(".filters__result").inner_text())[0])


def promised(page: Page, audience: str) -> int:
    """What the facet says that choosing it gives."""
    label = page.locator(f"#filter-voor option[value={audience}]").text_content()
    return int(re.search(r"\((\d+)\)$", label.strip())[1])


def test_facet_is_chosen_by_keyboard_and_the_address_is_shared(
    page: Page, browser: Browser, reading_server: str
) -> None:
    page.goto(reading_server + MATERIALS)
    everything = number_of_results(page)
    expected = promised(page, "school")
    tab_to(page, ".filters summary")
    page.keyboard.press("Enter")
    tab_to(page, "#filter-voor")
    page.keyboard.type("School")
    tab_to(page, ".filters button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert 0 < number_of_results(page) == expected < everything
    assert "voor=school" in page.url
    other = browser.new_page()
    other.goto(page.url)
    assert number_of_results(other) == expected
    other.close()


def test_facets_work_on_a_narrow_phone(phone: Page, reading_server: str) -> None:
    phone.goto(reading_server + MATERIALS)
    expected = promised(phone, "ouder")
    phone.locator(".filters summary").click()
    phone.locator("#filter-voor").select_option("ouder")
    phone.get_by_role("button", name="Toon resultaten").click()
    phone.wait_for_url("**voor=ouder**")
    assert number_of_results(phone) == expected > 0
    if not phone.locator(".filters details").get_attribute("open"):
        phone.locator(".filters summary").click()
    phone.get_by_role("link", name="Wis alles").click()
    phone.wait_for_url(lambda url: "voor=" not in url)


def test_word_is_explained_by_touch_and_by_keyboard(phone: Page, reading_server: str) -> None:
    phone.goto(reading_server + ARTICLE)
    word = phone.locator("button.term").first
    note = phone.locator(f"#{word.get_attribute('popovertarget')}")
    expect(note).to_be_hidden()
    word.click()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    phone.keyboard.press("Escape")
    expect(note).to_be_hidden()
    word.focus()
    phone.keyboard.press("Enter")
    expect(note).to_be_visible()
    term = GlossaryTerm.objects.get(slug=word.get_attribute("popovertarget").removeprefix("begrip-"))
    assert term.definition[:30] in note.inner_text()
    assert note.locator("a").get_attribute("href") == f"/infopunt/woordenlijst/#{term.slug}"


def test_open_explanation_has_no_accessibility_violation(page: Page, reading_server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(reading_server + ARTICLE)
    page.locator("button.term").first.click()
    found = Axe().run(page, options=AXE_RULES)
    assert found.response["violations"] == [], found.generate_report()


def test_chart_reads_as_a_picture_with_a_name_and_as_a_table(phone: Page, reading_server: str) -> None:
    phone.goto(reading_server + CHARTS)
    charts = phone.locator("figure.chart")
    assert charts.count() >= 2
    for chart in charts.all():
        drawing = chart.get_by_role("img").first
        expect(drawing).to_be_visible()
        assert len(drawing.locator("title").text_content()) > 10
        assert len(drawing.locator("desc").text_content()) > 10
        assert drawing.bounding_box()["width"] <= 320
        chart.locator("summary").click()
        rows = chart.locator("tbody tr")
        assert rows.count() >= 2
        # Every number that the drawing says stands in the table too.
        drawn = set(re.findall(r"\d+(?:,\d+)?(?= ?%)", " ".join(drawing.locator("text").all_text_contents())))
        written = set(re.findall(r"\d+(?:,\d+)?", chart.locator("table").inner_text()))
        assert drawn <= written
        assert chart.locator(".chart__source a, .chart__source p").count() > 0


def test_table_of_a_chart_opens_by_keyboard(page: Page, reading_server: str) -> None:
    page.goto(reading_server + CHARTS)
    tab_to(page, "figure.chart summary")
    page.keyboard.press("Enter")
    expect(page.locator("figure.chart table").first).to_be_visible()


def test_chart_in_greyscale_and_in_print_says_the_same(page: Page, reading_server: str) -> None:
    page.goto(reading_server + CHARTS)
    for chart in page.locator("figure.chart").all():
        labels = [label.strip() for label in chart.locator("svg text").all_text_contents() if label.strip()]
        # Who sees no colours reads each bar's own name and value beside it: nothing hangs on a colour alone.
        names = [cell.strip() for cell in chart.locator("tbody th").all_text_contents()]
        drawn = " ".join(" ".join(labels).split())
        missing = [name for name in names if not all(word in drawn for word in name.split())]
        assert missing == []
    page.emulate_media(media="print")
    expect(page.locator("figure.chart svg").first).to_be_visible()
    expect(page.locator("figure.chart table").first).to_be_visible()
    expect(page.locator(".site-header__nav")).to_be_hidden()


def test_feedback_takes_one_tap_and_sets_no_cookie(phone: Page, site_server: str) -> None:
    phone.goto(site_server + ARTICLE)
    phone.get_by_role("button", name=re.compile("^Ja ?, dit was nuttig")).click()
    phone.wait_for_load_state()
    expect(phone.get_by_role("heading", name="Dank je wel")).to_be_visible()
    assert FeedbackCount.objects.get().useful == 1
    assert phone.context.cookies() == []


def test_feedback_by_keyboard_that_hints_at_danger_shows_help_at_once(page: Page, site_server: str) -> None:
    page.goto(site_server + ARTICLE)
    tab_to(page, ".feedback button[value=nee]", 200)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("textarea").first.fill("ik wil niet meer leven")
    page.locator("main form").filter(has=page.locator("textarea")).get_by_role("button").first.click()
    page.wait_for_load_state()
    expect(page.locator('main a[href="tel:1813"]').first).to_be_visible()
    assert not FeedbackText.objects.exists()
    found = Axe().run(page, options=AXE_RULES)
    assert found.response["violations"] == [], found.generate_report()
