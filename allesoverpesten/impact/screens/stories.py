"""The story of an action in a period: words, lessons, money and evidence."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from allesoverpesten.impact.models import Action, ActionReport, BudgetLine, Evidence, Milestone, Period
from allesoverpesten.impact.screens.access import FILL_IN, needs
from allesoverpesten.impact.screens.forms import EvidenceForm, StoryForm


@needs(FILL_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def story_screen(request: HttpRequest, pk: int, action_pk: int) -> HttpResponse:
    period = get_object_or_404(Period, pk=pk)
    action = get_object_or_404(Action.objects.select_related("goal"), pk=action_pk)
    story = ActionReport.objects.filter(action=action, period=period).first()
    lines = {line.kind: line for line in BudgetLine.objects.filter(action=action, period=period)}
    adds_file = request.POST.get("step") == "evidence"
    posted = request.method == "POST"
    instance = story or ActionReport(action=action, period=period)
    form = StoryForm(lines, request.POST if posted and not adds_file else None, instance=instance)
    blank = Evidence(action=action, period=period)
    evidence_form = EvidenceForm(
        action,
        request.POST if adds_file else None,
        request.FILES if adds_file else None,
        instance=blank,
        prefix="evidence",
    )
    if posted and _saved(request, form, evidence_form, adds_file=adds_file):
        return HttpResponseRedirect(reverse("impact_story", args=[pk, action_pk]))
    context: dict[str, Any] = {
        "period": period,
        "action": action,
        "form": form,
        "evidence_form": evidence_form,
        "evidence": Evidence.objects.filter(action=action, period=period),
        "milestones": Milestone.objects.filter(action=action, period=period),
    }
    return render(request, "impact/admin/story.html", context)


def _saved(request: HttpRequest, form: StoryForm, evidence_form: EvidenceForm, *, adds_file: bool) -> bool:
    """Whether something was written; a mistake stays in its form, with everything that was typed."""
    chosen: Any = evidence_form if adds_file else form
    if not chosen.is_valid():
        return False
    try:
        if adds_file:
            evidence_form.save()
        else:
            with transaction.atomic():
                form.save_all(form.instance.action, form.instance.period)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    messages.success(request, _("Bewaard."))
    return True


@needs(FILL_IN)
@require_POST
def remove_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = get_object_or_404(Evidence, pk=pk)
    try:
        evidence.delete()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        evidence.file.delete(save=False)
        messages.success(request, _("Verwijderd."))
    return HttpResponseRedirect(reverse("impact_story", args=[evidence.period_id, evidence.action_id]))


@require_safe
def evidence_file(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    if not request.user.has_perm(FILL_IN):
        raise PermissionDenied
    evidence = get_object_or_404(Evidence, pk=pk)
    try:
        file = evidence.file.open("rb")
    except OSError as error:
        raise Http404 from error
    return FileResponse(file, as_attachment=True, filename=evidence.file.name.rsplit("/", 1)[-1])
