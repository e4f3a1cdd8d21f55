"""A year in results: typed and submitted, approved by somebody else, taken along as a file, seen by visitors."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from allesoverpesten.accounts.roles import BEHEERDER, COORDINATOR, Role
from allesoverpesten.impact.models import Indicator, Period
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.impact import make_channel
from tests.factories.results import IndicatorFactory, approved_value, past_period, target, without_examples

PATIENCE = 30_000
PUBLIC = "/over-ons/resultaten/"
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=None)


def signed_in(browser: Browser, server: str, role: Role, first_name: str) -> Page:
    user = UserFactory(roles=(role,), first_name=first_name, last_name="Peeters")
    page = browser.new_context(locale="nl-BE", viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{server}/account/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(user.username)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    return page


@pytest.fixture
def plan(site_server: str, settings: Any) -> tuple[Period, Indicator]:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    settings.SITE_URL = site_server
    without_examples()
    period = past_period()
    indicator = IndicatorFactory(
        code="3.3.a", label="Deelnemers", unit="mensen", split="context", split_keys="school\nsport"
    )
    target(indicator, period, 1000)
    return period, indicator


def assert_accessible(page: Page) -> None:
    """Our part of the screen: the messages above it are Wagtail's."""
    found = Axe().run(page, context=".nice-padding", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert found.response["violations"] == [], found.generate_report()


def test_year_goes_from_typing_to_the_public_page(
    plan: tuple[Period, Indicator], site_server: str, browser: Browser, page: Page, tmp_path: Path
) -> None:
    period, _indicator = plan
    desk = signed_in(browser, site_server, COORDINATOR, "Ans")
    desk.goto(f"{site_server}/admin/resultaten/{period.pk}/")
    desk.get_by_role("link", name=re.compile("3.3.a Deelnemers")).click()
    desk.get_by_label("Geheel").fill("1004,5")
    desk.get_by_label("Op school").fill("1001,5")
    desk.get_by_label("In de sport").fill("3")
    desk.get_by_label("Toelichting").fill("Volgens de lijsten.")
    assert_accessible(desk)
    desk.get_by_role("button", name="Dien in").click()
    expect(desk.get_by_text("Ingediend. Iemand anders keurt het goed.")).to_be_visible()
    desk.goto(f"{site_server}/admin/resultaten/{period.pk}/")
    desk.get_by_role("link", name=re.compile("Verhaal, geld en bewijs")).click()
    desk.get_by_label("Wat er gebeurde").fill("We kwamen vier keer samen.")
    desk.get_by_role("button", name="Bewaar", exact=True).click()
    expect(desk.get_by_text("Bewaard.")).to_be_visible()

    page.goto(site_server + PUBLIC)
    expect(page.get_by_text("Er zijn nog geen goedgekeurde cijfers")).to_be_visible()

    office = signed_in(browser, site_server, BEHEERDER, "Bert")
    office.goto(f"{site_server}/admin/resultaten/{period.pk}/")
    office.get_by_role("link", name=re.compile("3.3.a Deelnemers")).click()
    expect(office.get_by_text("Ingediend door Ans Peeters")).to_be_visible()
    office.get_by_role("button", name="Keur goed").click()
    expect(office.get_by_text("Aan deze waarde verandert niets meer.")).to_be_visible()
    office.goto(f"{site_server}/admin/resultaten/{period.pk}/")
    assert_accessible(office)
    office.get_by_role("link", name="Keur het tijdvak goed").click()
    office.get_by_role("button", name="Keur het tijdvak voorgoed goed").click()
    expect(office.get_by_text(re.compile("Goedgekeurd door Bert Peeters op"))).to_be_visible()
    assert_accessible(office)
    with office.expect_download() as waiting:
        office.get_by_role("link", name="Download Excel").click()
    waiting.value.save_as(tmp_path / "rapport.xlsx")
    book = load_workbook(BytesIO((tmp_path / "rapport.xlsx").read_bytes()))
    heading, row = book["Cijfers"].iter_rows(values_only=True)
    told = dict(zip(heading, row, strict=True))
    assert (told["Waarde"], told["Streefwaarde"], told["Stand"]) == (1004.5, 1000, "gehaald")
    assert told["Goedgekeurd door"] == "Bert Peeters"

    # Somebody else: a browser may show its own copy of a page for a minute.
    visitor = browser.new_context(locale="nl-BE").new_page()
    visitor.goto(site_server + PUBLIC)
    expect(visitor.get_by_role("heading", name="Onze resultaten 2019-2020")).to_be_visible()
    expect(visitor.get_by_text("1\u00a0004,5 mensen")).to_be_visible()
    expect(visitor.get_by_text("In de sport: minder dan 5")).to_be_visible()
    expect(visitor.get_by_text("We kwamen vier keer samen.")).to_have_count(0)


SCREENS = (
    *("resultaten/", "resultaten/{period}/goedkeuren/", "resultaten/rapporten/", "resultaten/{period}/"),
    *("resultaten/{period}/cijfers/{figure}/", "resultaten/{period}/acties/{action}/", "resultaten-mijlpalen/"),
    *("resultaten-mijlpalen/new/", "resultaten-evaluaties/new/", "resultaten-instellen/indicatoren/"),
    *("resultaten-instellen/indicatoren/new/", "resultaten-instellen/tijdvakken/new/", "hulpaanbod/bereik/"),
    *("snippets/impact/campaign/inspect/{campaign}/", "snippets/impact/campaign/edit/{campaign}/"),
    *("infopunt/adressen/", "infopunt/adressen/materialen/"),
)


@pytest.mark.parametrize("width", [360, 1280])
def test_screens_of_the_admin_are_accessible(site_server: str, browser: Browser, settings: Any, width: int) -> None:
    """With the examples of a new site, every state of a figure among them."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    channel = make_channel(code="week-27", label="Affiche voor de turnzaal")
    values = {
        "period": Period.objects.get(name="2025-2026").pk,
        "figure": Indicator.objects.get(code="2.2.b").pk,
        "action": Indicator.objects.get(code="2.1.a").action_id,
        "campaign": channel.campaign_id,
    }
    page = signed_in(browser, site_server, BEHEERDER, "Bert")
    page.set_viewport_size({"width": width, "height": 900})
    for screen in SCREENS:
        page.goto(f"{site_server}/admin/{screen.format(**values)}")
        found = Axe().run(page, context="#main", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
        assert found.response["violations"] == [], (screen, found.generate_report())


@pytest.fixture
def approved_years(site_server: str) -> None:
    """Two years with real figures: split, small, off target, without target."""
    assert site_server
    without_examples()
    writer = UserFactory(roles=(COORDINATOR,))
    head = UserFactory(roles=(BEHEERDER,))
    before = past_period(name="2018-2019", first_day=date(2018, 9, 1), last_day=date(2019, 8, 31))
    year = past_period()
    pages = IndicatorFactory(code="1.1.a", label="Nieuwe pagina's", unit="pagina's")
    people = IndicatorFactory(
        action=pages.action, code="1.1.b", label="Deelnemers", split="context", split_keys="school\nsport"
    )
    loose = IndicatorFactory(action=pages.action, code="1.1.c", label="Zonder streefwaarde", unit="keer")
    for period, number in ((before, 92), (year, 71)):
        target(pages, period, 80)
        approved_value(pages, period, number, writer, head)
    target(people, year, 45)
    approved_value(people, year, 43, writer, head, {"school": 40, "sport": 3})
    approved_value(loose, year, 12, writer, head)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_public_page_is_accessible_and_asks_nobody(
    page: Page, site_server: str, width: int, scheme: str, request: pytest.FixtureRequest
) -> None:
    """Before anything is approved, and with figures."""
    elsewhere: list[str] = []
    page.on("request", lambda asked: None if asked.url.startswith(site_server) else elsewhere.append(asked.url))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for heading, address in (("Dit meten we", PUBLIC), ("Doel", f"{PUBLIC}2019-2020/")):
        if heading == "Doel":
            request.getfixturevalue("approved_years")
        page.goto(site_server + address)
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
        page.evaluate("document.querySelectorAll('main details').forEach(closed => { closed.open = true })")
        found = Axe().run(page, options=AXE_RULES)
        assert found.response["violations"] == [], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert elsewhere == []
    assert page.context.cookies() == []


@pytest.mark.usefixtures("approved_years")
def test_public_page_works_without_a_script(browser: Browser, site_server: str) -> None:
    page = browser.new_context(java_script_enabled=False, locale="nl-BE").new_page()
    page.goto(f"{site_server}/over-ons/")
    page.get_by_role("link", name="onze resultaten").click()
    expect(page.get_by_role("heading", name="Onze resultaten 2019-2020")).to_be_visible()
    page.get_by_role("link", name="2018-2019").click()
    expect(page.get_by_role("heading", name="Onze resultaten 2018-2019")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Doel [0-9]+: Proefdoel"))).to_be_visible()
    page.get_by_text("Toon de cijfers in een tabel").first.click()
    expect(page.get_by_role("row", name=re.compile("1.1.a Nieuwe pagina's 80 92 115 % gehaald"))).to_be_visible()
