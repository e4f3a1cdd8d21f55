"""What research adds to the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from knowledge.research.desk import OwnResearchPanel, has_own_desk
from knowledge.research.gate import REFUSED
from knowledge.research.models import PublicationPage, ResearchOrganization, ResearchRequest, StudyCallPage
from knowledge.research.publications import import_views
from knowledge.research.publications.practice_card import problems_of_card
from knowledge.research.views import reviewing


class OrganizationViewSet(SnippetViewSet):
    model = ResearchOrganization
    icon = "group"
    menu_label = _("Groepen en instellingen")
    list_display = ["name", "short_name", "part_of", "ror"]
    search_fields = ["name", "short_name"]


class RequestViewSet(SnippetViewSet):
    """What people asked: to read, hand on and close. Who asked by phone is added here."""

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


class AbstractsItem(MenuItem):
    """For who judges abstracts of a colloquium or decides on them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reviewing.takes_part(request.user)


@hooks.register("register_admin_menu_item")
def abstracts_menu_item() -> MenuItem:
    return AbstractsItem(_("Bijdragen beoordelen"), reverse_lazy("abstracts"), icon_name="openquote", order=286)


@hooks.register("construct_homepage_panels")
def own_research(request: HttpRequest, panels: list[Any]) -> None:
    if has_own_desk(request.user):
        panels.append(OwnResearchPanel(request.user))


@hooks.register("register_admin_urls")
def abstract_addresses() -> list[URLPattern]:
    return [
        path("bijdragen/", reviewing.overview, name="abstracts"),
        path("bijdragen/<int:pk>/beoordelen/", reviewing.review_list, name="abstract_review_list"),
        path("bijdragen/<int:pk>/beoordelen/<int:submission_pk>/", reviewing.review_one, name="abstract_review"),
        path("bijdragen/<int:pk>/beslissen/", reviewing.decisions, name="abstract_decisions"),
        path("bijdragen/<int:pk>/beslissen/<int:submission_pk>/", reviewing.decide_one, name="abstract_decide"),
        path("bijdragen/<int:pk>/versturen/", reviewing.send_decisions, name="abstract_send"),
    ]


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
    kept = next((page for page in pages if _is_kept_back(request, page.get_latest_revision_as_object())), None)
    return redirect("wagtailadmin_pages:edit", kept.pk) if kept else None


def _is_kept_back(request: HttpRequest, draft: Page) -> bool:
    """Says why, if this draft may not go to the public."""
    problems = {}
    if isinstance(draft, PublicationPage):
        problems = problems_of_card(draft)
    elif isinstance(draft, StudyCallPage):
        problems = draft.problems
    if problems:
        text = _("“%(title)s” kan nog niet gepubliceerd worden: %(problem)s")
        messages.error(request, text % {"title": draft.title, "problem": next(iter(problems.values()))})
    return bool(problems)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(REFUSED)
    class Refused(LogFormatter):
        label = _("Geplande publicatie gestopt")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return _now("Geplande publicatie gestopt: %(problem)s") % {"problem": log_entry.data.get("problem", "")}
