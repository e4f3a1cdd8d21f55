"""The weekly mail for members: asked for on their own page, stopped there or by the link in it."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from content.core.private_answers import keep_private
from content.core.signed_links import LinkRefusedError
from knowledge.research.members import news
from knowledge.research.members.access import may_read, members_page


@never_cache
@require_POST
def choose_view(request: HttpRequest) -> HttpResponse:
    top = members_page()
    if top is None or not may_read(top, request.user):
        raise Http404
    if request.POST.get("mail") == "ja":
        news.follow(request.user)
    else:
        news.stop(request.user)
    return HttpResponseRedirect(top.url)


# Exempt from CSRF protection because mail programs post here themselves; it can only stop a mail.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_view(request: HttpRequest, token: str) -> HttpResponse:
    """Look first, stop with a button: mail scanners open links, but press none."""
    try:
        if request.method == "POST":
            news.stop_by_link(token)
    except LinkRefusedError:
        refused = render(request, "events/link_refused.html", {"noindex": True}, status=HTTPStatus.GONE)
        return keep_private(refused)
    context = {"is_stopped": request.method == "POST", "noindex": True}
    return keep_private(render(request, "research/member_news_stop.html", context))
