"""Marking a listing as checked: by the service itself, or by a coordinator."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from helpdesk.enums import CheckAnswer, DatePrecision
from helpdesk.facts_csv import DOUBTFUL
from helpdesk.models import CheckRequest, ServicePage

CONFIRMED = "helpdesk.confirmed"
CHECKED_BY_COORDINATOR = "helpdesk.checked"
SITE_NAME = "Alles over pesten"


def service_itself(page: ServicePage) -> str:
    """Who checked, when the service did: an organization, never the name of a person."""
    return _("%(name)s zelf") % {"name": page.organization.name}


def stamp(page: ServicePage, on: date, by: str) -> None:
    """Write day and checker on the listing and on each way of contact, in memory only.

    A source that said "te controleren" is overtaken by the check.
    """
    page.assured_on, page.assured_precision, page.assured_by = on, DatePrecision.DAY, by
    for relation in ("contact_points", "service_at_locations"):
        parts = list(getattr(page, relation).all())
        for part in parts:
            part.assured_on, part.assured_precision = on, DatePrecision.DAY
            if getattr(part, "source_state", "").startswith(DOUBTFUL):
                part.source_state = _("gecontroleerd")
        getattr(page, relation).set(parts)


@transaction.atomic
def assure(page: ServicePage, by: str, action: str, user: Any = None) -> None:
    """Publish what is live as checked today. A draft that waits keeps its own changes and gets the same stamp."""
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    today = timezone.localdate()
    stamp(page, today, by)
    page.save_revision(user=user, log_action=False).publish(user=user)
    log(page, action, user=user, data={"by": by})
    if draft:
        stamp(draft, today, by)
        _keep_in_workflow(page, draft, user)


def _keep_in_workflow(page: ServicePage, draft: ServicePage, user: Any) -> None:
    revision = draft.save_revision(user=user, log_action=False)
    state = page.current_workflow_task_state
    if state:
        state.revision = revision
        state.save(update_fields=["revision"])


def assure_as_coordinator(page: ServicePage, user: Any) -> None:
    """A coordinator checked the listing today; a question that still ran to the service needs no answer any more."""
    assure(page, SITE_NAME, CHECKED_BY_COORDINATOR, user)
    CheckRequest.objects.open().filter(service=page).update(
        answered_at=timezone.now(), answer=CheckAnswer.BY_COORDINATOR
    )
