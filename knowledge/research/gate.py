"""The last gate before the public: whichever way a page is published, its rules are looked at at that moment.

The form of the editor says it first and kindlier. But a draft that waited for its hour or for a reader may have lost
its card since, and other programs publish without any form.
"""

import logging
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from wagtail.log_actions import log
from wagtail.models import Page, Revision

logger = logging.getLogger(__name__)

REFUSED = "research.refused"
SCHEDULED = "wagtail.publish.scheduled"


def may_publish(page: Page, revision: Revision, log_action: str | bool, problems: Mapping[str, str]) -> bool:  # noqa: FBT001 - Wagtail's own argument
    """Whether to go on; `problems` are those of the draft, by field.

    A publication that was planned is called off and written in the history; any other raises ValidationError, which
    `content.core.middleware.RefusalMiddleware` turns into words.
    """
    if not problems:
        return True
    problem = next(iter(problems.values()))
    if log_action != SCHEDULED:
        raise ValidationError(problem)
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance=page, action=REFUSED, revision=revision, data={"problem": problem})
    logger.warning("The planned publication of page %s was called off: %s", page.pk, problem)
    return False
