"""Screens of the workspace that are no lists: start, changes that wait, cover map and referral map."""

import csv
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from helpdesk.coverage.screens import cover_context, referral_context
from helpdesk.models import ServicePage
from helpdesk.workspace.access import for_coordinators
from helpdesk.workspace.changes import approve, send_back, waiting_change
from helpdesk.workspace.overview import attention


@for_coordinators
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "helpdesk/admin/start.html", {"attention": attention()})


@for_coordinators
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    pages = ServicePage.objects.with_waiting_changes().select_related("organization", "latest_revision__user")
    return render(request, "helpdesk/admin/changes.html", {"pages": pages.order_by("latest_revision_created_at")})


def _waiting_or_404(pk: int) -> ServicePage:
    return get_object_or_404(ServicePage.objects.with_waiting_changes().with_parts(), pk=pk)


@for_coordinators
@require_safe
def change(request: HttpRequest, pk: int) -> HttpResponse:
    page = _waiting_or_404(pk)
    may_publish = page.permissions_for_user(request.user).can_publish()
    context = {"waiting": waiting_change(page), "may_publish": may_publish}
    return render(request, "helpdesk/admin/change.html", context)


@for_coordinators
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve or send back. The revision that was looked at must still be the latest one."""
    page = _waiting_or_404(pk)
    if not page.permissions_for_user(request.user).can_publish():
        return HttpResponse(_("Je mag dit niet publiceren."), status=HTTPStatus.FORBIDDEN)
    if request.POST.get("revision") != str(page.latest_revision_id):
        messages.warning(request, _("Er kwam intussen een nieuwe wijziging bij. Kijk opnieuw."))
        return HttpResponseRedirect(reverse("helpdesk_change", args=[pk]))
    if request.POST.get("decision") == "approve":
        approve(page, request.user)
        messages.success(request, _("“%(name)s” staat nu zo op de site.") % {"name": page.title})
    else:
        send_back(page, request.user)
        messages.success(request, _("Het voorstel voor “%(name)s” is afgewezen.") % {"name": page.title})
    return HttpResponseRedirect(reverse("helpdesk_changes"))


@for_coordinators
@require_safe
def cover(request: HttpRequest) -> HttpResponse:
    context = cover_context(request.GET)
    if request.GET.get("export") == "csv":
        return _csv("dekking.csv", context["export"])
    return render(request, "helpdesk/admin/cover.html", context)


@for_coordinators
@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    return render(request, "helpdesk/admin/referrals.html", referral_context())


def _csv(name: str, rows: list[list[Any]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(response).writerows(rows)
    return response
