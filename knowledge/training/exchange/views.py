"""Import in the admin: upload, look at what would happen, confirm. Nothing is written before."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from content.core.spreadsheets import MAX_BYTES, FileProblem, as_csv
from knowledge.training.exchange.columns import COLUMNS
from knowledge.training.exchange.plan import carry_out, plan_import
from knowledge.training.models import TrainingIndexPage

SHEET = "vormingen"
KEPT_SECONDS = 7200
SHOWN = 200


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("CSV in UTF-8, of Excel (.xlsx). Hoogstens 5 MB."),
        error_messages={"empty": gettext_lazy("Het bestand is leeg."), "required": gettext_lazy("Kies een bestand.")},
    )

    def clean_file(self) -> bytes:
        try:
            return as_csv(self.cleaned_data["file"].read(MAX_BYTES + 1), SHEET)
        except FileProblem as problem:
            raise ValidationError(str(problem)) from problem


def may_import(user: Any) -> bool:
    """Whoever may publish in the catalogue."""
    index = TrainingIndexPage.objects.first()
    return bool(index and index.permissions_for_user(user).can_publish_subpage())


def _check(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise PermissionDenied


def _key(request: HttpRequest, identity: UUID) -> str:
    return f"training-import:{request.user.pk}:{identity}"


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    _check(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            identity = uuid4()
            cache.set(_key(request, identity), form.cleaned_data["file"], KEPT_SECONDS)
            plan = plan_import(form.cleaned_data["file"])
            context = {"plan": plan, "identity": identity, "problems": plan.problems[:SHOWN]}
            return render(request, "training/admin/import_preview.html", context)
    context = {"form": form, "columns": ", ".join(COLUMNS)}
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "training/admin/import_upload.html", context, status=status)


@require_POST
def confirm(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The file is compared again: what changed since the preview is never overwritten unseen."""
    _check(request)
    content = cache.get(_key(request, identity))
    plan = plan_import(content) if content else None
    if plan is None or plan.problems:
        messages.error(request, _("Het voorbeeld klopt niet meer. Laad het bestand opnieuw op."))
    else:
        cache.delete(_key(request, identity))
        messages.success(request, _("Ingelezen: %(count)s vormingen.") % {"count": carry_out(plan, request.user)})
    return HttpResponseRedirect(reverse("training_import"))
