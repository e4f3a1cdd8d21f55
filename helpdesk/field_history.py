"""In the admin: every field of a listing that changed on the site, with old, new, who and when."""

from typing import Any

from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from helpdesk.models import FieldChange, ServicePage

INDEX = "helpdesk_field_changes"
RESULTS = "helpdesk_field_changes_results"
PERMISSION = "helpdesk.view_fieldchange"


class FieldChangeFilterSet(WagtailFilterSet):
    class Meta:
        model = FieldChange
        fields = ["service", "changed_at", "user"]


class FieldChangeReport(ReportView):
    model = FieldChange
    page_title = _("Wijzigingen aan hulpdiensten")
    header_icon = "history"
    filterset_class = FieldChangeFilterSet
    permission_policy = ModelPermissionPolicy(FieldChange)
    any_permission_required = ["view"]
    index_url_name = INDEX
    index_results_url_name = RESULTS
    default_ordering = ["-changed_at", "pk"]
    is_searchable = False
    columns = [
        DateColumn("changed_at", label=_("Wanneer")),
        UserColumn("user", label=_("Door")),
        Column("service_title", label=_("Dienst")),
        Column("field", label=_("Veld")),
        Column("old", label=_("Oud")),
        Column("new", label=_("Nieuw")),
    ]
    export_filename = "wijzigingen-hulpdiensten"
    list_export = ["changed_at", "user", "service_title", "field", "old", "new"]

    def get_base_queryset(self) -> Any:
        return FieldChange.objects.select_related("user", "service")


urlpatterns: list[URLPattern] = [
    path("reports/hulpdiensten/wijzigingen/", FieldChangeReport.as_view(), name=INDEX),
    path("reports/hulpdiensten/wijzigingen/results/", FieldChangeReport.as_view(results_only=True), name=RESULTS),
]


class FieldHistoryMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return request.user.has_perm(PERMISSION)


def menu_item() -> MenuItem:
    return FieldHistoryMenuItem(
        FieldChangeReport.page_title, reverse(INDEX), name="field-changes", icon_name="history", order=900
    )


def header_button(page: Page, user: Any) -> Button | None:
    """Beside Wagtail's own history of a service page."""
    if not issubclass(page.specific_class or Page, ServicePage) or not user.has_perm(PERMISSION):
        return None
    return Button(_("Wijzigingen per veld"), f"{reverse(INDEX)}?service={page.pk}", icon_name="list-ul", priority=66)
