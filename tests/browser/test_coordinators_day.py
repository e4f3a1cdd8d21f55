"""Coordinator's day: an overdue listing, a mail, an hour that the owner changes, an approval, the public page."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from allesoverpesten.accounts.roles import COORDINATOR
from tests.background import run_background_tasks
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.helpdesk import make_contact, make_service


@pytest.fixture
def desk(page: Page, site_server: str, settings: Any) -> Page:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    settings.SITE_URL = site_server
    coordinator = UserFactory(roles=(COORDINATOR,), first_name="Ans", last_name="Peeters")
    page.goto(f"{site_server}/account/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(coordinator.username)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    return page


def test_overdue_listing_is_mended_by_its_owner_and_approved(
    desk: Page,
    site_server: str,
    browser: Browser,
    postbox: Any,
) -> None:
    service = make_service([make_contact(assured_on=None)], title="Proeflijn", slug="proeflijn", assured_on=None)

    desk.goto(f"{site_server}/admin/")
    desk.get_by_role("link", name=re.compile("Te laat nagekeken")).click()
    row = desk.get_by_role("row", name=re.compile("Proeflijn"))
    expect(row).to_contain_text("Te laat")
    row.get_by_role("checkbox").check()
    desk.get_by_role("link", name="Vraag de gekozen diensten").click()
    expect(desk.get_by_text(service.maintainer_email)).to_be_visible()
    desk.get_by_role("button", name="Verstuur de vraag").click()
    expect(desk.get_by_text("De vraag vertrekt naar 1 dienst.")).to_be_visible()
    run_background_tasks()
    (mail,) = postbox.mails
    assert mail["To"] == service.maintainer_email

    (link,) = re.findall(r"http\S+/hulp/nakijken/\S+", mail.get_body(("plain",)).get_content())
    owner = browser.new_context(locale="nl-BE").new_page()
    owner.goto(link)
    owner.get_by_role("link", name="Nee, ik pas het aan").click()
    expect(owner.get_by_label("Vrijdag")).to_have_value("16:00-22:00")
    owner.get_by_label("Vrijdag").fill("16-20")
    owner.get_by_role("button", name="Verstuur").click()
    expect(owner.get_by_text("We kijken je wijziging na")).to_be_visible()
    assert owner.context.cookies() == []

    desk.goto(f"{site_server}/admin/hulpaanbod/wijzigingen/")
    desk.get_by_role("link", name="Proeflijn").click()
    hours = desk.get_by_role("row", name=re.compile("openingsuren"))
    expect(hours.locator("del")).to_have_text("maandag tot vrijdag: 16 u tot 22 u. zaterdag en zondag: gesloten")
    expect(hours.locator("ins")).to_contain_text("vrijdag: 16 u tot 20 u")
    desk.get_by_role("button", name="Zet op de site").click()
    expect(desk.get_by_text("“Proeflijn” staat nu zo op de site.")).to_be_visible()

    owner.goto(f"{site_server}/hulp/diensten/proeflijn/")
    expect(owner.get_by_role("row", name=re.compile("vrijdag 16 u tot 20 u"))).to_be_visible()
    expect(owner.get_by_text(re.compile("Nagekeken op .* door Proefdienst vzw zelf"))).to_be_visible()
    desk.goto(f"{site_server}/admin/reports/hulpdiensten/wijzigingen/?service={service.pk}")
    expect(desk.get_by_role("row", name=re.compile("Fr 16:00-20:00"))).to_contain_text("Ans Peeters")
