"""Reports for editors: what visitors do not find, and which pages do not help them."""

from typing import Any

from django.db.models import F, FloatField, QuerySet, Sum
from django.db.models.functions import Cast
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from content.core.models import FeedbackCount, NoResultQuery
from content.core.search.no_results import often_searched


class NoResultReport(ReportView):
    """Words that found nothing at least three times, without a trace of who typed them."""

    page_title = _("Gezocht en niet gevonden")
    header_icon = "search"
    index_url_name = "no_result_report"
    index_results_url_name = "no_result_report_results"
    permission_policy = ModelPermissionPolicy(NoResultQuery)
    permission_required = "view"
    columns = [Column("words", label=_("Woorden")), Column("times", label=_("Keer gezocht"))]
    list_export = ["words", "times"]
    export_headings = {"words": _("Woorden"), "times": _("Keer gezocht")}

    def get_queryset(self) -> QuerySet[NoResultQuery, dict[str, Any]]:
        return often_searched()


class FeedbackReport(ReportView):
    """Yes and no per page, the least useful first."""

    page_title = _("Was dit nuttig?")
    header_icon = "comment"
    index_url_name = "feedback_report"
    index_results_url_name = "feedback_report_results"
    permission_policy = ModelPermissionPolicy(FeedbackCount)
    permission_required = "view"
    list_export = ["page__title", "yes", "no"]
    export_headings = {"page__title": _("Pagina"), "yes": _("Ja"), "no": _("Nee")}

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("page__title", label=_("Pagina"), get_url=lambda row: f"/admin/pages/{row['page']}/edit/"),
            Column("yes", label=_("Ja")),
            Column("no", label=_("Nee")),
        ]

    def get_queryset(self) -> QuerySet[FeedbackCount, dict[str, Any]]:
        """One row per page; a page that got many more answers counts by its share, not by its size."""
        rows = FeedbackCount.objects.values("page", "page__title")
        totals = rows.annotate(yes=Sum("useful"), no=Sum("not_useful"))
        share = Cast(F("yes"), FloatField()) / (F("yes") + F("no"))
        return totals.annotate(share=share).order_by("share", "-no", "page__title")
