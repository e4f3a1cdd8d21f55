"""Reports for editors: what needs a look."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import ReferenceIndex
from wagtail.permission_policies import ModelPermissionPolicy

from content.infopunt.models import Figure
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
