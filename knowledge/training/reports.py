"""Reports on wegwijzers for editors: how they are used, and which variants are to be looked at again."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.core.counts import Count
from content.core.counts.totals import shown, totals
from knowledge.training.counts import ENDED, REACHED, STARTED
from knowledge.training.flowchart.outline import outline
from knowledge.training.models import FlowchartPage

PERIODS = {"week": 7, "month": 30, "year": 365}
type Numbers = dict[str, dict[Count, int]]


class FlowchartReport(ReportView):
    """For everyone who may write or publish a page."""

    permission_policy = PagePermissionPolicy()
    any_permission_required = ["add", "change", "publish"]


class FlowchartUseReport(FlowchartReport):
    """Begins, steps reached and ends, as totals over days; a small number is never given exactly."""

    page_title = gettext_lazy("Wegwijzers: gebruik")
    header_icon = "view"
    index_url_name = "flowchart_use_report"
    index_results_url_name = "flowchart_use_report_results"
    list_export = ["flowchart", "what", *PERIODS]
    export_headings = {
        "flowchart": gettext_lazy("Wegwijzer"),
        "what": gettext_lazy("Wat"),
        "week": gettext_lazy("Laatste 7 dagen"),
        "month": gettext_lazy("Laatste 30 dagen"),
        "year": gettext_lazy("Laatste 365 dagen"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        names = ["what", *PERIODS]
        return [
            TitleColumn("flowchart", label=self.export_headings["flowchart"], get_url=lambda row: row["url"]),
            *(Column(name, label=self.export_headings[name]) for name in names),
        ]

    def get_queryset(self) -> list[dict[str, str]]:
        today = timezone.localdate()
        numbers = {
            name: totals([STARTED, REACHED, ENDED], today - timedelta(days=days - 1), today)
            for name, days in PERIODS.items()
        }
        return [row for page in FlowchartPage.objects.order_by("title") for row in _use_rows(page, numbers)]


class RecheckReport(FlowchartReport):
    """Variants whose core procedure changed since somebody published them."""

    page_title = gettext_lazy("Varianten om na te kijken")
    header_icon = "draft"
    index_url_name = "flowchart_recheck_report"
    index_results_url_name = "flowchart_recheck_report_results"
    list_export = ["title", "variant_of.title", "recheck_words"]
    export_headings = {
        "title": gettext_lazy("Variant"),
        "variant_of.title": gettext_lazy("Kern"),
        "recheck_words": gettext_lazy("Veranderd in de kern"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=gettext_lazy("Variant"), get_url=_edit_url),
            Column("variant_of", label=gettext_lazy("Kern")),
            Column("recheck_words", label=gettext_lazy("Veranderd in de kern")),
        ]

    def get_queryset(self) -> Any:
        return FlowchartPage.objects.to_recheck()


def _edit_url(page: FlowchartPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _use_rows(page: FlowchartPage, numbers: Numbers) -> Iterator[dict[str, str]]:
    subject = str(page.pk)
    yield _row(page, _("Begonnen"), [Count(STARTED, subject)], numbers)
    if not page.is_private:
        for entry in outline(page.flowchart):
            step = [Count(name, subject, entry.node.id) for name in (REACHED, ENDED)]
            if any(count in numbers["year"] for count in step):
                yield _row(page, f"{entry.number}. {entry.node.title}", step, numbers)
    ends = [Count(ENDED, subject), *(Count(ENDED, subject, node.id) for node in page.flowchart.nodes)]
    yield _row(page, _("Tot het einde"), ends, numbers)


def _row(page: FlowchartPage, what: str, counts: list[Count], numbers: Numbers) -> dict[str, str]:
    times = {name: shown(sum(found.get(count, 0) for count in counts)) for name, found in numbers.items()}
    return {"flowchart": page.title, "url": _edit_url(page), "what": what, **times}
