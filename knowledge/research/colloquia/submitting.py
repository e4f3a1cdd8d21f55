"""What happens to an abstract, from sending in to the decision. Each step leaves a mail owed where one is."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from content.core.signed_links import LinkProblem, LinkRefusedError, read_link
from knowledge.research.colloquia.mails import LINK_LIFETIME, LINK_PURPOSE, mail_submission
from knowledge.research.colloquia.rules import average, is_written_by
from knowledge.research.enums import ContributionState
from knowledge.research.models import AbstractReview, AbstractSubmission

if TYPE_CHECKING:
    from knowledge.research.models import ColloquiumPage


@transaction.atomic
def submit(submission: AbstractSubmission) -> None:
    submission.state = ContributionState.NEW
    submission.save()
    _mail(submission.pk)


@transaction.atomic
def withdraw(submission_pk: int) -> bool:
    """False when there is nothing left to withdraw."""
    submission = AbstractSubmission.objects.select_for_update().get(pk=submission_pk)
    if submission.state in {ContributionState.WITHDRAWN, ContributionState.DECLINED}:
        return False
    submission.state, submission.is_told = ContributionState.WITHDRAWN, True
    submission.save(update_fields=["state", "is_told"])
    _mail(submission.pk)
    return True


@transaction.atomic
def decide(submission_pk: int, state: str, note: str) -> None:
    """Remember a decision; its authors hear of it with `send_decisions`. A withdrawn abstract stays withdrawn."""
    submission = AbstractSubmission.objects.select_for_update().get(pk=submission_pk)
    if ContributionState.WITHDRAWN in {submission.state, state}:
        return
    submission.is_told = submission.is_told and submission.state == state
    submission.state, submission.decision_note = state, note
    submission.save(update_fields=["state", "decision_note", "is_told"])


@transaction.atomic
def send_decisions(colloquium: "ColloquiumPage") -> int:
    """Mail every decision that its authors do not know yet; returns how many."""
    waiting = AbstractSubmission.objects.select_for_update().filter(colloquium=colloquium, is_told=False)
    keys = list(waiting.exclude(state=ContributionState.NEW).values_list("pk", flat=True))
    AbstractSubmission.objects.filter(pk__in=keys).update(is_told=True)
    for pk in keys:
        _mail(pk)
    return len(keys)


def may_review(submission: AbstractSubmission, user: Any) -> bool:
    """Whoever wrote it, judges it not."""
    name, email = user.get_full_name(), user.email
    return not is_written_by(submission.author_lines, submission.contact_email, name=name, email=email)


def review(submission: AbstractSubmission, user: Any, values: dict[str, Any]) -> None:
    AbstractReview.objects.update_or_create(submission=submission, reviewer=user, defaults=values)


def score_of(submission: AbstractSubmission) -> float | None:
    """From reviews in memory (`with_reviews`)."""
    return average([one.score for one in submission.reviews.all() if one.score])


def submission_of(token: str) -> AbstractSubmission:
    """Whose link this is. Raises LinkRefusedError, also when it was deleted since."""
    uuid = read_link(LINK_PURPOSE, token, LINK_LIFETIME)
    found = AbstractSubmission.objects.select_related("colloquium").filter(uuid=uuid).first()
    if found is None:
        raise LinkRefusedError(LinkProblem.BROKEN)
    return found


def _mail(pk: int) -> None:
    transaction.on_commit(lambda: mail_submission.enqueue(pk))
