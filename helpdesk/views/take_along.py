"""The card "wat ik wil vertellen": made in the browser of the visitor, nothing of it ever leaves that browser."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from helpdesk.search_documents import take_along_document


@require_safe
def take_along_view(request: HttpRequest) -> HttpResponse:
    return render(request, "helpdesk/take_along.html", {"rows": range(1, 5)} | take_along_document().heading)


@require_safe
def offline_worker(request: HttpRequest) -> HttpResponse:
    """The service worker that keeps the empty card for a moment without internet; its reach is this card only."""
    return render(request, "helpdesk/offline_worker.js", content_type="text/javascript; charset=utf-8")
