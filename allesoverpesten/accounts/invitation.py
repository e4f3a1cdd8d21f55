"""How somebody new chooses their own password, so that no beheerder ever knows it."""

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from allesoverpesten.accounts.models import User


def invite(request: HttpRequest, user: User) -> None:
    """Mail the link with which `user` sets a first password."""
    form = ResetPasswordForm({"email": user.email})
    if form.is_valid():
        form.save(request)
        messages.info(request, _("%(email)s krijgt een mail om een wachtwoord te kiezen.") % {"email": user.email})
