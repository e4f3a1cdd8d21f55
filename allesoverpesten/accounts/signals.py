"""What people do with their own account leaves a trace in the site history, beside what Wagtail logs."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.http import HttpRequest
from wagtail.log_actions import log

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.second_factor import remember_set_up

FACTOR_ADDED = "accounts.factor_added"
FACTOR_REMOVED = "accounts.factor_removed"
FACTORS_CLEARED = "accounts.factors_cleared"
PASSWORD_CHANGED = "accounts.password_changed"  # noqa: S105 - the name of an action
SIGNED_IN = "accounts.signed_in"

_TRACES = [
    (user_logged_in, SIGNED_IN),
    (password_changed, PASSWORD_CHANGED),
    (password_set, PASSWORD_CHANGED),
    (password_reset, PASSWORD_CHANGED),
    (authenticator_added, FACTOR_ADDED),
    (authenticator_reset, FACTOR_ADDED),
    (authenticator_removed, FACTOR_REMOVED),
]


def _tracer(action: str) -> Any:
    def leave_trace(user: User, **_signal: Any) -> None:
        log(instance=user, action=action, user=user)

    return leave_trace


def _on_factor_added(request: HttpRequest, user: User, authenticator: Any, **_signal: Any) -> None:
    remember_set_up(request, user, authenticator)


def _forget_old_addresses(instance: User, **_signal: Any) -> None:
    """A reset by mail makes allauth remember the address; it may not outlive a change by a beheerder."""
    EmailAddress.objects.filter(user=instance).exclude(email=instance.email).delete()


def connect() -> None:
    post_save.connect(_forget_old_addresses, sender=User, dispatch_uid="accounts-old-addresses")
    for number, (signal, action) in enumerate(_TRACES):
        signal.connect(_tracer(action), weak=False, dispatch_uid=f"accounts-trace-{number}")
    authenticator_added.connect(_on_factor_added, dispatch_uid="accounts-factor-set-up")
