"""Staff at work in Chromium: a passkey, an app with codes, and an article from first word to public page."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import Page, expect

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import EINDREDACTEUR, REDACTEUR
from content.infopunt.models import ArticlePage, ThemePage
from tests.factories.accounts import PASSWORD, UserFactory, code_now, give_app

AXE = Axe()
TITLE = "Wat doe je als omstander?"
# The editor is a heavy page; on a busy machine it takes its time.
PATIENCE = 30_000


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=None)


@pytest.fixture
def address(site_server: str) -> str:
    """Passkeys exist for names only, not for numbers."""
    return site_server.replace("127.0.0.1", "localhost")


@pytest.fixture
def quiet_page(page: Page) -> Iterator[Page]:
    """A page whose content policy was never broken and that asked nothing of another site."""
    problems: list[str] = []
    page.on(
        "console",
        lambda message: problems.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "request",
        lambda request: None if urlsplit(request.url).hostname in {"localhost", None} else problems.append(request.url),
    )
    yield page
    assert problems == []


def sign_in(page: Page, address: str, user: User) -> None:
    page.goto(f"{address}/account/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(user.username)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()


def give_virtual_authenticator(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def assert_accessible(page: Page) -> None:
    results = AXE.run(page)
    assert results.violations_count == 0, results.generate_report()


def leave(page: Page, address: str) -> None:
    page.goto(f"{address}/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Afmelden").click()


def test_passkey_is_set_up_asked_for_and_enough_by_itself(quiet_page: Page, address: str) -> None:
    page = quiet_page
    user = UserFactory(roles=(REDACTEUR,))
    give_virtual_authenticator(page)
    sign_in(page, address, user)
    expect(page.get_by_text("Stel eerst een tweede stap in")).to_be_visible()
    page.get_by_role("link", name="Passkey instellen").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("main").locator("#mfa_webauthn_add").click()
    expect(page.locator("#recovery_codes")).to_have_value(re.compile(r"\d{8}"))
    assert [letter.to for letter in mail.outbox] == [[user.email]]
    page.get_by_role("link", name="Naar het beheer").click()
    expect(page).to_have_url(f"{address}/admin/")

    leave(page, address)
    sign_in(page, address, user)
    page.locator("#mfa_webauthn_authenticate").click()
    expect(page).to_have_url(f"{address}/admin/")

    leave(page, address)
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page).to_have_url(f"{address}/admin/")


def test_app_is_set_up_and_every_page_on_the_way_is_accessible(quiet_page: Page, address: str) -> None:
    page = quiet_page
    user = UserFactory(roles=(REDACTEUR,))
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{address}/account/login/")
    assert_accessible(page)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert_accessible(page)
    sign_in(page, address, user)
    assert_accessible(page)
    page.get_by_role("link", name="App instellen").click()
    assert_accessible(page)
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("#id_code").fill(code_now(secret))
    page.get_by_role("main").get_by_role("button").click()
    expect(page.locator("#recovery_codes")).to_be_visible()
    assert_accessible(page)
    page.goto(f"{address}/account/2fa/")
    assert_accessible(page)
    page.goto(f"{address}/account/password/change/")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def enter(page: Page, address: str, user: User, secret: str) -> None:
    sign_in(page, address, user)
    page.locator("#id_code").fill(code_now(secret))
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page).to_have_url(f"{address}/admin/")


def write_article(page: Page, address: str, shelf: ThemePage) -> None:
    page.goto(f"{address}/admin/pages/add/infopunt/articlepage/{shelf.pk}/")
    page.get_by_role("textbox", name="Titel*").fill(TITLE)
    page.get_by_role("textbox", name="Samenvatting*").fill("Je ziet dat iemand gepest wordt. Dit kan je doen.")
    body = page.locator("#panel-child-inhoud-body-section")
    body.get_by_role("button", name="Blok invoegen").first.click()
    page.get_by_role("option", name="Tekst").first.click()
    body.get_by_role("textbox").first.press_sequentially("Blijf niet alleen kijken.")


def choose_action(page: Page, name: str) -> None:
    page.locator("footer").get_by_role("button").last.click()
    page.get_by_role("button", name=name, exact=True).click()


def test_article_goes_from_redacteur_over_eindredacteur_to_the_site(page: Page, address: str) -> None:
    writer, chief = UserFactory(roles=(REDACTEUR,)), UserFactory(roles=(EINDREDACTEUR,))
    codes = {user: give_app(user) for user in (writer, chief)}
    shelf = ThemePage.objects.live().first()
    shelf_address = f"{address}/{shelf.url_path.split('/', 2)[2]}"
    public = f"{shelf_address}wat-doe-je-als-omstander/"

    enter(page, address, writer, codes[writer])
    write_article(page, address, shelf)
    page.get_by_role("button", name="Toon/verberg voorvertoning").click()
    # The editor saves by itself first; the preview follows.
    preview = page.frame_locator("#w-preview-iframe").get_by_role("heading", level=1)
    expect(preview).to_have_text(TITLE)
    page.get_by_role("button", name="Toon/verberg voorvertoning").click()
    choose_action(page, "Stuur door naar Nalezen door eindredactie")
    # Wagtail says it in other words when the editor has not saved by itself yet.
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"Pagina '{re.escape(TITLE)}' .*ingediend"))
    assert page.request.get(public).status == HTTPStatus.NOT_FOUND
    assert [letter.to for letter in mail.outbox] == [[chief.email]]

    leave(page, address)
    enter(page, address, chief, codes[chief])
    page.get_by_role("link", name=TITLE).first.click()
    choose_action(page, "Goedkeuren en publiceren")
    expect(page.get_by_role("row", name=TITLE)).to_contain_text("live")
    history = page.request.get(f"{address}/admin/pages/{ArticlePage.objects.get(title=TITLE).pk}/history/")
    assert str(writer) in history.text()

    leave(page, address)
    page.goto(public)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("Blijf niet alleen kijken.")).to_be_visible()
    for place in (shelf_address, f"{address}/infopunt/feed.atom"):
        assert TITLE in page.request.get(place).text(), place
    assert urlsplit(public).path in page.request.get(f"{address}/sitemap.xml").text()
