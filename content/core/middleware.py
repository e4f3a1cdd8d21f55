"""Headers that every answer carries, and words for what the rules of a page refuse."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.csp import CSP
from django.utils.translation import gettext as _

STAFF_PREFIXES = ("/admin/", "/account/")
# Wagtail's editor writes inline styles and scripts; only staff ever load these addresses.
EDITOR_PREFIX = "/admin/"
EDITOR_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF, "data:"],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.SELF],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class SecurityHeadersMiddleware:
    """Relax the content policy for the editor only, and close browser features that the site never uses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.path.startswith(STAFF_PREFIXES):
            response.headers.setdefault("Cache-Control", "private, no-store")
        if request.path.startswith(EDITOR_PREFIX):
            response._csp_config = EDITOR_CSP  # noqa: SLF001 - the attribute Django's middleware reads
        return response


class RefusalMiddleware:
    """In the admin a page may be published by ways that pass no form, such as the approval of a reader.

    What the rules of that page refuse there (ValidationError) comes back as words on its own editor, not as a fault of
    the site; whoever asks as a program gets them with status 400.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, ValidationError) or not request.path.startswith(EDITOR_PREFIX):
            return None
        text = _("Dit kan nog niet: %(problem)s") % {"problem": " ".join(exception.messages)}
        page_id = request.resolver_match.kwargs.get("page_id") if request.resolver_match else None
        is_page = "text/html" in request.headers.get("Accept", "text/html")
        if page_id is None or not is_page or request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"detail": text}, status=400)
        messages.error(request, text)
        return redirect("wagtailadmin_pages:edit", page_id)
