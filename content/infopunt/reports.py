"""Reports for editors: what needs a look."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import ReferenceIndex
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from content.infopunt.levels.steps import confirm
from content.infopunt.models import Figure, VersionState
from content.infopunt.querysets import FigureQuerySet

OLD_AFTER_YEARS = 3


class OldFiguresFilter(WagtailFilterSet):
    years = django_filters.NumberFilter(label=_("Ouder dan zoveel jaar"), method="filter_years", min_value=0)

    def filter_years(self, queryset: FigureQuerySet, _name: str, value: int) -> FigureQuerySet:
        return queryset.older_than(timezone.localdate().year - int(value))

    class Meta:
        model = Figure
        fields: list[str] = []


class OldFiguresReport(ReportView):
    """Figures last measured more than n years ago, and every page that quotes one."""

    model = Figure
    page_title = _("Oude cijfers")
    header_icon = "table"
    index_url_name = "old_figures_report"
    index_results_url_name = "old_figures_report_results"
    filterset_class = OldFiguresFilter
    permission_policy = ModelPermissionPolicy(Figure)
    any_permission_required = ["add", "change", "view"]
    list_export = ["statement", "value_text", "period", "source_name", "source_url", "used_on_text"]
    export_headings = {
        "statement": _("cijfer"), "value_text": _("waarde"), "period": _("periode"), "source_name": _("bron"),
        "source_url": _("adres"), "used_on_text": _("staat op"),
    }  # fmt: skip
    columns = [
        TitleColumn("statement", label=_("cijfer"), get_url=lambda figure: figure.edit_url),
        Column("value_text", label=_("waarde")),
        Column("period", label=_("periode")),
        Column("source_name", label=_("bron")),
        Column("used_on", label=_("staat op")),
    ]

    def get_queryset(self) -> QuerySet[Figure]:
        figures = Figure.objects.order_by("year", "statement")
        return (
            figures
            if self.request.GET.get("years")
            else figures.older_than(timezone.localdate().year - OLD_AFTER_YEARS)
        )

    def decorate_paginated_queryset(self, object_list: Iterable[Figure]) -> list[Figure]:
        figures = list(object_list)
        finder = AdminURLFinder(self.request.user)
        uses = ReferenceIndex.get_grouped_references_to_in_bulk(figures)
        for figure in figures:
            pages = [source for source, _references in uses[figure]]
            figure.used_on_text = ", ".join(str(page) for page in pages)
            figure.used_on = _links(pages)
            figure.edit_url = finder.get_edit_url(figure)
        return figures


def _links(pages: Iterable[Any]) -> str:
    links = format_html_join(
        "", '<li><a href="{}">{}</a></li>', ((getattr(page, "url", "") or "", str(page)) for page in pages)
    )
    return format_html("<ul>{}</ul>", links) if links else ""


class OutOfStepReport(ReportView):
    """Versions of a topic whose counterpart for other readers changed."""

    model = VersionState
    page_title = _("Uit de pas")
    header_icon = "history"
    index_url_name = "out_of_step_report"
    index_results_url_name = "out_of_step_report_results"
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    list_export = ["article", "out_of_step_since", "because_of"]
    export_headings = {"article": _("artikel"), "out_of_step_since": _("sinds"), "because_of": _("want dit veranderde")}
    columns = [
        TitleColumn("article", label=_("artikel"), get_url=lambda state: _edit_url(state.article_id)),
        Column("out_of_step_since", label=_("sinds")),
        Column("because_of", label=_("want dit veranderde")),
        TitleColumn(
            "confirm",
            label=_("klopt ze nog?"),
            accessor=lambda _state: _now("Ja, klopt nog"),
            get_url=lambda state: reverse("confirm_version", args=[state.pk]),
        ),
    ]

    def get_queryset(self) -> QuerySet[VersionState]:
        states = VersionState.objects.filter(out_of_step_since__isnull=False)
        return states.select_related("article", "because_of").order_by("out_of_step_since", "pk")


def _edit_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def confirm_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once, then clears the mark; only for who may change that page."""
    state = get_object_or_404(VersionState.objects.select_related("article", "because_of"), pk=pk)
    if not state.article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if request.method == "POST":
        confirm(state)
        messages.success(request, _now("“%(title)s” is weer in de pas.") % {"title": state.article})
        return redirect("out_of_step_report")
    return render(request, "infopunt/admin/confirm_version.html", {"state": state})
