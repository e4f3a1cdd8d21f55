"""Import in the admin: upload, look at what would happen, confirm, watch. And the export, as two files in one zip."""

import io
import uuid
import zipfile
from http import HTTPStatus

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from helpdesk.enums import ImportState
from helpdesk.exchange.exporting import export_files
from helpdesk.exchange.forms import ImportForm
from helpdesk.exchange.plan import CONTACTS, SERVICES, plan_import
from helpdesk.exchange.tasks import progress_key, run_import
from helpdesk.models import ImportUpload
from helpdesk.models.imports import KEPT
from helpdesk.workspace.access import for_coordinators

SHOWN_ROWS = 200


@for_coordinators
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        ImportUpload.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
        kept = ImportUpload.objects.create(
            user=request.user, services=form.cleaned_data["services"], contacts=form.cleaned_data["contacts"]
        )
        return HttpResponseRedirect(reverse("helpdesk_import_preview", args=[kept.uuid]))
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "helpdesk/admin/import_upload.html", {"form": form}, status=status)


def _own(request: HttpRequest, identity: uuid.UUID) -> ImportUpload:
    return get_object_or_404(ImportUpload, uuid=identity, user=request.user)


@for_coordinators
@require_safe
def preview(request: HttpRequest, identity: uuid.UUID) -> HttpResponse:
    kept = _own(request, identity)
    if kept.state != ImportState.PREVIEW:
        return HttpResponseRedirect(reverse("helpdesk_import_status", args=[identity]))
    plan = plan_import(bytes(kept.services), bytes(kept.contacts))
    context = {
        "upload": kept,
        "plan": plan,
        "new": plan.new[:SHOWN_ROWS],
        "changed": plan.changed[:SHOWN_ROWS],
    }
    return render(request, "helpdesk/admin/import_preview.html", context)


@for_coordinators
@require_POST
def confirm(request: HttpRequest, identity: uuid.UUID) -> HttpResponse:
    kept = _own(request, identity)
    if kept.is_expired:
        kept.delete()
        messages.error(request, _("Het voorbeeld is te oud. Laad de bestanden opnieuw op."))
        return HttpResponseRedirect(reverse("helpdesk_import"))
    with transaction.atomic():
        fresh = ImportUpload.objects.filter(pk=kept.pk, state=ImportState.PREVIEW)
        if fresh.update(state=ImportState.QUEUED):
            transaction.on_commit(lambda: run_import.enqueue(kept.pk))
    return HttpResponseRedirect(reverse("helpdesk_import_status", args=[identity]))


@for_coordinators
@require_safe
def status(request: HttpRequest, identity: uuid.UUID) -> HttpResponse:
    kept = _own(request, identity)
    done, total = cache.get(progress_key(kept), (kept.done, kept.total))
    is_busy = kept.state in {ImportState.QUEUED, ImportState.RUNNING}
    context = {"upload": kept, "done": done, "total": total, "is_busy": is_busy}
    response = render(request, "helpdesk/admin/import_status.html", context)
    if is_busy:
        response["Refresh"] = "3"
    return response


@for_coordinators
@require_safe
def download(_request: HttpRequest) -> HttpResponse:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in zip((SERVICES, CONTACTS), export_files(), strict=True):
            packed.writestr(f"{name}.csv", content)
    response = HttpResponse(file.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="hulpaanbod.zip"'
    return response
