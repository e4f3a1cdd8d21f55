"""`/c/<code>`: one hop to the page, nothing remembered, nothing passed on."""

import logging
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from allesoverpesten.impact.channels.codes import tidy
from allesoverpesten.impact.channels.counts import known_count, remember, visit_count
from allesoverpesten.impact.models.channels import CampaignChannel
from content.core.counts import add
from content.core.counts.visitors import is_counted
from content.core.visibility import is_open_to_all
from helpdesk.listings.store import DATABASE_DOWN

logger = logging.getLogger(__name__)


@require_safe
def channel_view(request: HttpRequest, code: str) -> HttpResponse:
    """What the address itself carries (`?utm_source=`) stays behind. Whoever comes too late still gets the page."""
    try:
        channel = CampaignChannel.objects.with_code(code)
        page = channel.page if channel and channel.page and is_open_to_all(channel.page) else None
        address = page.url if page else ""
    except DATABASE_DOWN:
        return _without_database(request, code)
    today = timezone.localdate()
    if channel and page and not channel.is_over(today):
        remember(channel)
        if is_counted(request):
            add(visit_count(channel))
        return _lead_to(address or "/")
    context = {"channel": channel, "page": page, "code": tidy(code)[:40], "noindex": True}
    status = HTTPStatus.GONE if channel else HTTPStatus.NOT_FOUND
    return render(request, "impact/channel_over.html", context, status=status)


def _without_database(request: HttpRequest, code: str) -> HttpResponse:
    """Help answers without a database: who scans a poster comes out there, and is counted where the code is known."""
    logger.error("The database does not answer: a short address leads to the help pages.")
    count = known_count(tidy(code), timezone.localdate())
    if count and is_counted(request):
        add(count)
    return _lead_to(settings.HELP_URL)


def _lead_to(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.headers["Cache-Control"] = "no-store"
    return response
