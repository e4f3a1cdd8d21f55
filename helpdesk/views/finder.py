"""The help finder: who are you, what is going on, where; then the right person.

Two privacy modes. A child or teenager, and anybody who did not say yet who they are, answers in the body of forms
that change nothing: no address, log, cookie or storage ever holds an answer. Others get addresses that can be shared.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from content.core.counts import Count, count_on, no_reading
from content.core.private_answers import keep_private
from helpdesk.counts import FINDER_STARTED, answer_counts, begins
from helpdesk.listings.moment import current_moment
from helpdesk.screens.finder import BACK, CHANGE, answer_context, question_context, question_for, reading_of
from helpdesk.triage.answers import YOUNG, Answers
from helpdesk.triage.flow import Reading, query

SEE_OTHER = 303


# Exempt from CSRF protection because it needs a cookie, and a forged request changes nothing here.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def finder_view(request: HttpRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else request.GET
    reading = reading_of(data)
    if request.method == "POST" and not reading.answers.is_private:
        return _to_address(reading.answers, data)
    if request.method != "POST" and reading.answers.who in YOUNG:
        # Somebody made an address of it; it must not be kept or passed on.
        return HttpResponseRedirect(reverse("help_finder"))
    if data:
        no_reading(request)
    response = _screen(request, reading, data)
    return keep_private(response) if reading.answers.is_private and data else response


def _to_address(answers: Answers, data: QueryDict) -> HttpResponse:
    """From a form to the address that holds the same answers."""
    wanted = _wanted(data)
    values = query(answers) | ({CHANGE: wanted} if wanted else {})
    return HttpResponseRedirect(f"{reverse('help_finder')}?{urlencode(values)}", status=SEE_OTHER)


def _wanted(data: QueryDict) -> str:
    """The question that somebody wants to see again."""
    return data.get(CHANGE) or data.get(BACK) or ""


def _screen(request: HttpRequest, reading: Reading, data: QueryDict) -> HttpResponse:
    asked = question_for(reading, _wanted(data))
    if begins(reading, asked, _wanted(data)):
        count_on(request, Count(FINDER_STARTED))
    noindex = {"noindex": bool(data)}
    if asked is None:
        context = answer_context(reading.answers, current_moment())
        count_on(request, *answer_counts(context))
        return render(request, "helpdesk/finder_answer.html", noindex | context)
    return render(request, "helpdesk/finder_question.html", noindex | question_context(asked, reading, data))
