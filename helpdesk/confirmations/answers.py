"""What the two answers of a service do: "klopt nog" is published, changes wait for a coordinator."""

from django.db import transaction
from django.utils import timezone

from content.core.signed_links import LinkProblem, LinkRefusedError, read_link
from helpdesk.confirmations.assurance import CONFIRMED, assure, service_itself, stamp
from helpdesk.confirmations.forms import AnswerForms
from helpdesk.confirmations.mails import PURPOSE
from helpdesk.confirmations.steps import LINK_LIFETIME
from helpdesk.enums import CheckAnswer
from helpdesk.models import CheckRequest, ServicePage


def request_of(token: str) -> CheckRequest:
    """The question that a link belongs to. Raises `LinkRefusedError`, also where the contact has changed since."""
    uuid = read_link(PURPOSE, token, LINK_LIFETIME)
    found = CheckRequest.objects.select_related("service__organization").filter(uuid=uuid).first()
    if found is None or not found.service.live or found.service.maintainer_email != found.email:
        raise LinkRefusedError(LinkProblem.BROKEN)
    return found


def latest_of(page: ServicePage) -> ServicePage:
    """The page with changes that wait already, so that a second change does not undo the first."""
    latest: ServicePage = page.get_latest_revision_as_object() if page.has_unpublished_changes else page
    return latest


def _close(request: CheckRequest, answer: CheckAnswer) -> bool:
    """Use the link up; False when somebody was first."""
    return bool(CheckRequest.objects.open().filter(pk=request.pk).update(answered_at=timezone.now(), answer=answer))


@transaction.atomic
def confirm(request: CheckRequest) -> bool:
    """Everything is still right: published with the date of today. False when the link was used before."""
    if not _close(request, CheckAnswer.CONFIRMED):
        return False
    assure(request.service, service_itself(request.service), CONFIRMED)
    return True


@transaction.atomic
def propose(request: CheckRequest, page: ServicePage, forms: AnswerForms) -> bool:
    """Keep valid changes as a draft in the workflow of the page. False when the link was used before."""
    if not _close(request, CheckAnswer.CHANGED):
        return False
    message = forms.apply()
    stamp(page, timezone.localdate(), service_itself(page))
    revision = page.save_revision(log_action=True)
    CheckRequest.objects.filter(pk=request.pk).update(note=message, revision=revision)
    current = request.service.current_workflow_task_state
    if current:
        current.revision = revision
        current.save(update_fields=["revision"])
    elif workflow := request.service.get_workflow():
        workflow.start(ServicePage.objects.get(pk=page.pk), None)
    return True
