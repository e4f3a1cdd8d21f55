"""Whether the person behind a request has shown more than a password."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from allesoverpesten.accounts.models import User

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
SET_UP_BY = "second_factor_set_up_by"


def has_factor(user: User) -> bool:
    """Recovery codes do not count: they only stand in for a lost factor."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_proven(request: HttpRequest) -> bool:
    """The factor was shown, or set up, in this very session.

    A session that began with a stolen password stays outside when the owner sets up a factor elsewhere.
    """
    if request.session.get(SET_UP_BY) == request.user.pk:
        return True
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def remember_set_up(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    if authenticator.type in FACTORS:
        request.session[SET_UP_BY] = user.pk


def remove_all(user: User) -> None:
    """Forget every factor of somebody who lost theirs; the next sign-in asks to set up a new one."""
    Authenticator.objects.filter(user=user).delete()
