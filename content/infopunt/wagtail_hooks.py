"""Where editors find the infopunt's own lists and reports in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.infopunt.links import screens as links
from content.infopunt.models import Figure, FrequentQuestion, GlossaryTerm, Resource, ResourceSuggestion, Topic
from content.infopunt.reports import OldFiguresReport, OutOfStepReport, confirm_version
from content.infopunt.views.material_import import import_materials, may_import


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "table"
    menu_label = _("Cijfers")
    list_display = ["statement", "value_text", "period", "status", "slug"]
    list_filter = ["status", "year", "themes"]
    search_fields = ["statement", "population", "slug"]
    ordering = ["-year", "statement"]


def _link_warning(resource: Resource) -> str:
    return _now("Werkt niet") if resource.has_broken_link else ""


class ResourceViewSet(SnippetViewSet):
    model = Resource
    icon = "folder-open-inverse"
    menu_label = _("Materialen")
    list_display = [
        "title", "kind", "publisher", "evidence", "checked",
        Column("link", label=_("Adres"), accessor=_link_warning), "is_public",
    ]  # fmt: skip
    list_filter = ["kind", "evidence", "cost", "language", "is_public"]
    list_export = ["slug", "title", "kind", "publisher", "year", "url", "checked", "review_due"]
    search_fields = ["title", "publisher"]

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Resource]:
        return Resource.objects.for_editors()


class SuggestionViewSet(SnippetViewSet):
    model = ResourceSuggestion
    icon = "mail"
    menu_label = _("Voorstellen van bezoekers")
    list_display = ["title", "url", "state", "created_on"]
    list_filter = ["state"]


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "list-ul"
    menu_label = _("Woordenlijst")
    list_display = ["term", "definition", "is_explained_inline"]
    search_fields = ["term", "variants"]


class QuestionViewSet(SnippetViewSet):
    model = FrequentQuestion
    icon = "help"
    menu_label = _("Veelgestelde vragen")
    list_display = ["question", "sort_order"]
    search_fields = ["question"]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Onderwerpen")
    list_display = ["name", "slug"]


def link_item() -> MenuItem:
    address = reverse_lazy("infopunt_links")
    return links.LinksMenuItem(_("Adressen"), address, name="infopunt-links", icon_name="link", order=100)


class InfopuntGroup(SnippetViewSetGroup):
    items = [FigureViewSet, ResourceViewSet, SuggestionViewSet, GlossaryTermViewSet, QuestionViewSet, TopicViewSet]
    menu_label = _("Infopunt")
    menu_icon = "info-circle"
    menu_order = 250

    def get_submenu_items(self) -> list[MenuItem]:
        return [*super().get_submenu_items(), link_item()]


register_snippet(InfopuntGroup)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    figures, steps = OldFiguresReport, OutOfStepReport
    return [
        path("reports/oude-cijfers/", figures.as_view(), name="old_figures_report"),
        path("reports/oude-cijfers/results/", figures.as_view(results_only=True), name="old_figures_report_results"),
        path("reports/uit-de-pas/", steps.as_view(), name="out_of_step_report"),
        path("reports/uit-de-pas/results/", steps.as_view(results_only=True), name="out_of_step_report_results"),
        path("reports/uit-de-pas/<int:pk>/klopt/", confirm_version, name="confirm_version"),
        *links.urlpatterns(),
        path("materialen/inlezen/", import_materials, name="import_materials"),
    ]


@hooks.register("construct_homepage_panels")
def links_panel(request: HttpRequest, panels: list[Any]) -> None:
    failing = [row for row in links.attention(request.user) if row.count]
    if failing:
        panels.append(links.LinksPanel(failing))


@hooks.register("register_reports_menu_item")
def old_figures_menu_item() -> MenuItem:
    return MenuItem(_("Oude cijfers"), reverse("old_figures_report"), icon_name="table", order=800)


@hooks.register("register_reports_menu_item")
def out_of_step_menu_item() -> MenuItem:
    return MenuItem(_("Uit de pas"), reverse("out_of_step_report"), icon_name="history", order=810)


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_settings_menu_item")
def import_materials_menu_item() -> MenuItem:
    return ImportMenuItem(_("Materialen inlezen"), reverse("import_materials"), icon_name="download", order=820)
