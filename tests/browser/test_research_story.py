"""A .bib becomes a public page with its praktijkkaart; somebody registers for a colloquium and sends in an abstract."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, Page, expect

from allesoverpesten.accounts.members import MEMBERS
from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER
from knowledge.events.models import Registration
from knowledge.research.models import (
    AbstractSubmission,
    ColloquiumPage,
    MinutesPage,
    PublicationPage,
    ReadingListPage,
    WorkingGroupPage,
)
from tests.background import run_background_tasks
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.research import (
    make_colloquium,
    make_member_page,
    make_researcher,
    moment,
    session_block,
    talk_value,
)

AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
BIB = "@article{x, title={Groepen die samenhangen}, author={Peeters, An}, journal={Tijdschrift}, year=2021}\n"


@pytest.fixture(params=[320, 1280])
def visitor(browser: Browser, site_server: str, settings: Any, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Somebody whose browser runs no scripts."""
    settings.SITE_URL = site_server
    viewport = {"width": request.param, "height": 800}
    context = browser.new_context(locale="nl-BE", java_script_enabled=False, viewport=viewport)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def sign_in(browser: Browser, address: str, user: User, **options: Any) -> Page:
    desk = browser.new_context(locale="nl-BE", **options).new_page()
    desk.goto(f"{address}/account/login/")
    desk.get_by_label("Gebruikersnaam of e-mailadres").fill(user.username)
    desk.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    desk.get_by_role("button", name="Aanmelden", exact=True).click()
    return desk


def check(page: Page) -> None:
    found = Axe().run(page, options=AXE_RULES)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def colloquium(**values: Any) -> ColloquiumPage:
    person = make_researcher(title="Ann Spreker")
    talk = talk_value("Wat helpt in de klas?", {"name": "Ann Spreker", "affiliation": "UGent", "person": person.pk})
    start = str(values.pop("day", "2040-05-15"))
    return make_colloquium(
        starts_at=moment(f"{start} 09:00"),
        ends_at=moment(f"{start} 17:00"),
        programme=[session_block("Voormiddag", f"{start}T10:00", f"{start}T11:00", talk, room="Aula")],
        **values,
    )


def test_bib_becomes_a_page_with_its_card(browser: Browser, site_server: str, settings: Any, tmp_path: Path) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    file = tmp_path / "werken.bib"
    file.write_text(BIB)
    desk = sign_in(browser, site_server, UserFactory(roles=(BEHEERDER,)))
    desk.goto(f"{site_server}/admin/publicaties/inlezen/")
    desk.locator("input[type=file]").set_input_files(file)
    desk.get_by_role("button", name="Toon het voorbeeld").click()
    desk.get_by_role("button", name="Lees 1 publicatie in").click()
    page = PublicationPage.objects.get(title="Groepen die samenhangen")
    assert not page.live

    desk.goto(f"{site_server}/admin/pages/{page.pk}/edit/")
    publish(desk)
    expect(desk.get_by_text("Zonder praktijkkaart kan je niet publiceren.").first).to_be_visible()
    desk.locator("[name=finding]").fill("Klassen met vaste groepen pesten minder.")
    desk.locator("[name=certainty]").select_option("redelijk")
    desk.locator("[name=population]").fill("Dertig klassen in Vlaanderen.")
    desk.locator("#panel-child-inhoud-praktijkkaart-section, form").locator(
        "[data-contentpath=meanings] button.c-sf-add-button"
    ).first.click()
    desk.locator("[name=meanings-0-value-audience]").select_option("school")
    desk.locator("[name=meanings-0-value-text]").fill("Hou groepjes een maand samen.")
    publish(desk)
    desk.wait_for_url(re.compile(r"/admin/pages/\d+/(\?.*)?$"))

    reader = browser.new_context(locale="nl-BE", java_script_enabled=False).new_page()
    reader.goto(f"{site_server}/onderzoek/publicaties/")
    reader.get_by_role("link", name="Groepen die samenhangen").click()
    expect(reader.get_by_text("Klassen met vaste groepen pesten minder.")).to_be_visible()
    expect(reader.get_by_text("Hou groepjes een maand samen.")).to_be_visible()


def publish(desk: Page) -> None:
    desk.locator("footer").get_by_role("button").last.click()
    desk.locator("button[name=action-publish]").first.click()


