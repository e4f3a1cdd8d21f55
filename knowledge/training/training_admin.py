"""Where editors find what belongs to trainings in the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from knowledge.training.exchange import views as exchange
from knowledge.training.network.documents import refuse_without_link
from knowledge.training.training_viewsets import ProviderViewSet, link_button, send_link

register_snippet(ProviderViewSet)


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return exchange.may_import(request.user)


@hooks.register("register_admin_urls")
def training_addresses() -> list[URLPattern]:
    return [
        path("vormingen/inlezen/", exchange.upload, name="training_import"),
        path("vormingen/inlezen/<uuid:identity>/", exchange.confirm, name="training_import_confirm"),
        path("vormingen/inlezen/<uuid:identity>/stand/", exchange.status, name="training_import_status"),
        path("vormingen/link/<int:pk>/", send_link, name="training_send_link"),
    ]


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    return ImportMenuItem(_("Vormingen inlezen"), reverse("training_import"), icon_name="download", order=265)


@hooks.register("register_snippet_listing_buttons")
def provider_buttons(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:  # noqa: ARG001 - Wagtail's signature
    return link_button(snippet, user)


@hooks.register("before_serve_document")
def keep_documents_of_meetings_for_members(document: Any, request: HttpRequest) -> HttpResponse | None:
    return refuse_without_link(document, request)
