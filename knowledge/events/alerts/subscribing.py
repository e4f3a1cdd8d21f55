"""Asking, confirming, leaving."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from content.core.signed_links import LinkProblem, LinkRefusedError, read_link
from knowledge.events.alerts.mails import CONFIRM_LIFETIME, CONFIRM_PURPOSE, STOP_LIFETIME, STOP_PURPOSE, mail_question
from knowledge.events.models import AlertSubscription


@transaction.atomic
def ask(list_key: str, query: str, email: str) -> None:
    """Send the question whether this address wants it. Who already follows the list gets no mail at all."""
    found = AlertSubscription.objects.filter(list_key=list_key, query=query, email__iexact=email).first()
    if found and found.confirmed_at:
        return
    subscription = found or AlertSubscription.objects.create(list_key=list_key, query=query, email=email)
    transaction.on_commit(lambda: mail_question.enqueue(subscription.pk))


def subscription_to_confirm(token: str) -> AlertSubscription:
    """Raises LinkRefusedError."""
    return _subscription(CONFIRM_PURPOSE, token, CONFIRM_LIFETIME)


def subscription_to_stop(token: str) -> AlertSubscription | None:
    """None when it is gone already: leaving twice is no problem. Raises LinkRefusedError for a forged link."""
    uuid = read_link(STOP_PURPOSE, token, STOP_LIFETIME)
    return AlertSubscription.objects.filter(uuid=uuid).first()


def confirm(subscription: AlertSubscription) -> None:
    AlertSubscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmed_at=timezone.now())


def _subscription(purpose: str, token: str, lifetime: timedelta) -> AlertSubscription:
    found = AlertSubscription.objects.filter(uuid=read_link(purpose, token, lifetime)).first()
    if found is None:
        raise LinkRefusedError(LinkProblem.EXPIRED)
    return found


def forget_unconfirmed() -> int:
    """Delete questions that nobody answered; return how many."""
    deleted, _by_model = AlertSubscription.objects.never_confirmed(timezone.now() - CONFIRM_LIFETIME).delete()
    return deleted
