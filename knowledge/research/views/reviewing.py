"""Abstracts in the admin: reviewers judge without names, whoever may edit the colloquium decides."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from knowledge.research.colloquia import submitting
from knowledge.research.colloquia.forms import DecisionForm, ReviewForm
from knowledge.research.models import AbstractReview, AbstractSubmission, ColloquiumPage


def reviewed_by(user: Any) -> list[ColloquiumPage]:
    return list(ColloquiumPage.objects.reviewed_by(user))


def organised_by(user: Any) -> list[ColloquiumPage]:
    """Those that this person may edit."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return list(ColloquiumPage.objects.filter(pk__in=mine.values("pk")).order_by("-starts_at"))


def takes_part(user: Any) -> bool:
    return bool(reviewed_by(user) or organised_by(user))


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Which colloquia somebody judges or decides for."""
    reviews, organises = reviewed_by(request.user), organised_by(request.user)
    if not reviews and not organises:
        raise PermissionDenied
    return render(request, "research/admin/abstracts.html", {"reviews": reviews, "organises": organises})


def _to_review(request: HttpRequest, pk: int) -> tuple[ColloquiumPage, list[AbstractSubmission]]:
    """What this person may judge of this colloquium: not their own work. Raises PermissionDenied."""
    colloquium = ColloquiumPage.objects.reviewed_by(request.user).filter(pk=pk).first()
    if colloquium is None:
        raise PermissionDenied
    found = AbstractSubmission.objects.to_review(colloquium)
    return colloquium, [one for one in found if submitting.may_review(one, request.user)]


def _anonymous(submission: AbstractSubmission) -> dict[str, Any]:
    """All that a reviewer gets to see: a template that has no more cannot show more."""
    return {
        "pk": submission.pk,
        "title": submission.title,
        "text": submission.text,
        "form": submission.get_form_display(),
    }


@require_safe
def review_list(request: HttpRequest, pk: int) -> HttpResponse:
    colloquium, found = _to_review(request, pk)
    done = dict(AbstractReview.objects.filter(reviewer=request.user).values_list("submission_id", "score"))
    rows = [_anonymous(one) | {"is_done": one.pk in done, "score": done.get(one.pk)} for one in found]
    return render(request, "research/admin/review_list.html", {"colloquium": colloquium, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def review_one(request: HttpRequest, pk: int, submission_pk: int) -> HttpResponse:
    colloquium, found = _to_review(request, pk)
    submission = next((one for one in found if one.pk == submission_pk), None)
    if submission is None:
        raise PermissionDenied
    earlier = AbstractReview.objects.filter(submission=submission, reviewer=request.user).first()
    names = ("score", "remark", "steps_back")
    form = ReviewForm(initial={name: getattr(earlier, name) for name in names} if earlier else None)
    if request.method == "POST":
        form = ReviewForm(request.POST)
        if form.is_valid():
            submitting.review(submission, request.user, {name: form.cleaned_data[name] for name in names})
            return redirect("abstract_review_list", colloquium.pk)
    context = {"colloquium": colloquium, "submission": _anonymous(submission), "form": form}
    return render(request, "research/admin/review.html", context)


def _organised(request: HttpRequest, pk: int) -> ColloquiumPage:
    colloquium = get_object_or_404(ColloquiumPage, pk=pk)
    if not colloquium.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return colloquium


@require_safe
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """Best judged first; names only once the authors know the decision."""
    colloquium = _organised(request, pk)
    rows = [_row(one) for one in AbstractSubmission.objects.with_reviews().filter(colloquium=colloquium)]
    rows.sort(key=lambda row: -(row["score"] or 0))
    context = {"colloquium": colloquium, "rows": rows, "waiting": sum(row["is_waiting"] for row in rows)}
    return render(request, "research/admin/decisions.html", context)


def _row(submission: AbstractSubmission) -> dict[str, Any]:
    shows = submission.names_may_show
    return _anonymous(submission) | {
        "score": submitting.score_of(submission),
        "reviews": [{"score": one.score, "remark": one.remark} for one in submission.reviews.all()],
        "state": submission.get_state_display(),
        "is_waiting": not submission.is_told and submission.state != "ingediend",
        "authors": submission.author_lines if shows else [],
        "contact": submission.contact_email if shows else "",
        "is_refused": submission.refused_at is not None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def decide_one(request: HttpRequest, pk: int, submission_pk: int) -> HttpResponse:
    colloquium = _organised(request, pk)
    found = AbstractSubmission.objects.with_reviews().filter(colloquium=colloquium)
    submission = get_object_or_404(found, pk=submission_pk)
    form = DecisionForm(initial={"state": submission.state, "decision_note": submission.decision_note})
    if request.method == "POST":
        form = DecisionForm(request.POST)
        if form.is_valid():
            submitting.decide(submission.pk, form.cleaned_data["state"], form.cleaned_data["decision_note"])
            return redirect("abstract_decisions", colloquium.pk)
    context = {"colloquium": colloquium, "submission": _row(submission), "form": form}
    return render(request, "research/admin/decide.html", context)


@require_POST
def send_decisions(request: HttpRequest, pk: int) -> HttpResponse:
    colloquium = _organised(request, pk)
    count = submitting.send_decisions(colloquium)
    text = ngettext("%(count)d mail vertrekt.", "%(count)d mails vertrekken.", count) % {"count": count}
    messages.success(request, text)
    return redirect("abstract_decisions", colloquium.pk)
