"""Slow jobs of the infopunt; they wait for the worker."""

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.utils.translation import gettext as _


@task(backend="background")
def tell_owner(email: str, title: str, changed_title: str, edit_path: str) -> None:
    """Mail the owner of a version that another one changed. Plain text, no tracking."""
    body = _(
        "Dag\n\n"
        "“%(changed)s” is veranderd. Jouw versie voor andere lezers, “%(title)s”, is nu misschien uit de pas.\n\n"
        "Lees ze allebei. Pas jouw versie aan, of bevestig in het rapport “Uit de pas” dat ze nog klopt:\n"
        "%(link)s\n"
    ) % {"changed": changed_title, "title": title, "link": f"{settings.SITE_URL}{edit_path}"}
    send_mail(_("Uit de pas: %(title)s") % {"title": title}, body, None, [email])
