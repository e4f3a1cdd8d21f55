"""A provider submits, an editor approves, a teacher finds, follows, registers and leaves again."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from allesoverpesten.accounts.roles import EINDREDACTEUR
from knowledge.events.models import AlertSubscription, Registration
from knowledge.training.models import TrainingPage
from knowledge.training.selfcheck.statements import Kind, statements_for
from tests.background import run_background_tasks
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.training import make_session, make_training

AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def visitor(browser: Browser, site_server: str, settings: Any) -> Iterator[Page]:
    """Somebody whose browser runs no scripts, on a small screen."""
    settings.SITE_URL = site_server
    context = browser.new_context(locale="nl-BE", java_script_enabled=False, viewport={"width": 320, "height": 700})
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def link_in(postbox: Any, part: str) -> str:
    run_background_tasks()
    text = postbox.mails[-1].get_body(("plain",)).get_content()
    return next(word for word in text.split() if part in word)


def approve(browser: Browser, site_server: str, page: TrainingPage) -> None:
    """As an editor does it in the admin."""
    editor = UserFactory(roles=(EINDREDACTEUR,))
    desk = browser.new_context(locale="nl-BE").new_page()
    desk.goto(f"{site_server}/account/login/")
    desk.get_by_label("Gebruikersnaam of e-mailadres").fill(editor.username)
    desk.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    desk.get_by_role("button", name="Aanmelden", exact=True).click()
    desk.goto(f"{site_server}/admin/pages/{page.pk}/edit/")
    desk.locator("footer").get_by_role("button").last.click()
    desk.locator("[data-workflow-action-name='approve']:not([data-launch-modal='true'])").first.click()
    desk.wait_for_url(re.compile(r"/admin/(pages/.*)?$"))


def test_training_goes_from_a_provider_to_somebody_who_registers(
    visitor: Page, browser: Browser, site_server: str, settings: Any, postbox: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    make_training(
        [make_session("2040-03-02", registration="hier", places=1, postal_code="3500", municipality="Hasselt")],
        title="Van het netwerk", contexts=["sport"], regions=["limburg"], cost="gratis",
    )  # fmt: skip

    visitor.goto(f"{site_server}/leren/vormingen/")
    visitor.get_by_role("link", name="Bied ze hier aan").click()
    visitor.get_by_label("Titel van de vorming").fill("Sterk in de club")
    visitor.get_by_role("button", name="Verstuur naar de redactie").click()
    expect(visitor.get_by_role("alert").first).to_contain_text("Vul de naam in.")
    expect(visitor.get_by_label("Titel van de vorming")).to_have_value("Sterk in de club")
    visitor.get_by_label("Naam van je organisatie").fill("Club en Co")
    visitor.get_by_label("Jouw e-mailadres").fill("club@example.org")
    visitor.get_by_label("Wat leer je er?").fill("Je leert hoe je als trainer optreedt.")
    visitor.get_by_role("checkbox", name="Sportclub").check()
    visitor.get_by_role("checkbox", name="In de sport").check()
    visitor.get_by_role("checkbox", name="Open sessie").check()
    visitor.get_by_role("checkbox", name="Limburg", exact=True).check()
    visitor.get_by_label("kost het iets").select_option("gratis")
    visitor.get_by_role("button", name="Verstuur naar de redactie").click()
    expect(visitor.get_by_role("heading", name="Dank je wel")).to_be_visible()

    approve(browser, site_server, TrainingPage.objects.get(title="Sterk in de club"))

    visitor.goto(f"{site_server}/leren/vormingen/")
    visitor.get_by_text("Kies wat bij je past").click()
    visitor.get_by_label("Waar speelt het").select_option("sport")
    visitor.get_by_label("Provincie").select_option("limburg")
    visitor.get_by_label("Prijs").select_option("gratis")
    visitor.get_by_role("button", name="Toon resultaten").click()
    expect(visitor.get_by_text("3 resultaten")).to_be_visible()
    expect(visitor.get_by_role("link", name="Sterk in de club")).to_be_visible()

    visitor.get_by_role("link", name="Krijg een mail als er iets nieuws is").click()
    visitor.get_by_label("Je e-mailadres").fill("leerkracht@example.org")
    visitor.get_by_role("button", name="Volg deze lijst").click()
    visitor.goto(link_in(postbox, "/verwittig/bevestig/"))
    visitor.get_by_role("button", name="Ja, stuur mij een mail").click()
    expect(visitor.get_by_role("heading", name="Je volgt deze lijst")).to_be_visible()
    assert AlertSubscription.objects.get().query == "waar=sport&provincie=limburg&prijs=gratis"

    visitor.get_by_role("link", name="Naar de lijst").click()
    visitor.get_by_role("link", name="Van het netwerk").click()
    visitor.get_by_role("link", name="Schrijf je in").click()
    visitor.get_by_label("Je naam").fill("An Peeters")
    visitor.get_by_label("Je e-mailadres").fill("geen adres")
    visitor.get_by_role("button", name="Schrijf je in").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Dit is geen e-mailadres")
    visitor.get_by_label("Je e-mailadres").fill("leerkracht@example.org")
    visitor.get_by_role("button", name="Schrijf je in").click()
    expect(visitor.get_by_role("heading", name="Kijk in je mailbox")).to_be_visible()
    visitor.goto(link_in(postbox, "/inschrijving/"))
    visitor.get_by_role("button", name="schrijf me uit").click()
    expect(visitor.get_by_role("heading", name="Je bent uitgeschreven")).to_be_visible()
    assert Registration.objects.get().state == "geannuleerd"


def test_filters_work_with_the_keyboard_alone(page: Page, reading_server: str) -> None:
    page.goto(f"{reading_server}/leren/vormingen/")
    page.get_by_text("Kies wat bij je past").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("kiva")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 resultaat", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="KiVa: opleiding voor schoolteams")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_screens_around_a_date_are_accessible(page: Page, site_server: str, settings: Any, width: int) -> None:
    settings.SITE_URL = site_server
    page.set_viewport_size({"width": width, "height": 800})
    training = make_training([make_session("2040-03-02", registration="hier", places=1), make_session("2040-04-02")])
    uid = training.sessions.get(registration="hier").uuid
    for path in (
        f"/leren/vormingen/{training.slug}/",
        "/leren/vormingen/?weergave=kalender&maand=2040-03",
        f"/inschrijven/{uid}/",
        f"/inschrijven/{uid}/bedankt/",
    ):
        page.goto(site_server + path)
        _check(page, width)
    page.goto(f"{site_server}/inschrijven/{uid}/")
    page.get_by_role("button", name="Schrijf je in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    _check(page, width)
    page.goto(f"{site_server}/leren/vormingen/aanbieden/")
    page.get_by_role("button", name="Verstuur naar de redactie").click()
    _check(page, width)


@pytest.mark.parametrize("width", [320, 1280])
def test_self_check_ends_in_a_result_that_is_accessible(page: Page, reading_server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{reading_server}/leren/zelfcheck/")
    page.get_by_role("link", name="Sportclub").click()
    for statement in statements_for(Kind.SPORT):
        page.get_by_role("group", name=statement.text).get_by_label("Deels").check()
    page.get_by_role("button", name="Toon het resultaat").click()
    expect(page.get_by_role("heading", name="Wat je eerst kan doen")).to_be_visible()
    expect(page.get_by_text("Op weg (50 %)").first).to_be_visible()
    assert page.url.endswith("/leren/zelfcheck/sport/")
    _check(page, width)


def _check(page: Page, width: int) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(closed => { closed.open = true })")
    found = Axe().run(page, options=AXE_RULES)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
