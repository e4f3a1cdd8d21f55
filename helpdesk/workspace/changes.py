"""Changes that wait: what is on the site beside what is proposed, to approve or to send back."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from helpdesk.listings.documents import document_of
from helpdesk.listings.field_changes import Change, changes_between
from helpdesk.models import CheckRequest, ServicePage
from helpdesk.opening_hours import HoursProblem, Schedule, check_osm, week_table


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """A draft of a live service. `request` is the answer of the service that made it, None for an editor's draft."""

    page: ServicePage
    changes: list[Change]
    request: CheckRequest | None
    author: str
    made_at: Any


def _readable(change: Change) -> Change:
    """The same change with weeks in words instead of OpenStreetMap's signs."""
    if not change.field.endswith(f" › {_('openingsuren')}"):
        return change
    return replace(change, old=_week_in_words(change.old), new=_week_in_words(change.new))


def _week_in_words(osm: str) -> str:
    try:
        check_osm(osm)
    except HoursProblem:
        return osm
    table = week_table([Schedule(osm)], (), timezone.localdate())
    return ". ".join([f"{row.days}: {row.hours}" for row in table.rows] + list(table.notes)) if table else osm


def waiting_change(page: ServicePage) -> WaitingChange:
    revision = page.latest_revision
    draft = revision.as_object()
    request = (
        CheckRequest.objects.filter(service=page, answer="changed", revision__isnull=False)
        .filter(revision__created_at__lte=revision.created_at)
        .filter(answered_at__gt=page.last_published_at)
        .first()
    )
    author = str(revision.user or "") or (str(page.organization) if request else "")
    changes = changes_between(document_of(page), document_of(draft))
    return WaitingChange(page, [_readable(change) for change in changes], request, author, revision.created_at)


@transaction.atomic
def approve(page: ServicePage, user: Any) -> None:
    """Put the draft on the site; a workflow that waits for it is finished by the same person."""
    state = page.current_workflow_task_state
    if state and state.task.specific.get_actions(page, user):
        state.task.specific.on_action(state, user, "approve")
        page.refresh_from_db()
    if page.has_unpublished_changes:
        page.latest_revision.publish(user=user)


@transaction.atomic
def send_back(page: ServicePage, user: Any) -> None:
    """Drop the draft: what is on the site becomes the latest revision again. The draft stays in the page's history."""
    workflow = page.current_workflow_state
    if workflow:
        workflow.cancel(user=user)
    live = ServicePage.objects.get(pk=page.pk)
    live.save_revision(user=user, log_action=True, changed=False)
    ServicePage.objects.filter(pk=page.pk).update(has_unpublished_changes=False)