def test_chosen_publications_are_taken_along_without_a_script(visitor: Page, site_server: str) -> None:
    visitor.goto(f"{site_server}/onderzoek/publicaties/")
    visitor.get_by_text("Of neem er maar enkele mee").click()
    boxes = visitor.get_by_role("group", name="Kies uit de publicaties op deze bladzijde").get_by_role("checkbox")
    for number in (0, 2):
        boxes.nth(number).check()
    with visitor.expect_download() as download:
        visitor.get_by_role("button", name="RIS").click()
    assert Path(download.value.path()).read_text().count("TY  - ") == 2


def test_visitor_registers_for_a_colloquium(visitor: Page, site_server: str, postbox: Any) -> None:
    page = colloquium(title="Dag van het onderzoek")
    visitor.goto(f"{site_server}/onderzoek/colloquia/")
    visitor.get_by_role("link", name="Dag van het onderzoek").click()
    visitor.get_by_role("link", name="Schrijf je in").click()
    visitor.get_by_label("Je naam").fill("An Peeters")
    visitor.get_by_label("Je e-mailadres").fill("an@example.org")
    visitor.get_by_role("button", name="Schrijf je in").click()
    expect(visitor.get_by_role("heading", name="Kijk in je mailbox")).to_be_visible()
    run_background_tasks()
    assert postbox.mails[-1]["Subject"] == f"Je bent ingeschreven: {page.title}"
    assert Registration.objects.get().event.uid == page.uuid


def test_visitor_sends_in_an_abstract(visitor: Page, site_server: str, postbox: Any) -> None:
    page = colloquium(call_opens_on=None, call_closes_on="2040-03-31")
    visitor.goto(f"{site_server}{page.url}")
    visitor.get_by_role("link", name="Dien een bijdrage in").click()
    visitor.get_by_role("button", name="Dien in").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Schrijf je abstract.")
    visitor.get_by_label("Titel").fill("Samenhang")
    visitor.get_by_label("Abstract").fill("Wij vroegen het aan klassen.")
    visitor.get_by_label("Auteurs").fill("Geheim, Gerda")
    visitor.get_by_label("Je e-mailadres").fill("gerda@example.org")
    visitor.get_by_role("button", name="Dien in").click()
    expect(visitor.get_by_role("heading", name="Dank je wel")).to_be_visible()
    run_background_tasks()
    text = postbox.mails[-1].get_content()
    visitor.goto(next(word for word in text.split() if "/onderzoek/bijdrage/" in word))
    visitor.get_by_role("button", name="Trek mijn bijdrage in").click()
    expect(visitor.get_by_text("Ingetrokken")).to_be_visible()
    assert AbstractSubmission.objects.get().state == "ingetrokken"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_screens_of_colloquia_are_accessible(page: Page, site_server: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    coming = colloquium(call_opens_on=None, call_closes_on="2040-03-31")
    past = colloquium(day="2020-05-15")
    for path in (
        "/onderzoek/colloquia/",
        "/onderzoek/datasets/",
        coming.url,
        past.url,
        f"{past.url}verslag/",
        f"{coming.url}bijdrage/",
        "/onderzoek/publicaties/",
    ):
        page.goto(site_server + path)
        page.evaluate("document.querySelectorAll('main details').forEach(closed => { closed.open = true })")
        check(page)
    page.goto(f"{site_server}{coming.url}bijdrage/")
    page.get_by_role("button", name="Dien in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_screens_of_members_are_accessible(
    browser: Browser, site_server: str, settings: Any, width: int, scheme: str
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = UserFactory()
    user.groups.add(Group.objects.get(name=MEMBERS))
    group = make_member_page(WorkingGroupPage, people="An\nBo")
    minutes = make_member_page(MinutesPage, group, present="An")
    works = [{"type": "work", "value": {"title": "Een boek", "address": "https://example.org/", "why": "Helder."}}]
    reading = make_member_page(ReadingListPage, works=works)
    viewport = {"width": width, "height": 800}
    desk = sign_in(browser, site_server, user, viewport=viewport, color_scheme=scheme)
    desk.wait_for_url("**/onderzoek/leden/")
    for path in ("/onderzoek/leden/", group.url, minutes.url, reading.url):
        desk.goto(site_server + path)
        check(desk)
