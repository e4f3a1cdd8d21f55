"""Import of materials in the admin: upload, look at what would happen, confirm."""

import uuid
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from content.core.spreadsheet_field import SpreadsheetField
from content.infopunt.materials.importing import COLUMNS, carry_out, heading_of, plan_import

SHEET = "materialen"
# Between looking and confirming; afterwards the file is chosen again.
SECONDS = 3_600


class ImportForm(forms.Form):
    """One table. `cleaned_data` holds it as CSV, whatever it came as."""

    file = SpreadsheetField(SHEET, _("Bestand met materialen"))


def may_import(user: Any) -> bool:
    return user.has_perm("infopunt.add_resource") and user.has_perm("infopunt.change_resource")


def _key(request: HttpRequest, identity: str) -> str:
    return f"material-import:{request.user.pk}:{identity}"


@require_http_methods(["GET", "HEAD", "POST"])
def import_materials(request: HttpRequest) -> HttpResponse:
    """One address: an upload shows the preview, a confirmation writes it. The page is never left half done."""
    if not may_import(request.user):
        raise PermissionDenied
    if "bevestig" in request.POST:
        return _confirm(request, request.POST["bevestig"])
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "columns": [heading_of(name) for name in COLUMNS]}
    status = HTTPStatus.OK
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"]
        plan = plan_import(content)
        identity = uuid.uuid4().hex
        if not plan.problems:
            cache.set(_key(request, identity), content, SECONDS)
        context |= {"plan": plan, "identity": identity}
        status = HTTPStatus.BAD_REQUEST if plan.problems else HTTPStatus.OK
    elif form.errors:
        status = HTTPStatus.BAD_REQUEST
    return render(request, "infopunt/admin/material_import.html", context, status=status)


def _confirm(request: HttpRequest, identity: str) -> HttpResponse:
    content = cache.get(_key(request, identity[:40]))
    plan = plan_import(content) if content else None
    if plan is None or plan.problems:
        messages.error(request, _now("Het voorbeeld is te oud. Kies het bestand opnieuw; er is niets veranderd."))
    else:
        written = carry_out(plan)
        cache.delete(_key(request, identity[:40]))
        said = ngettext("%(count)s materiaal bijgewerkt.", "%(count)s materialen bijgewerkt.", written)
        messages.success(request, said % {"count": written})
    return HttpResponseRedirect(reverse("import_materials"))
