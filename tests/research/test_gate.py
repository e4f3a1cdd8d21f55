"""Without praktijkkaart nothing of a publication reaches the public, whichever way it is published."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER, ONDERZOEKER
from knowledge.research.gate import REFUSED
from knowledge.research.models import PublicationPage, StudyCallPage
from tests.factories.accounts import UserFactory
from tests.factories.research import make_call, make_publication

pytestmark = pytest.mark.django_db
PROBLEM = "Schrijf in gewone woorden wat ze vonden."


@pytest.fixture
def reader(settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return UserFactory(roles=(BEHEERDER,))


@pytest.fixture
def desk(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


def approval(page: Any, task: Any) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])


def handed_in(owner: User) -> tuple[PublicationPage, Any]:
    """A draft that was complete when it was handed in, and whose card was emptied since."""
    page = make_publication(live=False, owner=owner)
    page.get_workflow().start(page, owner)
    page.finding = ""
    page.save_revision(user=owner, clean=False)
    return page, PublicationPage.objects.get(pk=page.pk).current_workflow_task_state


def test_approval_is_stopped_and_says_why(desk: Client, reader: User) -> None:
    page, task = handed_in(UserFactory(roles=(ONDERZOEKER,)))
    answer = desk.post(approval(page, task), {"comment": ""}, follow=True)
    assert answer.status_code == HTTPStatus.OK
    assert answer.request["PATH_INFO"] == f"/admin/pages/{page.pk}/edit/"
    assert PROBLEM in answer.content.decode()
    page = PublicationPage.objects.get(pk=page.pk)
    assert not page.live
    assert page.current_workflow_state.status == "in_progress"


def test_approval_by_a_program_gets_words_too(desk: Client) -> None:
    page, task = handed_in(UserFactory(roles=(ONDERZOEKER,)))
    answer = desk.post(
        approval(page, task),
        {"comment": ""},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert PROBLEM in answer.json()["detail"]


def test_complete_card_is_approved(desk: Client) -> None:
    owner = UserFactory(roles=(ONDERZOEKER,))
    page = make_publication(live=False, owner=owner)
    page.get_workflow().start(page, owner)
    task = page.current_workflow_task_state
    desk.post(approval(page, task), {"comment": ""})
    assert PublicationPage.objects.get(pk=page.pk).live


def test_approval_of_a_date_to_come_is_stopped_too(desk: Client) -> None:
    owner = UserFactory(roles=(ONDERZOEKER,))
    page = make_publication(live=False, owner=owner)
    page.get_workflow().start(page, owner)
    page.finding, page.go_live_at = "", timezone.now() + timedelta(days=1)
    page.save_revision(user=owner, clean=False)
    task = PublicationPage.objects.get(pk=page.pk).current_workflow_task_state
    answer = desk.post(approval(page, task), {"comment": ""}, follow=True)
    assert PROBLEM in answer.content.decode()
    assert not PublicationPage.objects.get(pk=page.pk).scheduled_revision


def test_api_is_stopped(desk: Client) -> None:
    page, _task = handed_in(UserFactory(roles=(ONDERZOEKER,)))
    answer = desk.post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert PROBLEM in answer.content.decode()
    assert not PublicationPage.objects.get(pk=page.pk).live


def test_bulk_action_is_stopped(desk: Client) -> None:
    page, _task = handed_in(UserFactory(roles=(ONDERZOEKER,)))
    answer = desk.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", follow=True)
    assert PROBLEM in answer.content.decode()
    assert not PublicationPage.objects.get(pk=page.pk).live


def test_planned_publication_is_called_off_and_others_go_on(time_machine: Any) -> None:
    time_machine.move_to("2030-01-01T09:00:00Z")
    broken, whole = make_publication(live=False), make_publication(live=False)
    for page, finding in ((broken, ""), (whole, "Het helpt.")):
        page.finding, page.go_live_at = finding, timezone.now() + timedelta(days=1)
        revision = page.save_revision(clean=False)
        revision.approved_go_live_at = page.go_live_at
        revision.save()
    time_machine.move_to("2030-01-03T09:00:00Z")
    call_command("publish_scheduled", verbosity=0)
    assert [PublicationPage.objects.get(pk=page.pk).live for page in (broken, whole)] == [False, True]
    [entry] = PageLogEntry.objects.filter(action=REFUSED)
    assert entry.page_id == broken.pk
    assert PROBLEM in entry.message


def test_code_is_stopped() -> None:
    page = make_publication(live=False)
    page.meanings = []
    with pytest.raises(ValidationError, match="minstens één groep lezers"):
        page.save_revision(clean=False).publish()


def test_call_without_ethics_is_stopped_by_approval(desk: Client) -> None:
    owner = UserFactory(roles=(ONDERZOEKER,))
    page = make_call(live=False, owner=owner)
    page.get_workflow().start(page, owner)
    page.ethics_reference = ""
    page.save_revision(user=owner, clean=False)
    task = StudyCallPage.objects.get(pk=page.pk).current_workflow_task_state
    answer = desk.post(approval(page, task), {"comment": ""}, follow=True)
    assert "Zonder goedkeuring van een ethische commissie" in answer.content.decode()
    assert not StudyCallPage.objects.get(pk=page.pk).live
