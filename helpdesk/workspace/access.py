"""Who works on listings: whoever may handle the reports of visitors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

PERMISSION = "helpdesk.change_listingreport"

type View = Callable[..., HttpResponse]


def may_work_on_listings(request: HttpRequest) -> bool:
    return bool(request.user.has_perm(PERMISSION))


def for_coordinators(view: View) -> View:
    """Close a view of the workspace to everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_work_on_listings(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


class ForCoordinators:
    """The same for a class of Wagtail's lists."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_work_on_listings(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc] - mixed into a view
