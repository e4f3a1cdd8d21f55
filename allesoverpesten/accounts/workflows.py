"""Who reads a page before it is published. Made once; a beheerder changes it afterwards in the admin."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowPage, WorkflowTask

from allesoverpesten.accounts.roles import (
    BEHEERDER,
    COORDINATOR,
    EINDREDACTEUR,
    HULP,
    SITE,
    Role,
    section_page,
)
from content.core.first_content import once

WAGTAIL_DEFAULT = "Moderators approval"
WAGTAIL_GROUPS = ("Editors", "Moderators")


def ensure_workflows() -> None:
    """Two workflows: the chief editors read the whole site, the coordinators read what is below help."""
    once("accounts/wagtail-defaults", _remove_wagtail_defaults)
    once(
        "accounts/workflow/eindredactie",
        lambda: _make("Nalezen door eindredactie", SITE, (EINDREDACTEUR, BEHEERDER)),
    )
    once("accounts/workflow/hulp", lambda: _make("Nalezen door coördinatie", HULP, (COORDINATOR, BEHEERDER)))


def _remove_wagtail_defaults() -> None:
    """Groups and a workflow that every new Wagtail site has and that would stand beside our roles."""
    Workflow.objects.filter(name=WAGTAIL_DEFAULT).delete()
    Task.objects.filter(name=WAGTAIL_DEFAULT).delete()
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()


def _make(name: str, section: str, readers: tuple[Role, ...]) -> None:
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.set(Group.objects.filter(name__in=[role.name for role in readers]))
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=section_page(section))
