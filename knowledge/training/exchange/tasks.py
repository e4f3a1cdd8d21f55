"""A large import runs in the background worker: it takes longer than a request may."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.tasks import task
from django.utils.translation import gettext as _

from knowledge.training.exchange.importing import carry_out
from knowledge.training.exchange.plan import plan_import

KEPT_SECONDS = 7200


def state_key(identity: str) -> str:
    return f"training-import-state:{identity}"


def keep_state(identity: str, **state: Any) -> None:
    """`done` and `total` while it runs; `problem` or `is_done` at the end."""
    cache.set(state_key(identity), state, KEPT_SECONDS)


@task(backend="background")
def run_import(identity: str, text: str, user_pk: int) -> None:
    """Write a file that was confirmed; compared again, because the site may be another one by now."""
    plan = plan_import(text.encode())
    if plan.problems:
        keep_state(identity, problem=_("De site veranderde sinds het voorbeeld. Laad het bestand opnieuw op."))
        return
    user = get_user_model().objects.get(pk=user_pk)
    try:
        count = carry_out(plan, user, lambda done, total: keep_state(identity, done=done, total=total))
    except Exception:
        keep_state(identity, problem=_("Er ging iets mis. Er is niets ingelezen."))
        raise  # the worker logs it
    keep_state(identity, is_done=True, done=count, total=count)
