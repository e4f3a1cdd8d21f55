"""What a service sees behind the link in its mail. No account and no cookie: the link itself is the proof."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content.core.signed_links import LinkProblem, LinkRefusedError
from helpdesk.confirmations.answers import confirm, latest_of, propose, request_of
from helpdesk.confirmations.forms import AnswerForms
from helpdesk.models import CheckRequest, ContactPoint
from helpdesk.opening_hours import Schedule, week_table
from helpdesk.phone_numbers import PhoneNumberProblem, format_for_people


def _refused(request: HttpRequest, problem: str) -> HttpResponse:
    return render(request, "helpdesk/check_refused.html", {"problem": problem, "noindex": True}, status=HTTPStatus.GONE)


def _open_request(token: str) -> CheckRequest:
    found = request_of(token)
    if found.answered_at:
        raise LinkRefusedError(LinkProblem.EXPIRED)
    return found


def _way(contact: ContactPoint, today: date) -> dict[str, Any]:
    schedules = [Schedule(s.opening_hours, s.valid_from, s.valid_to, s.note) for s in contact.schedules.all()]
    table = week_table(schedules, (), today)
    try:
        value = format_for_people(contact.value)
    except PhoneNumberProblem:
        value = contact.value
    return {
        "name": f"{contact.get_channel_display()} {contact.label}".strip(),
        "value": value,
        "note": contact.note,
        "rows": table.rows if table else (),
        "notes": table.notes if table else (),
    }


# Exempt from CSRF protection, which needs a cookie: a forged post would need the token itself.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Look at the listing, then say "klopt nog" with a button: mail scanners open links, but press none."""
    try:
        asked = _open_request(token)
    except LinkRefusedError as refusal:
        return _refused(request, refusal.problem)
    page = asked.service
    if request.method == "POST":
        if not confirm(asked):
            return _refused(request, LinkProblem.EXPIRED)
        return render(request, "helpdesk/check_thanks.html", {"service": page, "noindex": True})
    today = timezone.localdate()
    context = {
        "service": page,
        "token": token,
        "ways": [_way(contact, today) for contact in page.contact_points.all()],
        "noindex": True,
    }
    return render(request, "helpdesk/check_question.html", context)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_change(request: HttpRequest, token: str) -> HttpResponse:
    """The form on which a service changes what is wrong."""
    try:
        asked = _open_request(token)
    except LinkRefusedError as refusal:
        return _refused(request, refusal.problem)
    page = latest_of(asked.service)
    forms = AnswerForms(page, request.POST if request.method == "POST" else None)
    context = {"service": page, "token": token, "forms": forms, "noindex": True}
    if request.method != "POST":
        return render(request, "helpdesk/check_change.html", context)
    if not forms.is_valid():
        return render(request, "helpdesk/check_change.html", context, status=HTTPStatus.BAD_REQUEST)
    if not forms.has_changes:
        context["nothing_changed"] = True
        return render(request, "helpdesk/check_change.html", context, status=HTTPStatus.BAD_REQUEST)
    if not propose(asked, page, forms):
        return _refused(request, LinkProblem.EXPIRED)
    return render(request, "helpdesk/check_thanks.html", {"service": page, "is_proposal": True, "noindex": True})
