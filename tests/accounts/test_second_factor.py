"""Nobody enters on a password alone."""

import re
from http import HTTPStatus

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER, REDACTEUR
from content.infopunt.models import InfopuntPage
from tests.factories.accounts import PASSWORD, UserFactory, code_now, give_app, recovery_codes

needs_database = pytest.mark.django_db
# Setting up a factor is finished when its transaction is committed, so those tests need one that really is.
needs_commits = pytest.mark.usefixtures("site_server")

LOGIN = "/account/login/"
SET_UP = "/account/2fa/"


def sign_in(client: Client, user: User, password: str = PASSWORD) -> str:
    """Send name and password; return where the answer leads to, empty when it does not."""
    return client.post(LOGIN, {"login": user.username, "password": password}).headers.get("Location", "")


def set_up_app(client: Client) -> str:
    """Set up an app through the page for it; returns its secret."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    return secret


@pytest.fixture
def editor() -> User:
    return UserFactory(roles=(REDACTEUR,))


def admin_addresses() -> list[str]:
    page = InfopuntPage.objects.get()
    return [
        "/admin/",
        "/admin/pages/",
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/pages/{page.pk}/view_draft/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/account/",
        "/admin/users/",
        "/admin/no-such-page/",
    ]


@needs_database
def test_password_alone_leads_to_set_up_page(client: Client, editor: User) -> None:
    assert sign_in(client, editor) == "/admin/"
    for address in admin_addresses():
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, SET_UP), address
    text = client.get(SET_UP).content.decode()
    assert "Stel eerst een tweede stap in" in text
    assert "Een wachtwoord alleen is niet genoeg" in text


@needs_database
def test_password_alone_gets_nothing_from_api_or_forms(client: Client, editor: User) -> None:
    sign_in(client, editor)
    page = InfopuntPage.objects.get()
    api = client.get(reverse("wagtailadmin_api:pages:listing"), headers={"accept": "application/json"})
    save = client.post(f"/admin/pages/{page.pk}/edit/", {"title": "Gekaapt"})
    preview = client.post(f"/admin/pages/{page.pk}/edit/preview/", {"title": "Gekaapt"})
    chooser = client.get("/admin/choose-page/", headers={"x-requested-with": "XMLHttpRequest"})
    assert [answer.status_code for answer in (api, save, preview, chooser)] == [HTTPStatus.FORBIDDEN] * 4
    assert all(page.title.encode() not in answer.content for answer in (api, save, preview, chooser))
    page.refresh_from_db()
    assert page.title != "Gekaapt"


@needs_database
def test_password_alone_is_a_visitor_on_the_site(client: Client, editor: User) -> None:
    sign_in(client, editor)
    answer = client.get("/robots.txt")
    assert answer.wsgi_request.user.is_anonymous


@needs_database
def test_public_page_looks_at_no_session_of_a_visitor(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


@needs_commits
def test_app_opens_the_admin_and_mails_a_notice(client: Client, editor: User) -> None:
    sign_in(client, editor)
    set_up_app(client)
    assert client.get("/admin/").status_code == HTTPStatus.OK
    (notice,) = mail.outbox
    assert notice.to == [editor.email]
    assert notice.subject.startswith("Alles over pesten: ")


@needs_database
def test_next_sign_in_asks_for_the_code(client: Client, editor: User) -> None:
    secret = give_app(editor)
    assert sign_in(client, editor) == reverse("mfa_authenticate")
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == HTTPStatus.OK
    assert client.post(reverse("mfa_authenticate"), {"code": code_now(secret)}).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == HTTPStatus.OK


@needs_database
def test_code_works_once(editor: User) -> None:
    secret = give_app(editor)
    code = code_now(secret)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, editor)
    assert first.post(reverse("mfa_authenticate"), {"code": code}).status_code == HTTPStatus.FOUND
    assert second.post(reverse("mfa_authenticate"), {"code": code}).status_code == HTTPStatus.OK
    assert second.get("/admin/").headers["Location"].startswith("/admin/login/")


@needs_database
def test_recovery_code_works_once(editor: User) -> None:
    give_app(editor)
    code = recovery_codes(editor)[0]
    answers = []
    for _attempt in range(2):
        client = Client()
        sign_in(client, editor)
        client.post(reverse("mfa_authenticate"), {"code": code})
        answers.append(client.get("/admin/").status_code)
    assert answers == [HTTPStatus.OK, HTTPStatus.FOUND]
    assert len(recovery_codes(editor)) == 9


@needs_database
def test_guessing_codes_is_stopped_also_for_the_right_one(client: Client, editor: User) -> None:
    secret = give_app(editor)
    sign_in(client, editor)
    for _attempt in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert "Te veel" in answer.content.decode()
    assert client.get("/admin/").status_code == HTTPStatus.FOUND


@needs_database
def test_guessing_passwords_is_stopped_also_for_the_right_one(client: Client, editor: User) -> None:
    for _attempt in range(5):
        assert sign_in(client, editor, "verkeerd") == ""
    answer = client.post(LOGIN, {"login": editor.username, "password": PASSWORD})
    assert "Te veel" in answer.content.decode()
    assert "_auth_user_id" not in client.session


@needs_commits
def test_session_from_before_the_set_up_stays_outside(editor: User) -> None:
    """Somebody with a stolen password who signed in first gains nothing when the owner sets up a factor."""
    thief, owner = Client(), Client()
    sign_in(thief, editor)
    sign_in(owner, editor)
    set_up_app(owner)
    assert owner.get("/admin/").status_code == HTTPStatus.OK
    assert thief.get("/admin/").headers["Location"] == f"{reverse('account_login')}?next=/admin/"
    assert "_auth_user_id" not in thief.session


@needs_commits
def test_who_removes_the_only_factor_must_set_up_again(client: Client, editor: User) -> None:
    sign_in(client, editor)
    set_up_app(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=editor).exists()
    assert client.get("/admin/").headers["Location"] == SET_UP


@needs_database
def test_recovery_codes_alone_are_no_factor(client: Client, editor: User) -> None:
    give_app(editor)
    Authenticator.objects.filter(user=editor, type=Authenticator.Type.TOTP).delete()
    sign_in(client, editor)
    assert client.get("/admin/").headers["Location"] == SET_UP


@needs_database
def test_half_signed_in_can_leave(client: Client, editor: User) -> None:
    sign_in(client, editor)
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session


@needs_database
def test_switch_lets_password_alone_in(client: Client, editor: User, settings: object) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    sign_in(client, editor)
    assert client.get("/admin/").status_code == HTTPStatus.OK


@needs_database
def test_beheerder_lets_somebody_start_again(client: Client, editor: User, settings: object) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    give_app(editor)
    client.force_login(UserFactory(roles=(BEHEERDER,)))
    address = reverse("accounts_clear_factors", args=[editor.pk])
    assert address in client.get("/admin/users/").content.decode()
    assert "Tweede stap wissen" in client.get(address).content.decode()
    client.post(address)
    assert not Authenticator.objects.filter(user=editor).exists()


@needs_database
def test_others_cannot_clear_factors(client: Client, editor: User, settings: object) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    owner = UserFactory(roles=(REDACTEUR,))
    give_app(owner)
    client.force_login(editor)
    client.post(reverse("accounts_clear_factors", args=[owner.pk]))
    assert Authenticator.objects.filter(user=owner).count() == 2


@needs_database
def test_qr_code_and_key_are_on_the_page(client: Client, editor: User) -> None:
    sign_in(client, editor)
    text = client.get(reverse("mfa_activate_totp")).content.decode()
    assert 'src="data:image/svg+xml;base64,' in text
    assert re.search(r'value="[A-Z2-7]{32}"', text)
