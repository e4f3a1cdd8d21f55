"""Where editors find the infopunt's own lists and reports in the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.infopunt.models import Figure
from content.infopunt.reports import OldFiguresReport


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "table"
    menu_label = _("Cijfers")
    list_display = ["statement", "value_text", "period", "status", "slug"]
    list_filter = ["status", "year", "themes"]
    search_fields = ["statement", "population", "slug"]
    ordering = ["-year", "statement"]


class InfopuntGroup(SnippetViewSetGroup):
    items = [FigureViewSet]
    menu_label = _("Infopunt")
    menu_icon = "info-circle"
    menu_order = 250


register_snippet(InfopuntGroup)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    return [
        path("reports/oude-cijfers/", OldFiguresReport.as_view(), name="old_figures_report"),
        path(
            "reports/oude-cijfers/results/",
            OldFiguresReport.as_view(results_only=True),
            name="old_figures_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def old_figures_menu_item() -> MenuItem:
    return MenuItem(_("Oude cijfers"), reverse("old_figures_report"), icon_name="table", order=800)
