"""What somebody hears at a page that is kept for groups."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from allesoverpesten.accounts.middleware import ask_for_second_factor


def turn_away(page: Page, request: HttpRequest) -> HttpResponse | None:
    """Whoever is signed in and in no group that may read this hears so, instead of being asked to sign in again."""
    half = getattr(request, "half_signed_in", None)
    if not (half or request.user.is_authenticated) or all(
        one.accept_request(request) for one in page.get_view_restrictions()
    ):
        return None
    if half:
        return ask_for_second_factor(request, half)
    response = render(request, "accounts/not_a_member.html", {"noindex": True}, status=403)
    response.headers["Cache-Control"] = "private, no-store"
    return response
