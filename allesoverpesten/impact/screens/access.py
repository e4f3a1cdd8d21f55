"""Who does what: everybody of the staff reads, coordinators fill in, who approves looks at what others filled in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

FILL_IN = "impact.change_periodvalue"
SET_TARGETS = "impact.change_target"
APPROVE = "impact.approve_period"

type View = Callable[..., HttpResponse]


def rights(request: HttpRequest) -> dict[str, bool]:
    """What this person may do, for a template."""
    return {
        "may_fill_in": request.user.has_perm(FILL_IN),
        "may_set_targets": request.user.has_perm(SET_TARGETS),
        "may_approve": request.user.has_perm(APPROVE),
    }


def needs(permission: str) -> Callable[[View], View]:
    """Close a view to everybody without this right."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
