"""The help finder: who are you, what is going on, where; then the right person.

Two privacy modes. A child or teenager, and anybody who did not say yet who they are, answers in the body of forms
that change nothing: no address, log, cookie or storage ever holds an answer. Others get addresses that can be shared.
"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from helpdesk.listings.moment import current_moment
from helpdesk.screens.finder import Step, answer_context, question_context, read_answers, step_for
from helpdesk.triage.answers import YOUNG, Answers

SEE_OTHER = 303


# Exempt from CSRF protection because it needs a cookie, and a forged request changes nothing here.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def finder_view(request: HttpRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else request.GET
    answers = read_answers(data)
    if request.method == "POST" and not answers.is_private:
        return _to(answers, data)
    if request.method != "POST" and answers.who in YOUNG:
        # Somebody made an address of it; it must not be kept or passed on.
        return HttpResponseRedirect(reverse("help_finder"))
    return _private(_screen(request, answers, data)) if answers.is_private else _screen(request, answers, data)


def _to(answers: Answers, data: QueryDict) -> HttpResponse:
    """From a form to the address that holds the same answers."""
    values = {"who": answers.who, "what": answers.what, "place": answers.place, "step": data.get("step")}
    query = urlencode({name: value for name, value in values.items() if value is not None})
    return HttpResponseRedirect(f"{reverse('help_finder')}?{query}", status=SEE_OTHER)


def _screen(request: HttpRequest, answers: Answers, data: QueryDict) -> HttpResponse:
    step = step_for(answers, data)
    context: dict[str, Any] = {"noindex": bool(data), "is_private": answers.is_private}
    if step is Step.ANSWER:
        return render(request, "helpdesk/finder_answer.html", context | answer_context(answers, current_moment()))
    return render(request, "helpdesk/finder_question.html", context | question_context(step, answers, data))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
