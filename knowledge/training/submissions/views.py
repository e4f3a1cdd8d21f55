"""Screens for providers. No account and no cookie: the public form is moderated, the link is the proof of the rest."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from content.core.private_answers import keep_private
from content.core.rate_limit import within_limit
from content.core.signed_links import LinkRefusedError
from knowledge.training.interest import interested
from knowledge.training.models import Provider, TrainingPage
from knowledge.training.submissions.forms import SessionForms, SubmissionForm, TrainingForm
from knowledge.training.submissions.links import provider_of
from knowledge.training.submissions.saving import add_draft, propose_change, submit

SUBMISSIONS_PER_HOUR = 10
CATALOGUE = "/leren/vormingen/"


def _screen(
    request: HttpRequest, form: Any, sessions: SessionForms, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    context |= {"form": form, "sessions": sessions, "noindex": True, "catalogue_url": CATALOGUE}
    return keep_private(render(request, "training/submit.html", context, status=status))


# Exempt from CSRF protection because it needs a cookie; a forged one is only one more draft that an editor declines.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def submit_view(request: HttpRequest) -> HttpResponse:
    """The public form."""
    data = request.POST if request.method == "POST" else None
    form, sessions = SubmissionForm(data), SessionForms(None, data, timezone.localdate())
    if data is None:
        return _screen(request, form, sessions)
    valid = [form.is_valid(), sessions.is_valid()]
    if not all(valid):
        return _screen(request, form, sessions, HTTPStatus.BAD_REQUEST)
    if not within_limit(request, "training-submission", SUBMISSIONS_PER_HOUR):
        form.add_error(None, form.TOO_MANY)
        return _screen(request, form, sessions, HTTPStatus.TOO_MANY_REQUESTS)
    if not form.is_from_a_robot:
        submit(form, sessions)
    return HttpResponseRedirect(reverse("training_submitted"))


@never_cache
@require_safe
def submitted_view(request: HttpRequest) -> HttpResponse:
    return render(request, "training/submitted.html", {"noindex": True, "catalogue_url": CATALOGUE})


def _for_provider(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @csrf_exempt
    @never_cache
    def checked(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        try:
            provider = provider_of(token)
        except LinkRefusedError:
            return keep_private(render(request, "events/link_refused.html", {"noindex": True}, status=HTTPStatus.GONE))
        return keep_private(view(request, token, provider, **kwargs))

    return checked


@_for_provider
@require_safe
def provider_view(request: HttpRequest, token: str, provider: Provider) -> HttpResponse:
    """All trainings of this provider, each with the way to change it."""
    trainings = list(TrainingPage.objects.of_provider(provider))
    waiting = interested(trainings)
    context = {
        "provider": provider,
        "trainings": [
            {
                "title": page.title,
                "url": reverse("training_provider_change", args=[token, page.pk]),
                "state": page,
                "waiting": waiting.get(page.pk, 0),
            }
            for page in trainings
        ],
        "new_url": reverse("training_provider_new", args=[token]),
        "members_url": reverse("network_documents", args=[token]) if provider.is_member else "",
        "is_sent": "verstuurd" in request.GET,
        "noindex": True,
    }
    return render(request, "training/provider.html", context)


@_for_provider
@require_http_methods(["GET", "HEAD", "POST"])
def provider_new_view(request: HttpRequest, token: str, provider: Provider) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form, sessions = TrainingForm(data), SessionForms(None, data, timezone.localdate())
    return _answer(request, token, form, sessions, lambda: add_draft(provider, form, sessions))


@_for_provider
@require_http_methods(["GET", "HEAD", "POST"])
def provider_change_view(request: HttpRequest, token: str, provider: Provider, pk: int) -> HttpResponse:
    known = TrainingPage.objects.filter(provider=provider, pk=pk).first()
    if known is None:
        raise Http404
    page = known.get_latest_revision_as_object()
    data = request.POST if request.method == "POST" else None
    form = TrainingForm(data, initial=TrainingForm.values_of(page))
    sessions = SessionForms(page, data, timezone.localdate())
    return _answer(request, token, form, sessions, lambda: propose_change(page, form, sessions))


def _answer(
    request: HttpRequest, token: str, form: TrainingForm, sessions: SessionForms, save: Callable[[], object]
) -> HttpResponse:
    if request.method != "POST":
        return _screen(request, form, sessions, is_provider=True)
    valid = [form.is_valid(), sessions.is_valid()]
    if not all(valid):
        return _screen(request, form, sessions, HTTPStatus.BAD_REQUEST, is_provider=True)
    save()
    return HttpResponseRedirect(f"{reverse('training_provider', args=[token])}?verstuurd")
