"""Following a list by mail: ask, confirm, leave. Every step is a button, because mail scanners open links."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from content.core.private_answers import keep_private
from content.core.rate_limit import within_limit
from content.core.signed_links import LinkRefusedError
from knowledge.events.alerts import subscribing
from knowledge.events.alerts.lists import AlertList, alert_list
from knowledge.events.forms import AlertForm

ASKED_PER_HOUR = 20


def _list_or_404(key: str) -> AlertList:
    found = alert_list(key)
    if found is None:
        raise Http404
    return found


def _render(request: HttpRequest, template: str, context: dict[str, Any], status: int = HTTPStatus.OK) -> HttpResponse:
    return keep_private(render(request, f"events/{template}.html", context | {"noindex": True}, status=status))


# Exempt from CSRF protection because it needs a cookie; what a forged request starts waits for the owner of a mailbox.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_view(request: HttpRequest, key: str) -> HttpResponse:
    """The choice stands in the address, as on the list itself."""
    followed = _list_or_404(key)
    query = followed.clean(request.GET)
    form = AlertForm(request.POST if request.method == "POST" else None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.BAD_REQUEST
        if form.is_valid() and not within_limit(request, "alert", ASKED_PER_HOUR):
            form.add_error(None, form.TOO_MANY)
            status = HTTPStatus.TOO_MANY_REQUESTS
        elif form.is_valid():
            if not form.is_from_a_robot:
                subscribing.ask(key, query, form.cleaned_data["email"])
            return HttpResponseRedirect(f"{reverse('alert_asked', args=[key])}{'?' if query else ''}{query}")
    context = {
        "form": form,
        "list_name": followed.describe(query),
        "list_url": followed.address(query),
        "note": followed.note,
        "action": f"{reverse('alert_ask', args=[key])}{'?' if query else ''}{query}",
    }
    return _render(request, "alert_ask", context, status)


@never_cache
@require_safe
def asked_view(request: HttpRequest, key: str) -> HttpResponse:
    followed = _list_or_404(key)
    return _render(request, "alert_asked", {"list_url": followed.address(followed.clean(request.GET))})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_view(request: HttpRequest, token: str) -> HttpResponse:
    try:
        subscription = subscribing.subscription_to_confirm(token)
    except LinkRefusedError:
        return _render(request, "link_refused", {}, HTTPStatus.GONE)
    if request.method == "POST":
        subscribing.confirm(subscription)
        subscription.refresh_from_db()
    followed = _list_or_404(subscription.list_key)
    context = {
        "is_confirmed": subscription.confirmed_at is not None,
        "list_name": followed.describe(subscription.query),
        "list_url": followed.address(subscription.query),
        "token": token,
    }
    return _render(request, "alert_confirm", context)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_view(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: a mail program posts here by itself. Everything we knew is deleted, at once."""
    try:
        subscription = subscribing.subscription_to_stop(token)
    except LinkRefusedError:
        return _render(request, "link_refused", {}, HTTPStatus.GONE)
    if request.method == "POST" and subscription:
        subscription.delete()
        subscription = None
    return _render(request, "alert_stop", {"is_gone": subscription is None, "token": token})
