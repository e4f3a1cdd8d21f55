"""Mails of the yearly check. Each is sent by the background worker, once, whatever queued it how often."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.core.signed_links import sign_link
from helpdesk.confirmations.steps import LINK_LIFETIME
from helpdesk.models import CheckRequest

PURPOSE = "helpdesk/check"


def answer_address(request: CheckRequest) -> str:
    """The full address, good for `LINK_LIFETIME`, on which the service answers without an account."""
    return f"{settings.SITE_URL}{reverse('check_answer', args=[sign_link(PURPOSE, str(request.uuid))])}"


def _send(to: list[str], subject: str, template: str, context: dict[str, Any]) -> None:
    mail = EmailMultiAlternatives(
        subject,
        render_to_string(f"helpdesk/mails/{template}.txt", context),
        to=to,
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string(f"helpdesk/mails/{template}.html", context), "text/html")
    mail.send()


def _locked(request_pk: int) -> CheckRequest | None:
    """The open request, held until the mail is away, so that two workers never send the same one."""
    return (
        CheckRequest.objects.select_for_update(of=("self",))
        .select_related("service__organization")
        .open()
        .filter(pk=request_pk)
        .first()
    )


@task(backend="background")
def mail_question(request_pk: int, is_reminder: bool) -> None:  # noqa: FBT001 - arguments of a task travel as JSON
    """Ask the service whether its listing is still right, or ask again."""
    field = "reminded_at" if is_reminder else "sent_at"
    with transaction.atomic():
        request = _locked(request_pk)
        if request is None or getattr(request, field):
            return
        page = request.service
        subject = _("Kloppen de gegevens van %(name)s nog?") % {"name": page.title}
        context = {
            "page": page,
            "name": page.maintainer_name,
            "address": answer_address(request),
            "days": LINK_LIFETIME.days,
            "is_reminder": is_reminder,
        }
        _send([request.email], _("Herinnering: ") + subject if is_reminder else subject, "question", context)
        setattr(request, field, timezone.now())
        request.save(update_fields=[field])


@task(backend="background")
def mail_unanswered(request_pk: int) -> None:
    """Tell the coordinators that a service does not answer, so that somebody calls it."""
    with transaction.atomic():
        request = _locked(request_pk)
        if request is None or request.escalated_at:
            return
        users = get_user_model().objects.with_perm("helpdesk.change_checkrequest", include_superusers=False)
        addresses = list(users.filter(is_active=True).exclude(email="").values_list("email", flat=True))
        edit = reverse("wagtailadmin_pages:edit", args=[request.service_id])
        context = {"page": request.service, "request": request, "address": f"{settings.SITE_URL}{edit}"}
        if addresses:
            subject = _("%(name)s antwoordt niet op de nakijkvraag") % {"name": request.service.title}
            _send(addresses, subject, "unanswered", context)
        request.escalated_at = timezone.now()
        request.save(update_fields=["escalated_at"])
