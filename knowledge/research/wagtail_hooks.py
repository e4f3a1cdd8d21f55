"""What research adds to the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from knowledge.research.models import PublicationPage, ResearchOrganization, ResearchRequest
from knowledge.research.publications import import_views
from knowledge.research.publications.practice_card import problems_of_card


class OrganizationViewSet(SnippetViewSet):
    model = ResearchOrganization
    icon = "group"
    menu_label = _("Groepen en instellingen")
    list_display = ["name", "short_name", "part_of", "ror"]
    search_fields = ["name", "short_name"]


class RequestViewSet(SnippetViewSet):
    """What people asked: to read, hand on and close; nobody adds one here."""

    model = ResearchRequest
    icon = "mail"
    menu_label = _("Vragen naar een onderzoeker")
    list_display = ["name", "asked_by", "needed_by", "state", "created_on"]
    list_filter = ["state", "asked_by"]
    search_fields = ["name", "organization", "question"]
    copy_view_enabled = False


class ResearchGroup(SnippetViewSetGroup):
    items = [RequestViewSet, OrganizationViewSet]
    menu_label = _("Onderzoek")
    menu_icon = "glasses"
    menu_order = 280


register_snippet(ResearchGroup)


class ImportItem(MenuItem):
    """For who may add a publication."""

    def is_shown(self, request: HttpRequest) -> bool:
        return import_views.may_add_publications(request.user)


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    return ImportItem(
        _("Publicaties inlezen"), reverse_lazy("publication_import"), icon_name="download", order=285, name="inlezen"
    )


@hooks.register("register_admin_urls")
def import_addresses() -> list[URLPattern]:
    return [
        path("publicaties/inlezen/", import_views.upload, name="publication_import"),
        path("publicaties/inlezen/<uuid:identity>/", import_views.preview, name="publication_import_preview"),
        path("publicaties/inlezen/<uuid:identity>/klaar/", import_views.confirm, name="publication_import_confirm"),
    ]


@hooks.register("before_bulk_action")
def keep_publications_without_card_from_the_public(
    request: HttpRequest, action_type: str, pages: list[Page], _action: Any
) -> HttpResponse | None:
    """Publishing many pages at once passes no form, so the card is looked at here."""
    if action_type != "publish":
        return None
    for page in pages:
        draft = page.get_latest_revision_as_object()
        problems = problems_of_card(draft) if isinstance(draft, PublicationPage) else {}
        if problems:
            text = _("“%(title)s” kan nog niet gepubliceerd worden: %(problem)s")
            messages.error(request, text % {"title": draft.title, "problem": next(iter(problems.values()))})
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None
