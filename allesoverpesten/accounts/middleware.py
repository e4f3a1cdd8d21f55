"""No second factor, no entrance."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from allesoverpesten.accounts.members import home_of
from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.own_work import refuse_unseen
from allesoverpesten.accounts.second_factor import has_factor, is_proven
from content.core.middleware import EDITOR_PREFIX

WORKFLOW_PREFIX = f"{EDITOR_PREFIX}pages/workflow/"
# Where somebody who is half signed in may go: to finish signing in, or to leave.
OPEN_PREFIXES = ("/account/", "/admin/logout/", settings.STATIC_URL)


class SecondFactorMiddleware:
    """Half signed in is not signed in.

    Whoever only gave a password is a visitor everywhere (previews, documents, every view of the admin and its
    API) except on the pages where a second factor is set up or shown. `STAFF_SECOND_FACTOR_REQUIRED` switches
    it off.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._may_pass(request):
            return self._member_outside(request) or self.get_response(request)
        if request.path.startswith(EDITOR_PREFIX):
            return self._stop(request)
        request.half_signed_in, request.user = request.user, AnonymousUser()
        return self.get_response(request)

    def _may_pass(self, request: HttpRequest) -> bool:
        if not settings.STAFF_SECOND_FACTOR_REQUIRED or request.path.startswith(OPEN_PREFIXES):
            return True
        # Without this, every public page would vary with the session of a visitor who has none.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return True
        return has_factor(request.user) and is_proven(request)

    def _member_outside(self, request: HttpRequest) -> HttpResponse | None:
        """Somebody signed in without any right in the admin is sent home: signing in again would change nothing."""
        if not request.path.startswith(EDITOR_PREFIX) or request.path.startswith(OPEN_PREFIXES):
            return None
        home = home_of(request.user) if request.user.is_authenticated else ""
        return redirect(home) if home else None

    def _stop(self, request: HttpRequest) -> HttpResponse:
        is_page = request.method == "GET" and "text/html" in request.headers.get("Accept", "text/html")
        if not is_page or request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return HttpResponse(_("Stel eerst een tweede stap in."), status=403, content_type="text/plain")
        return ask_for_second_factor(request, request.user)


def ask_for_second_factor(request: HttpRequest, half: User) -> HttpResponse:
    """To set it up, or to sign in again with it; then back here."""
    if not has_factor(half):
        return redirect("mfa_index")
    logout(request)
    messages.info(request, _("Meld je opnieuw aan, nu met je tweede stap."))
    return redirect_to_login(request.get_full_path())


class OwnWorkMiddleware:
    """Wagtail's views of a workflow tell the title of a page that waits for nothing to whoever asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]) -> None:
        if request.path.startswith(WORKFLOW_PREFIX) and "page_id" in kwargs and request.user.is_authenticated:
            refuse_unseen(request.user, kwargs["page_id"])
