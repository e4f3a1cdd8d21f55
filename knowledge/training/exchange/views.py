"""Import in the admin: upload, look at what would happen, confirm. Nothing is written before."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from content.core.spreadsheet_field import SpreadsheetField
from knowledge.training.exchange.columns import COLUMNS
from knowledge.training.exchange.importing import carry_out
from knowledge.training.exchange.plan import plan_import
from knowledge.training.exchange.tasks import KEPT_SECONDS, keep_state, run_import, state_key
from knowledge.training.models import TrainingIndexPage

SHEET = "vormingen"
SHOWN = 200
AT_ONCE = 100
"""More than so many trainings are written in the background."""


class UploadForm(forms.Form):
    file = SpreadsheetField(SHEET, gettext_lazy("Bestand"))


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
            context = {
                "plan": plan,
                "identity": identity,
                "new": plan.new[:SHOWN],
                "changed": plan.changed[:SHOWN],
            }
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
    elif plan.to_write > AT_ONCE:
        cache.delete(_key(request, identity))
        keep_state(str(identity), done=0, total=plan.to_write)
        user, name = request.user.pk, str(identity)
        transaction.on_commit(lambda: run_import.enqueue(name, content.decode(), user))
        return HttpResponseRedirect(reverse("training_import_status", args=[identity]))
    else:
        cache.delete(_key(request, identity))
        messages.success(request, _("Ingelezen: %(count)s vormingen.") % {"count": carry_out(plan, request.user)})
    return HttpResponseRedirect(reverse("training_import"))


@require_safe
def status(request: HttpRequest, identity: UUID) -> HttpResponse:
    """How far a large import is; asks again by itself while it runs."""
    _check(request)
    state = cache.get(state_key(str(identity)))
    if state is None:
        raise Http404
    is_busy = not state.get("is_done") and not state.get("problem")
    response = render(request, "training/admin/import_status.html", {"state": state, "is_busy": is_busy})
    if is_busy:
        response["Refresh"] = "3"
    return response
