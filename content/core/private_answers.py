"""Answers of a child or teenager: in the body of a form only, never in an address, a log, a cache or a referrer."""

from django.http import HttpResponse


def keep_private(response: HttpResponse) -> HttpResponse:
    """Headers that keep a screen with such answers out of every store, and out of what the next site is told."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
