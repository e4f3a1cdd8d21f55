"""What the kernel adds to Wagtail's admin: the dress of the house, its lists and its reports."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from content.core.reports import FeedbackReport, NoResultReport
from content.core.rich_text_links import KeptPageLinkHandler
from content.core.viewsets import SearchViewSetGroup, ThemeViewSet


@hooks.register("insert_global_admin_css")
def house_style() -> SafeString:
    sheets = ((static(name),) for name in ("css/admin.css", "css/admin/counts.css"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


register_snippet(ThemeViewSet)
register_snippet(SearchViewSetGroup)


class ReportMenuItem(MenuItem):
    """A report in the menu of whoever may read it. `model` names the permission."""

    def __init__(self, label: str, url: str, model: str, **kwargs: Any) -> None:
        super().__init__(label, url, **kwargs)
        self._permission = f"core.view_{model}"

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self._permission)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("reports/niet-gevonden/", NoResultReport.as_view(), name="no_result_report"),
        path(
            "reports/niet-gevonden/results/", NoResultReport.as_view(results_only=True), name="no_result_report_results"
        ),
        path("reports/nuttig/", FeedbackReport.as_view(), name="feedback_report"),
        path("reports/nuttig/results/", FeedbackReport.as_view(results_only=True), name="feedback_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def no_result_menu_item() -> MenuItem:
    address = reverse("no_result_report")
    return ReportMenuItem(NoResultReport.page_title, address, "noresultquery", icon_name="search", order=500)


@hooks.register("register_reports_menu_item")
def feedback_menu_item() -> MenuItem:
    address = reverse("feedback_report")
    return ReportMenuItem(FeedbackReport.page_title, address, "feedbackcount", icon_name="comment", order=510)


@hooks.register("register_rich_text_features", order=100)
def keep_addresses_of_linked_pages(features: FeatureRegistry) -> None:
    features.register_link_type(KeptPageLinkHandler)


@hooks.register("before_edit_page")
def leave_workflow_to_the_button(request: HttpRequest, _page: Page) -> HttpResponse | None:
    """Refuse an automatic save that would approve or reject as well; Wagtail turns any answer into a JSON error.

    A click on "Goedkeuren en publiceren" puts that choice in hidden fields before it submits. Wagtail 8.0 saves by
    itself every half second and sends those fields along; of two requests that approve at once one found no task and
    ended in a 500 (seen in `tests/accounts/test_staff_in_a_browser.py`).
    """
    saves_by_itself = not request.accepts("text/html")
    return HttpResponse() if saves_by_itself and "action-workflow-action" in request.POST else None
