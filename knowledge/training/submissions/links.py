"""The link with which a provider manages its own offer: signed, for one provider, mailed by an editor."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from content.core.signed_links import LinkProblem, LinkRefusedError, read_link, sign_link
from knowledge.training.models import Provider

PURPOSE = "training/provider"
LIFETIME = timedelta(days=90)


def provider_token(provider: Provider) -> str:
    """Bound to the address it was sent to: a link of somebody who left works no more once the address is changed."""
    return sign_link(PURPOSE, f"{provider.pk}-{_mark(provider)}")


def _mark(provider: Provider) -> str:
    return hashlib.sha256(provider.maintainer_email.lower().encode()).hexdigest()[:16]


def provider_of(token: str) -> Provider:
    """Raises LinkRefusedError."""
    pk, _dash, mark = read_link(PURPOSE, token, LIFETIME).partition("-")
    found = Provider.objects.filter(pk=pk).exclude(maintainer_email="").first()
    if found is None or _mark(found) != mark:
        raise LinkRefusedError(LinkProblem.EXPIRED)
    return found


@task(backend="background")
def mail_link(provider_pk: int) -> None:
    """Send the link to the address that the provider keeps for it."""
    provider = Provider.objects.filter(pk=provider_pk).exclude(maintainer_email="").first()
    if provider is None:
        return
    address = f"{settings.SITE_URL}{reverse('training_provider', args=[provider_token(provider)])}"
    context = {"provider": provider, "address": address, "days": LIFETIME.days}
    EmailMessage(
        _("Je vormingen op Alles over pesten"),
        render_to_string("training/mails/provider_link.txt", context),
        to=[provider.maintainer_email],
        headers={"Auto-Submitted": "auto-generated"},
    ).send()
