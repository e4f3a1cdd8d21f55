from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page

import knowledge.training.training_admin  # noqa: F401 - its hooks register themselves; Wagtail loads only this module
from knowledge.training.models import FlowchartPage
from knowledge.training.publication import REFUSED, first_error
from knowledge.training.reports import FlowchartReport, FlowchartUseReport, RecheckReport
from knowledge.training.views import editor


@hooks.register("register_admin_urls")
def flowchart_editor_urls() -> list[URLPattern]:
    return [
        path("wegwijzer/controle/", editor.check_view, name="flowchart_editor_check"),
        path("wegwijzer/inlezen/", editor.read_view, name="flowchart_editor_read"),
        path("wegwijzer/uitschrijven/", editor.write_view, name="flowchart_editor_write"),
        path("wegwijzer/proberen/", editor.try_view, name="flowchart_editor_try"),
        *_report_urls("reports/wegwijzers-gebruik/", FlowchartUseReport),
        *_report_urls("reports/wegwijzers-nakijken/", RecheckReport),
    ]


def _report_urls(address: str, report: type[FlowchartReport]) -> list[URLPattern]:
    return [
        path(address, report.as_view(), name=report.index_url_name),
        path(f"{address}results/", report.as_view(results_only=True), name=report.index_results_url_name),
    ]


class ReportMenuItem(MenuItem):
    """A report in the menu of whoever may read it."""

    def __init__(self, report: type[FlowchartReport], **kwargs: Any) -> None:
        super().__init__(report.page_title, reverse(report.index_url_name), icon_name=report.header_icon, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return FlowchartReport.permission_policy.user_has_any_permission(
            request.user, FlowchartReport.any_permission_required
        )


@hooks.register("register_reports_menu_item")
def use_menu_item() -> MenuItem:
    return ReportMenuItem(FlowchartUseReport, order=520)


@hooks.register("register_reports_menu_item")
def recheck_menu_item() -> MenuItem:
    return ReportMenuItem(RecheckReport, order=530)


@hooks.register("before_bulk_action")
def keep_unsound_flowcharts_from_publication(
    request: HttpRequest, action_type: str, pages: list[Page], _action: Any
) -> HttpResponse | None:
    """Publishing many pages at once passes no form, so the linter speaks here and says why nothing happened."""
    if action_type != "publish":
        return None
    for page in pages:
        if _is_kept_back(request, page):
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_edit_page")
def keep_unsound_flowcharts_from_approval(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A reader who approves publishes: a draft that was sound when it was handed in may no longer be."""
    approves = request.POST.get("action-workflow-action") and request.POST.get("workflow-action-name") == "approve"
    return redirect("wagtailadmin_pages:edit", page.pk) if approves and _is_kept_back(request, page) else None


def _is_kept_back(request: HttpRequest, page: Page) -> bool:
    """Says why, if this draft may not go to the public."""
    draft = page.get_latest_revision_as_object()
    problem = first_error(draft) if isinstance(draft, FlowchartPage) else ""
    if problem:
        text = _("“%(title)s” kan nog niet gepubliceerd worden: %(problem)s")
        messages.error(request, text % {"title": draft.title, "problem": problem})
    return bool(problem)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(REFUSED)
    class Refused(LogFormatter):
        label = _("Geplande publicatie gestopt")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return _("Geplande publicatie gestopt: %(problem)s") % {"problem": log_entry.data.get("problem", "")}
