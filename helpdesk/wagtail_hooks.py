from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem, SubmenuMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from helpdesk import field_history
from helpdesk.confirmations.assurance import CHECKED_BY_COORDINATOR, CONFIRMED
from helpdesk.models import Location, Organization
from helpdesk.workspace.access import may_work_on_listings
from helpdesk.workspace.lists import HANDLED, HandleReports
from helpdesk.workspace.menu import AttentionPanel, workspace_menu
from helpdesk.workspace.services import AssureToday, ServiceListViewSet
from helpdesk.workspace.urls import urlpatterns

ACTIONS = {
    CONFIRMED: (_("Bevestigd door de dienst"), _("De dienst zelf zegt dat alles nog klopt")),
    CHECKED_BY_COORDINATOR: (_("Nagekeken"), _("Nagekeken door de coördinatie")),
    HANDLED: (_("Melding behandeld"), _("Melding van een bezoeker behandeld")),
}


class OrganizationViewSet(SnippetViewSet):
    model = Organization
    icon = "group"
    menu_label = _("Organisaties")
    list_display = ["name", "website"]
    search_fields = ["name"]


class LocationViewSet(SnippetViewSet):
    model = Location
    icon = "site"
    menu_label = _("Plaatsen")
    list_display = ["name", "organization", "address"]
    list_filter = ["organization"]


register_snippet(OrganizationViewSet)
register_snippet(LocationViewSet)
hooks.register("register_bulk_action", AssureToday)
hooks.register("register_bulk_action", HandleReports)


@hooks.register("register_admin_viewset")
def service_list() -> ServiceListViewSet:
    return ServiceListViewSet()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def menu() -> SubmenuMenuItem:
    return workspace_menu()


@hooks.register("construct_homepage_panels")
def attention_panel(request: HttpRequest, panels: list[Any]) -> None:
    if may_work_on_listings(request):
        panels.append(AttentionPanel())


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    for action, (label, message) in ACTIONS.items():
        registry.register_action(action, label, message)


@hooks.register("register_admin_urls")
def field_history_urls() -> list[URLPattern]:
    return field_history.urlpatterns


@hooks.register("register_reports_menu_item")
def field_history_menu_item() -> MenuItem:
    return field_history.menu_item()


@hooks.register("register_page_header_buttons")
def field_history_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:  # noqa: ARG001 - Wagtail's signature
    button = field_history.header_button(page, user)
    if button:
        yield button
