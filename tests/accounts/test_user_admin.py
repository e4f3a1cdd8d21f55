"""What a beheerder does with accounts, and the trace that everything leaves."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import REDACTEUR
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.infopunt import make_article

pytestmark = pytest.mark.django_db


def user_form(**values: Any) -> dict[str, Any]:
    return {
        "username": "nieuw",
        "email": "nieuw@example.org",
        "first_name": "Nieuwe",
        "last_name": "Collega",
        "is_active": "on",
        "groups": [Group.objects.get(name=REDACTEUR.name).pk],
        **values,
    }


def traces(**values: Any) -> list[str]:
    return list(ModelLogEntry.objects.filter(**values).order_by("timestamp").values_list("action", flat=True))


def test_somebody_new_chooses_the_password_by_mail(clients: dict[str, Client]) -> None:
    answer = clients["B"].post("/admin/users/new/", user_form())
    assert answer.status_code == HTTPStatus.FOUND
    (letter,) = mail.outbox
    assert letter.to == ["nieuw@example.org"]
    link = re.search(r"https?://\S+(/account/password/reset/key/\S+)", letter.body)[1]
    visitor = Client()
    address = visitor.get(link, follow=True).redirect_chain[-1][0]
    visitor.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    assert User.objects.get(username="nieuw").check_password(PASSWORD)


def test_password_chosen_by_a_beheerder_needs_no_mail(clients: dict[str, Client]) -> None:
    clients["B"].post("/admin/users/new/", user_form(password1=PASSWORD, password2=PASSWORD))
    assert User.objects.get(username="nieuw").check_password(PASSWORD)
    assert mail.outbox == []


def test_address_of_somebody_else_is_refused_in_words(clients: dict[str, Client]) -> None:
    UserFactory(email="nieuw@example.org")
    answer = clients["B"].post("/admin/users/new/", user_form(email="NIEUW@example.org"))
    assert "Er is al een gebruiker met dit e-mailadres." in answer.content.decode()
    assert not User.objects.filter(username="nieuw").exists()


def test_two_accounts_may_be_without_address() -> None:
    UserFactory(email="")
    UserFactory(email="")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(username=name, email="zelfde@example.org") for name in ("een", "twee")])


def test_change_of_an_account_leaves_a_trace(clients: dict[str, Client], staff: dict[str, User]) -> None:
    clients["B"].post("/admin/users/new/", user_form())
    user = User.objects.get(username="nieuw")
    clients["B"].post(f"/admin/users/edit/{user.pk}/", user_form(groups=[], last_name="Anders"))
    clients["B"].post(f"/admin/users/{user.pk}/second-factor/")
    clients["B"].post(f"/admin/users/delete/{user.pk}/")
    expected = ["wagtail.create", "wagtail.edit", "accounts.factors_cleared", "wagtail.delete"]
    assert traces(object_id=str(user.pk), user=staff["B"]) == expected
    report = clients["B"].get("/admin/reports/site-history/").content.decode()
    assert "Tweede stap gewist" in report


def test_change_of_a_group_leaves_a_trace(clients: dict[str, Client], staff: dict[str, User]) -> None:
    form = {
        "name": "Vrijwilligers",
        **{
            f"{prefix}-{count}": "0"
            for prefix in ("page_permissions", "collection_permissions", "document_permissions", "image_permissions")
            for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MAX_NUM_FORMS")
        },
    }
    answer = clients["B"].post("/admin/groups/new/", form)
    assert answer.status_code == HTTPStatus.FOUND, answer.content.decode()
    group = Group.objects.get(name="Vrijwilligers")
    clients["B"].post(f"/admin/groups/edit/{group.pk}/", {**form, "name": "Helpers"})
    clients["B"].post(f"/admin/groups/delete/{group.pk}/")
    entries = ModelLogEntry.objects.filter(object_id=str(group.pk), content_type__model="group", user=staff["B"])
    assert sorted(entries.values_list("action", flat=True)) == ["wagtail.create", "wagtail.delete", "wagtail.edit"]


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("assign_role", {"role": "Redacteur"}),
        ("set_active_state", {"mark_as_active": "False"}),
        ("delete", {}),
    ],
)
def test_change_of_many_accounts_at_once_leaves_a_trace(
    clients: dict[str, Client], staff: dict[str, User], action: str, values: dict[str, str]
) -> None:
    user = UserFactory()
    if "role" in values:
        values = {"role": str(Group.objects.get(name=values["role"]).pk)}
    clients["B"].post(f"/admin/bulk/accounts/user/{action}/?id={user.pk}", values)
    assert traces(object_id=str(user.pk), user=staff["B"]) == [
        "wagtail.delete" if action == "delete" else "wagtail.edit"
    ]


def test_own_doings_leave_a_trace(client: Client, settings: Any) -> None:
    user = UserFactory(roles=(REDACTEUR,))
    client.post("/account/login/", {"login": user.username, "password": PASSWORD})
    other = "nog een lang wachtwoord erbij"
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": other, "password2": other})
    assert traces(object_id=str(user.pk), user=user) == ["accounts.signed_in", "accounts.password_changed"]


def test_change_of_a_page_says_who(clients: dict[str, Client], staff: dict[str, User]) -> None:
    article = make_article()
    clients["E"].post(f"/admin/pages/{article.pk}/unpublish/")
    entry = PageLogEntry.objects.filter(page=article.pk).latest("timestamp")
    assert (entry.action, entry.user) == ("wagtail.unpublish", staff["E"])
    history = clients["E"].get(f"/admin/pages/{article.pk}/history/").content.decode()
    assert str(staff["E"]) in history


def test_admin_speaks_dutch_and_calls_nobody_else(clients: dict[str, Client]) -> None:
    answer = clients["E"].get("/admin/")
    text = answer.content.decode()
    assert '<html lang="nl-be"' in text
    assert "Afbeeldingen" in text
    assert "Alles over pesten" in text
    assert "Lees na wat redacteurs indienen" in text
    assert "gravatar.com" not in text
    assert "releases.wagtail.org" not in text


def test_somebody_without_role_is_told_whom_to_ask(client: Client, settings: Any) -> None:
    from django.contrib.auth.models import Permission  # noqa: PLC0415 - only here

    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert "Je hebt nog geen rol" in client.get("/admin/").content.decode()


def test_own_account_page_leads_to_password_and_second_factor(clients: dict[str, Client]) -> None:
    text = clients["R"].get("/admin/account/").content.decode()
    assert 'href="/account/password/change/"' in text
    assert 'href="/account/2fa/"' in text
