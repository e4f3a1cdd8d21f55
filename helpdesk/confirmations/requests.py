"""Who must be asked today, and the tasks that mail them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from helpdesk.confirmations.mails import mail_question, mail_unanswered
from helpdesk.confirmations.steps import Asked, Step, next_step
from helpdesk.listings.freshness import Freshness, check_of
from helpdesk.listings.store import live_listings
from helpdesk.models import CheckRequest, ServicePage


@dataclass(frozen=True, slots=True)
class Round:
    """What one round set going, and how many listings need a check but have nobody to ask."""

    steps: Counter[Step]
    without_contact: int


def send_check_requests() -> Round:
    """Ask, remind and hand over what is due today. Running it again on the same day sends nothing twice."""
    today = timezone.localdate()
    due = {listing.pk for listing in live_listings() if check_of(listing, today).freshness is not Freshness.FRESH}
    steps: Counter[Step] = Counter()
    without_contact = 0
    last = _last_requests()
    for page in ServicePage.objects.live().order_by("pk"):
        if page.pk in due and not page.maintainer_email and page.pk not in last:
            without_contact += 1
            continue
        step = _do_next(page, last.get(page.pk), today, needs_check=page.pk in due)
        steps[step] += 1
    return Round(steps, without_contact)


def _last_requests() -> dict[int, CheckRequest]:
    newest_last = CheckRequest.objects.order_by("created_at", "pk")
    return {request.service_id: request for request in newest_last}


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _do_next(page: ServicePage, last: CheckRequest | None, today: date, *, needs_check: bool) -> Step:
    asked = last and Asked(_day(last.sent_at), _day(last.reminded_at), _day(last.escalated_at), _day(last.answered_at))
    step = next_step(needs_check=needs_check, last=asked or None, today=today)
    if step is Step.ASK:
        if not page.maintainer_email:
            return Step.WAIT
        ask(page, last)
    elif step is Step.REMIND and last:
        mail_question.enqueue(last.pk, is_reminder=True)
    elif step is Step.ESCALATE and last:
        mail_unanswered.enqueue(last.pk)
    return step


def ask(page: ServicePage, last: CheckRequest | None) -> None:
    """Start a question to the contact of this listing, or send the one that never left."""
    with transaction.atomic():
        request = last if last and last.answered_at is None else CheckRequest(service=page)
        request.email = page.maintainer_email
        request.save()
        transaction.on_commit(lambda: mail_question.enqueue(request.pk, is_reminder=False))
