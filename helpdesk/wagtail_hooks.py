from collections.abc import Iterator
from typing import Any

from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from helpdesk import field_history
from helpdesk.models import Location, Organization


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
