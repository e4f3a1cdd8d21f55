"""Roles, workflows and trial accounts appear once and stay right."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Workflow, WorkflowPage

from allesoverpesten.accounts.demo_staff import USERNAMES
from allesoverpesten.accounts.members import MEMBERS
from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import HULP, REDACTEUR, ROLES, SITE, ensure_roles, section_page
from helpdesk.models import ServicePage
from tests.factories.infopunt import make_article

pytestmark = pytest.mark.django_db


def prepare() -> str:
    said = StringIO()
    call_command("prepare_staff", stdout=said)
    return said.getvalue()


def rights() -> tuple[list[Any], list[Any], list[Any]]:
    return (
        sorted(Group.objects.values_list("name", "permissions__codename", "permissions__content_type")),
        sorted(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename")),
        sorted(GroupCollectionPermission.objects.values_list("group__name", "collection", "permission__codename")),
    )


def test_new_site_has_five_roles_members_and_none_of_wagtail() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {*(role.name for role in ROLES), MEMBERS}
    assert not Group.objects.get(name=MEMBERS).permissions.exists()


def test_running_again_changes_nothing() -> None:
    before = rights(), list(Workflow.objects.values())
    prepare()
    assert (rights(), list(Workflow.objects.values())) == before


def test_right_given_by_hand_is_taken_back_and_a_lost_one_returns() -> None:
    before = rights()
    group = Group.objects.get(name=REDACTEUR.name)
    group.permissions.add(Permission.objects.get(codename="add_user"))
    GroupPagePermission.objects.filter(group=group).first().delete()
    GroupPagePermission.objects.create(
        group=group, page=section_page(SITE), permission=Permission.objects.get(codename="publish_page")
    )
    ensure_roles()
    assert rights() == before


def test_own_group_of_a_beheerder_is_left_alone() -> None:
    group = Group.objects.create(name="Vrijwilligers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    ensure_roles()
    assert group.permissions.count() == 1


def test_missing_section_page_does_not_stop_the_rest() -> None:
    section_page(HULP).delete()
    ensure_roles()
    assert set(Group.objects.values_list("name", flat=True)) == {*(role.name for role in ROLES), MEMBERS}


def test_whole_site_is_read_by_the_chief_editors_and_help_by_the_coordinators() -> None:
    article, service = make_article(), ServicePage.objects.first()
    assert article.get_workflow().name == "Nalezen door eindredactie"
    assert service.get_workflow().name == "Nalezen door coördinatie"
    readers = {
        workflow.name: set(workflow.tasks.get().specific.groups.values_list("name", flat=True))
        for workflow in Workflow.objects.filter(active=True)
    }
    assert readers == {
        "Nalezen door eindredactie": {"Eindredacteur", "Beheerder"},
        "Nalezen door coördinatie": {"Coördinator", "Beheerder"},
    }


def test_workflow_that_a_beheerder_took_away_stays_away() -> None:
    WorkflowPage.objects.all().delete()
    prepare()
    assert not WorkflowPage.objects.exists()


def test_no_trial_accounts_unless_asked() -> None:
    assert "Aanmelden" not in prepare()
    assert not User.objects.exists()


def test_trial_accounts_are_told_once_and_work(settings: Any) -> None:
    settings.CREATE_DEMO_STAFF = True
    told = dict(line.split() for line in prepare().splitlines() if line.startswith("  "))
    assert told.keys() == USERNAMES.keys()
    for username, password in told.items():
        user = User.objects.get(username=username)
        assert user.check_password(password)
        assert [group.name for group in user.groups.all()] == [USERNAMES[username].name]
        assert not user.is_superuser
    assert len(set(told.values())) == len(told)
    assert not any(password in prepare() for password in told.values())


def test_deleted_trial_account_stays_deleted(settings: Any) -> None:
    settings.CREATE_DEMO_STAFF = True
    prepare()
    User.objects.get(username="redacteur").delete()
    prepare()
    assert not User.objects.filter(username="redacteur").exists()
