"""What research adds to the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from knowledge.research.models import PublicationPage, ResearchOrganization
from knowledge.research.publications.practice_card import problems_of_card


class OrganizationViewSet(SnippetViewSet):
    model = ResearchOrganization
    icon = "group"
    menu_label = _("Groepen en instellingen")
    list_display = ["name", "short_name", "part_of", "ror"]
    search_fields = ["name", "short_name"]


class ResearchGroup(SnippetViewSetGroup):
    items = [OrganizationViewSet]
    menu_label = _("Onderzoek")
    menu_icon = "glasses"
    menu_order = 280


register_snippet(ResearchGroup)


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
