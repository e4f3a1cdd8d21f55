"""The last gate before the public: whichever way a wegwijzer is published, the linter looks at it at that moment.

The form of the editor says it first and kindlier. But a draft that waited for its hour or for a reader may hand over
to a service that stopped meanwhile, and other programs publish without any form.
"""

import logging

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from knowledge.training.linter import errors, problems

logger = logging.getLogger(__name__)

REFUSED = "training.refused"
SCHEDULED = "wagtail.publish.scheduled"


class UnsoundFlowchartError(PermissionDenied):
    """Nobody may publish this as it is: Wagtail's admin turns it into a message, its API into a refusal."""


def first_error(draft: Page) -> str:
    """The first thing that keeps this draft from the public, in Dutch; empty when nothing does."""
    found = errors(problems(draft.flowchart))
    return found[0].message if found else ""


def may_publish(page: Page, revision: Revision, log_action: str | bool) -> bool:  # noqa: FBT001 - Wagtail's own argument
    """Whether to go on. A publication that was planned is called off and written in the history; any other raises
    UnsoundFlowchartError.
    """
    problem = first_error(revision.as_object())
    if not problem:
        return True
    if log_action != SCHEDULED:
        raise UnsoundFlowchartError(problem)
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance=page, action=REFUSED, revision=revision, data={"problem": problem})
    logger.warning("The planned publication of page %s was called off: %s", page.pk, problem)
    return False
