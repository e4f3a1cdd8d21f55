"""Names, passwords and mails."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import REDACTEUR
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"
NEW_PASSWORD = "nog een lang wachtwoord erbij"


@pytest.fixture
def editor() -> User:
    return UserFactory(username="jo", email="Jo@Example.org", roles=(REDACTEUR,))


@pytest.mark.parametrize("name", ["jo", "jo@example.org", "JO@example.org"])
def test_user_name_and_address_both_sign_in(client: Client, editor: User, name: str) -> None:
    answer = client.post(LOGIN, {"login": name, "password": PASSWORD})
    assert answer.headers["Location"] == "/admin/"


def test_wrong_password_is_told_and_the_name_is_kept(client: Client, editor: User) -> None:
    text = client.post(LOGIN, {"login": "jo", "password": "fout"}).content.decode()
    assert "Kijk dit even na" in text
    assert 'value="jo"' in text
    assert "fout" not in re.sub(r"(?i)fout:", "", text)


def test_unknown_name_gets_the_same_answer(client: Client, editor: User) -> None:
    def summary(name: str) -> str:
        text = Client().post(LOGIN, {"login": name, "password": "verkeerd"}).content.decode()
        return re.search(r'(?s)class="error-summary".*?</div>', text)[0]

    assert summary("jo") == summary("niemand")


def test_admin_leads_to_sign_in_and_back(client: Client, editor: User, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    first = client.get("/admin/reports/workflow/", follow=True)
    assert first.redirect_chain[-1][0] == "/account/login/?next=%2Fadmin%2Freports%2Fworkflow%2F"
    answer = client.post(LOGIN, {"login": "jo", "password": PASSWORD, "next": first.context["redirect_field_value"]})
    assert answer.headers["Location"] == "/admin/reports/workflow/"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/"])
def test_sign_in_never_leads_away(client: Client, editor: User, target: str) -> None:
    answer = client.post(LOGIN, {"login": "jo", "password": PASSWORD, "next": target})
    assert answer.headers["Location"] == "/admin/"


def test_nobody_signs_up(client: Client) -> None:
    form = {"username": "vreemde", "email": "v@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert "Je kan hier geen account maken" in client.get("/account/signup/").content.decode()
    client.post("/account/signup/", form)
    assert not User.objects.exists()


def test_somebody_inactive_stays_outside(client: Client, editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)
    client.post(LOGIN, {"login": "jo", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_forgotten_password_is_replaced_by_mail(client: Client, editor: User) -> None:
    answer = client.get("/admin/password_reset/", follow=True)
    assert answer.redirect_chain == [("/account/password/reset/", HTTPStatus.FOUND)]
    client.post("/account/password/reset/", {"email": "jo@example.org"})
    (letter,) = mail.outbox
    assert letter.subject == "Alles over pesten: kies een wachtwoord"
    assert "Je gebruikersnaam is jo." in letter.body
    link = re.search(r"https?://\S+(/account/password/reset/key/\S+)", letter.body)[1]
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert client.post(LOGIN, {"login": "jo", "password": NEW_PASSWORD}).headers["Location"] == "/admin/"
    assert "niet geldig" in Client().get(link, follow=True).content.decode()


def test_old_address_opens_nothing_after_a_change(client: Client, editor: User) -> None:
    EmailAddress.objects.create(user=editor, email=editor.email, verified=True, primary=True)
    editor.email = "nieuw@example.org"
    editor.save()
    client.post("/account/password/reset/", {"email": "jo@example.org"})
    assert mail.outbox == []
    client.post("/account/password/reset/", {"email": "nieuw@example.org"})
    assert [letter.to for letter in mail.outbox] == [["nieuw@example.org"]]


def test_unknown_address_gets_no_mail_and_the_same_answer(client: Client, editor: User) -> None:
    known = client.post("/account/password/reset/", {"email": "jo@example.org"})
    unknown = client.post("/account/password/reset/", {"email": "niemand@example.org"})
    assert known.headers["Location"] == unknown.headers["Location"]
    assert [letter.to for letter in mail.outbox] == [["jo@example.org"]]


def test_weak_password_is_refused(client: Client, editor: User) -> None:
    client.force_login(editor)
    form = {"oldpassword": PASSWORD, "password1": "kort", "password2": "kort"}
    text = client.post("/account/password/change/", form).content.decode()
    assert "12" in text
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)


def test_list_of_addresses_beside_the_account_is_closed(client: Client, editor: User) -> None:
    client.force_login(editor)
    client.post("/account/email/", {"action_add": "", "email": "ander@example.org"})
    assert not EmailAddress.objects.exists()


def test_signing_out_of_the_admin_ends_the_session(client: Client, editor: User, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(editor)
    answer = client.post(reverse("wagtailadmin_logout"))
    assert answer.headers["Location"] == LOGIN
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("address", [LOGIN, "/account/password/reset/", "/account/2fa/", "/account/2fa/webauthn/add/"])
def test_account_pages_keep_the_strict_content_policy(client: Client, editor: User, address: str) -> None:
    if "2fa" in address:
        client.post(LOGIN, {"login": "jo", "password": PASSWORD})
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "no-store" in answer.headers["Cache-Control"]


def test_staff_pages_tell_search_engines_to_stay_away(client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in client.get(LOGIN).content.decode()


def test_sign_in_needs_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    client.get(LOGIN)
    with django_assert_max_num_queries(3):
        client.get(LOGIN)
