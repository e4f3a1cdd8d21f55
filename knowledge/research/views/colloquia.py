"""Colloquia for everybody: programme as files, proceedings, and sending in an abstract without account."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from content.core.private_answers import keep_private
from content.core.rate_limit import within_limit
from content.core.signed_links import LinkRefusedError
from knowledge.events.calendar_text import CONTENT_TYPE, calendar_text
from knowledge.events.models import Event
from knowledge.research.colloquia.files import programme_calendar, programme_pdf
from knowledge.research.colloquia.forms import SubmissionForm
from knowledge.research.colloquia.screens import proceedings_context
from knowledge.research.colloquia.submitting import submission_of, submit, withdraw
from knowledge.research.enums import COLLOQUIUM_EVENTS, ColloquiumState, ContributionState
from knowledge.research.models import AbstractSubmission, ColloquiumPage

MOST_PER_HOUR = 20
OWN_FIELDS = ("title", "form", "text", "authors", "affiliation", "contact_email")


def _page_or_404(slug: str) -> ColloquiumPage:
    page = ColloquiumPage.objects.public_listing().filter(slug=slug).first()
    if page is None:
        raise Http404
    return page


@require_safe
def feed_view(_request: HttpRequest) -> HttpResponse:
    """All colloquia for a calendar program."""
    texts = Event.objects.with_facets(COLLOQUIUM_EVENTS, []).feed_texts(timezone.now())
    return HttpResponse(calendar_text(_("Colloquia over pesten"), texts), content_type=CONTENT_TYPE)


@require_safe
def calendar_view(_request: HttpRequest, slug: str) -> HttpResponse:
    page = _page_or_404(slug)
    response = HttpResponse(programme_calendar(page), content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return response


@require_safe
def pdf_view(_request: HttpRequest, slug: str) -> HttpResponse:
    page = _page_or_404(slug)
    response = HttpResponse(programme_pdf(page), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{page.slug}.pdf"'
    return response


@require_safe
def proceedings_view(request: HttpRequest, slug: str) -> HttpResponse:
    """There is nothing to look back on before the end."""
    page = _page_or_404(slug)
    if page.state != ColloquiumState.AFTER:
        raise Http404
    context = {"page": page, "crumbs": _crumbs(page), "meta_title": _("Verslag: %(title)s") % {"title": page.title}}
    return render(request, "research/proceedings.html", context | proceedings_context(page))


# Exempt from CSRF protection because it needs a cookie; a forged abstract is one more to judge, and limited.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def submit_view(request: HttpRequest, slug: str) -> HttpResponse:
    page = _page_or_404(slug)
    if "verstuurd" in request.GET:
        return _screen(request, page, is_sent=True)
    if not page.takes_abstracts:
        return _screen(request, page, HTTPStatus.GONE, is_closed=True)
    form = SubmissionForm(request.POST if request.method == "POST" else None, most_words=page.call_words)
    action = reverse("colloquium_submit", args=[slug])
    if request.method != "POST":
        return _screen(request, page, form=form, action=action)
    if not form.is_valid():
        return _screen(request, page, HTTPStatus.BAD_REQUEST, form=form, action=action)
    if not within_limit(request, "abstract", MOST_PER_HOUR):
        form.add_error(None, form.TOO_MANY)
        return _screen(request, page, HTTPStatus.TOO_MANY_REQUESTS, form=form, action=action)
    if not form.is_from_a_robot:
        submit(AbstractSubmission(colloquium=page, **{name: form.cleaned_data[name] for name in OWN_FIELDS}))
    return HttpResponseRedirect(f"{action}?verstuurd")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def submission_view(request: HttpRequest, token: str) -> HttpResponse:
    """With the link of the mail: how it stands; to change it while the call is open; to withdraw it."""
    try:
        submission = submission_of(token)
    except LinkRefusedError:
        refused = render(request, "events/link_refused.html", {"noindex": True}, status=HTTPStatus.GONE)
        return keep_private(refused)
    page = submission.colloquium
    may_change = page.takes_abstracts and submission.state == ContributionState.NEW
    values = {name: getattr(submission, name) for name in OWN_FIELDS}
    form = SubmissionForm(initial=values, most_words=page.call_words)
    status = HTTPStatus.OK
    if request.method == "POST" and "trek-in" in request.POST:
        withdraw(submission.pk)
        return HttpResponseRedirect(request.path)
    if request.method == "POST" and may_change:
        form = SubmissionForm(request.POST, most_words=page.call_words)
        if form.is_valid():
            AbstractSubmission.objects.filter(pk=submission.pk).update(
                **{name: form.cleaned_data[name] for name in OWN_FIELDS}
            )
            return HttpResponseRedirect(f"{request.path}?bewaard")
        status = HTTPStatus.BAD_REQUEST
    context: dict[str, Any] = {
        "submission": submission,
        # A decision is told by mail first.
        "state": submission.get_state_display() if submission.is_told else ContributionState.NEW.label,
        "note": submission.decision_note if submission.names_may_show else "",
        "may_withdraw": submission.state in {ContributionState.NEW, ContributionState.ACCEPTED},
        "form": form if may_change else None,
        "action": request.path,
        "is_kept": "bewaard" in request.GET,
    }
    return _screen(request, page, status, **context)


def _screen(request: HttpRequest, page: ColloquiumPage, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    context |= {"page": page, "crumbs": _crumbs(page), "noindex": True, "meta_title": _("Dien een bijdrage in")}
    return keep_private(render(request, "research/submission.html", context, status=status))


def _crumbs(page: ColloquiumPage) -> list[dict[str, str]]:
    return [*page.breadcrumbs, {"title": page.title, "url": page.url or ""}]
