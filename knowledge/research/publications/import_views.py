"""Import in the admin: choose a file or type a DOI, look at what would happen, confirm."""

import uuid
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from knowledge.research.models import PublicationIndexPage, PublicationUpload
from knowledge.research.models.uploads import KEPT
from knowledge.research.publications.doi_client import DoiError, describe
from knowledge.research.publications.importing import MAX_BYTES, Outcome, UnreadableFileError, carry_out, plan_import

# More than a person looks through, and than is written while somebody waits.
MOST_ENTRIES = 500
SHOWN = 200


def may_add_publications(user: Any) -> bool:
    index = PublicationIndexPage.objects.first()
    return bool(index and index.permissions_for_user(user).can_add_subpage())


def _guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_add_publications(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


class ImportForm(forms.Form):
    """A file, or a DOI; `cleaned_data` holds `content` and `name` of what is to be imported."""

    file = forms.FileField(
        label=_("Bestand"),
        required=False,
        help_text=_("BibTeX (.bib), RIS (.ris) of CSL-JSON (.json), hoogstens 20 MB."),
    )
    doi = forms.CharField(
        label=_("Of een DOI"),
        required=False,
        max_length=300,
        help_text=_("Bijvoorbeeld 10.3390/ejihpe15120257. We vragen de beschrijving op bij doi.org."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        upload, doi = cleaned.get("file"), cleaned.get("doi")
        if upload:
            cleaned |= {"content": upload.read(MAX_BYTES + 1), "name": str(upload.name)[:255]}
            self._check_file(cleaned)
        elif doi:
            try:
                cleaned |= {"content": describe(doi).encode(), "name": f"{doi[:200]}.json"}
            except DoiError as error:
                self.add_error("doi", str(error))
        else:
            self.add_error("file", _now("Kies een bestand of vul een DOI in."))
        return cleaned

    def _check_file(self, cleaned: dict[str, Any]) -> None:
        try:
            plan = plan_import(cleaned["content"], cleaned["name"])
        except UnreadableFileError as error:
            self.add_error("file", str(error))
            return
        if len(plan.entries) > MOST_ENTRIES:
            text = _now("Dit bestand heeft %(count)s publicaties. Hier lees je er hoogstens %(most)s tegelijk in.")
            self.add_error("file", text % {"count": len(plan.entries), "most": MOST_ENTRIES})


@_guarded
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_bound and form.is_valid():
        PublicationUpload.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
        kept = PublicationUpload.objects.create(
            user=request.user, file_name=form.cleaned_data["name"], content=form.cleaned_data["content"]
        )
        return HttpResponseRedirect(reverse("publication_import_preview", args=[kept.uuid]))
    index = PublicationIndexPage.objects.get()
    context = {
        "form": form,
        "add_url": reverse("wagtailadmin_pages:add", args=["research", "publicationpage", index.pk]),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "research/admin/import_upload.html", context, status=status)


def _own(request: HttpRequest, identity: uuid.UUID) -> PublicationUpload:
    return get_object_or_404(PublicationUpload, uuid=identity, user=request.user)


@_guarded
@require_safe
def preview(request: HttpRequest, identity: uuid.UUID) -> HttpResponse:
    kept = _own(request, identity)
    plan = plan_import(bytes(kept.content), kept.file_name)
    groups = (
        (_("Nieuw"), plan.of(Outcome.NEW)),
        (_("Onvolledig: komt als klad, jij vult aan"), plan.of(Outcome.INCOMPLETE)),
        (_("Staat er al: wordt overgeslagen"), plan.of(Outcome.DUPLICATE)),
        (_("Geweigerd"), plan.of(Outcome.REFUSED)),
    )
    context = {
        "upload": kept,
        "groups": [{"label": label, "count": len(found), "entries": found[:SHOWN]} for label, found in groups],
        "writes": len(plan.of(Outcome.NEW, Outcome.INCOMPLETE)),
    }
    return render(request, "research/admin/import_preview.html", context)


@_guarded
@require_POST
def confirm(request: HttpRequest, identity: uuid.UUID) -> HttpResponse:
    """Write once: a second tap finds nothing to confirm any more."""
    kept = _own(request, identity)
    index = PublicationIndexPage.objects.get()
    if kept.is_expired:
        kept.delete()
        messages.error(request, _("Het voorbeeld is te oud. Laad het bestand opnieuw op."))
        return HttpResponseRedirect(reverse("publication_import"))
    with transaction.atomic():
        deleted, _by_model = PublicationUpload.objects.filter(pk=kept.pk).delete()
        plan = plan_import(bytes(kept.content), kept.file_name)
        count = carry_out(plan, user=request.user) if deleted else 0
    text = _now("%(count)s publicaties staan nu als klad. Schrijf bij elk de praktijkkaart voor je publiceert.")
    messages.success(request, text % {"count": count})
    return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[index.pk]))
