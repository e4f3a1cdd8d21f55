"""Mails to who registered. Each is sent by the background worker, once, whatever queued it how often.

The mail tells how things are when it goes out, not how they were when it was asked for: who got a place from the
waiting list within the minute hears that they have one, and nothing else.
"""

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
from knowledge.events.calendar_text import calendar_text
from knowledge.events.enums import RegistrationState
from knowledge.events.models import Event, Registration

LINK_PURPOSE = "events/registration"
LINK_LIFETIME = timedelta(days=800)


def is_refused_for_good(error: SMTPRecipientsRefused) -> bool:
    """Whether the server said that this address will never work (a 5xx answer), not that it is busy."""
    return all(code >= 500 for code, _message in error.recipients.values())


@task(backend="background")
def mail_registration(registration_pk: int) -> None:
    """Tell somebody where they stand, if their last mail does not say so already."""
    with transaction.atomic():
        registration = (
            Registration.objects.select_for_update(of=("self",))
            .select_related("event")
            .owed_a_mail()
            .filter(pk=registration_pk)
            .first()
        )
        if registration is None:
            return
        try:
            _send(registration)
        except SMTPRecipientsRefused as error:
            if not is_refused_for_good(error):
                raise
            registration.refused_at = timezone.now()
        else:
            registration.mailed_state = registration.state
            registration.mailed_notice = registration.event.notice
        registration.save(update_fields=["mailed_state", "mailed_notice", "refused_at"])


def mail_whoever_is_owed(event: Event) -> None:
    """Queue a mail to each person who does not know yet how this date stands; after the commit."""
    owed = list(event.registrations.owed_a_mail().values_list("pk", flat=True))

    def enqueue() -> None:
        for pk in owed:
            mail_registration.enqueue(pk)

    transaction.on_commit(enqueue)


def _subject(registration: Registration) -> str:
    event = registration.event
    if registration.state == RegistrationState.CANCELLED:
        return _("Je bent uitgeschreven: %(title)s") % {"title": event.title}
    if event.is_cancelled:
        return _("Gaat niet door: %(title)s") % {"title": event.title}
    if registration.mailed_state == registration.state:
        return _("Gewijzigd: %(title)s") % {"title": event.title}
    if registration.state == RegistrationState.WAITING:
        return _("Je staat op de wachtlijst: %(title)s") % {"title": event.title}
    return _("Je bent ingeschreven: %(title)s") % {"title": event.title}


def _send(registration: Registration) -> None:
    event = registration.event
    token = sign_link(LINK_PURPOSE, str(registration.uuid))
    context: dict[str, Any] = {
        "registration": registration,
        "event": event,
        "was_waiting": registration.mailed_state == RegistrationState.WAITING,
        "is_cancelled": registration.state == RegistrationState.CANCELLED,
        "is_waiting": registration.state == RegistrationState.WAITING,
        "is_change": registration.mailed_state == registration.state,
        "changes": list(event.changes.all()[:3]) if registration.mailed_state else [],
        "cancel_address": f"{settings.SITE_URL}{reverse('registration_cancel', args=[token])}",
        "event_address": f"{settings.SITE_URL}{event.url}",
    }
    subject = " ".join(_subject(registration).split())
    mail = EmailMultiAlternatives(
        subject,
        render_to_string("events/mails/registration.txt", context),
        to=[registration.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("events/mails/registration.html", context), "text/html")
    if registration.has_place:
        mail.attach("afspraak.ics", calendar_text(event.title, [event.calendar_text]).decode(), "text/calendar")
    mail.send()
