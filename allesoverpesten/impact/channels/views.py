"""`/c/<code>`: one hop to the page, nothing remembered, nothing passed on."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from allesoverpesten.impact.channels.codes import tidy
from allesoverpesten.impact.channels.counts import visit_count
from allesoverpesten.impact.models.channels import CampaignChannel
from content.core.counts import add
from content.core.counts.visitors import is_counted
from content.core.visibility import is_open_to_all


@require_safe
def channel_view(request: HttpRequest, code: str) -> HttpResponse:
    """What the address itself carries (`?utm_source=`) stays behind. Whoever comes too late still gets the page."""
    channel = CampaignChannel.objects.with_code(code)
    page = channel.page if channel and channel.page and is_open_to_all(channel.page) else None
    if channel and page and not channel.is_over(timezone.localdate()):
        if is_counted(request):
            add(visit_count(channel))
        response: HttpResponse = HttpResponseRedirect(page.url or "/")
        response.headers["Cache-Control"] = "no-store"
        return response
    context = {"channel": channel, "page": page, "code": tidy(code)[:40], "noindex": True}
    status = HTTPStatus.GONE if channel else HTTPStatus.NOT_FOUND
    return render(request, "impact/channel_over.html", context, status=status)
