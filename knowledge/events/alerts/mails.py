"""The question and the digest. An address that a mail server refuses for good is deleted at once."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.core.signed_links import sign_link
from knowledge.events.alerts.lists import AlertItem, alert_list
from knowledge.events.mails import is_refused_for_good
from knowledge.events.models import AlertSubscription

CONFIRM_PURPOSE = "events/alert-confirm"
STOP_PURPOSE = "events/alert-stop"
CONFIRM_LIFETIME = timedelta(days=7)
# A mail from long ago must still be a way out.
STOP_LIFETIME = timedelta(days=3650)
MOST_ITEMS = 30
# No second question within the hour: the form must not become a way to bother somebody.
QUESTION_REST = timedelta(hours=1)


def stop_address(subscription: AlertSubscription) -> str:
    token = sign_link(STOP_PURPOSE, str(subscription.uuid))
    return f"{settings.SITE_URL}{reverse('alert_stop', args=[token])}"


@task(backend="background")
def mail_question(subscription_pk: int) -> None:
    """Ask whether the owner of the address wants these mails."""
    with transaction.atomic():
        subscription = (
            AlertSubscription.objects.select_for_update().filter(pk=subscription_pk, confirmed_at=None).first()
        )
        now = timezone.now()
        if subscription is None or (subscription.asked_at and subscription.asked_at > now - QUESTION_REST):
            return
        token = sign_link(CONFIRM_PURPOSE, str(subscription.uuid))
        context = _context(subscription) | {
            "confirm_address": f"{settings.SITE_URL}{reverse('alert_confirm', args=[token])}",
            "days": CONFIRM_LIFETIME.days,
        }
        subject = _("Wil je mails over %(list)s?") % {"list": context["list_name"]}
        if _send(subscription, subject, "alert_question", context):
            subscription.asked_at = now
            subscription.save(update_fields=["asked_at"])


@task(backend="background")
def mail_digest(subscription_pk: int) -> None:
    """What is new since the last digest; no mail when nothing is. Once a week, whatever queued it how often."""
    with transaction.atomic():
        now = timezone.now()
        due = AlertSubscription.objects.due(now).select_for_update()
        subscription = due.filter(pk=subscription_pk).first()
        found = alert_list(subscription.list_key) if subscription else None
        if subscription is None or found is None:
            return
        items = found.find(subscription.query, subscription.since)
        if items:
            context = _context(subscription) | {
                "items": [_line(item) for item in items[:MOST_ITEMS]],
                "more": max(len(items) - MOST_ITEMS, 0),
            }
            subject = _("Nieuw: %(list)s") % {"list": context["list_name"]}
            if not _send(subscription, subject, "alert_digest", context):
                return
        subscription.looked_at = now
        subscription.save(update_fields=["looked_at"])


def _line(item: AlertItem) -> dict[str, str]:
    return {"title": item.title, "text": item.text, "address": f"{settings.SITE_URL}{item.url}"}


def _context(subscription: AlertSubscription) -> dict[str, Any]:
    found = alert_list(subscription.list_key)
    return {
        "list_name": found.describe(subscription.query) if found else "",
        "list_address": f"{settings.SITE_URL}{found.address(subscription.query)}" if found else settings.SITE_URL,
        "stop_address": stop_address(subscription),
    }


def _send(subscription: AlertSubscription, subject: str, template: str, context: dict[str, Any]) -> bool:
    """False when the address does not exist: the subscription is gone then. A busy server raises, for another time."""
    mail = EmailMultiAlternatives(
        " ".join(subject.split()),
        render_to_string(f"events/mails/{template}.txt", context),
        to=[subscription.email],
        headers={
            "Auto-Submitted": "auto-generated",
            # RFC 8058: the button "unsubscribe" of a mail program posts to this address, without opening it.
            "List-Unsubscribe": f"<{context['stop_address']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    mail.attach_alternative(render_to_string(f"events/mails/{template}.html", context), "text/html")
    try:
        mail.send()
    except SMTPRecipientsRefused as error:
        if not is_refused_for_good(error):
            raise
        subscription.delete()
        return False
    return True
