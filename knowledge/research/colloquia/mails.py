"""Mails to who sent in an abstract. Each tells how things are when it goes out, once, whatever queued it how often."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.core.signed_links import sign_link
from knowledge.events.mails import is_refused_for_good
from knowledge.research.enums import ContributionState
from knowledge.research.models import AbstractSubmission

LINK_PURPOSE = "research/submission"
LINK_LIFETIME = timedelta(days=800)


@task(backend="background")
def mail_submission(submission_pk: int) -> None:
    """Tell who sent in an abstract where it stands, if their last mail does not say so already."""
    with transaction.atomic():
        owed = AbstractSubmission.objects.select_for_update(of=("self",)).select_related("colloquium").owed_a_mail()
        submission = owed.filter(pk=submission_pk).first()
        if submission is None:
            return
        try:
            _send(submission)
        except SMTPRecipientsRefused as error:
            if not is_refused_for_good(error):
                raise
            submission.refused_at = timezone.now()
        else:
            submission.mailed_state = submission.state
        submission.save(update_fields=["mailed_state", "refused_at"])


def _subject(submission: AbstractSubmission) -> str:
    words = {
        ContributionState.NEW: _("We kregen je bijdrage: %(title)s"),
        ContributionState.ACCEPTED: _("Je bijdrage is aanvaard: %(title)s"),
        ContributionState.DECLINED: _("Over je bijdrage: %(title)s"),
        ContributionState.WITHDRAWN: _("Je bijdrage is ingetrokken: %(title)s"),
    }
    return " ".join((words[ContributionState(submission.state)] % {"title": submission.title}).split())


def _send(submission: AbstractSubmission) -> None:
    token = sign_link(LINK_PURPOSE, str(submission.uuid))
    context = {
        "submission": submission,
        "colloquium": submission.colloquium,
        "address": f"{settings.SITE_URL}{reverse('submission', args=[token])}",
        "is_new": submission.state == ContributionState.NEW,
        "is_accepted": submission.state == ContributionState.ACCEPTED,
        "is_withdrawn": submission.state == ContributionState.WITHDRAWN,
    }
    EmailMessage(
        _subject(submission),
        render_to_string("research/mails/submission.txt", context),
        to=[submission.contact_email],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()
