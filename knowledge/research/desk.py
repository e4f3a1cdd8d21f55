"""What a researcher sees first after signing in: the own page, and the publications that wait for their card."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from knowledge.research.models import PublicationIndexPage, PublicationPage, ResearcherIndexPage, ResearcherPage
from knowledge.research.publications.practice_card import problems_of_card

MOST = 5


def has_own_desk(user: Any) -> bool:
    """Who adds publications but leaves publishing them to others."""
    index = PublicationIndexPage.objects.first()
    may = index.permissions_for_user(user) if index else None
    return bool(may and may.can_add_subpage() and not may.can_publish_subpage())


class OwnResearchPanel(Component):
    """`profile` is where the own page is changed or made; `waiting` says of each draft what it lacks."""

    name = "onderzoek"
    template_name = "research/admin/own_research_panel.html"
    order = 15

    def __init__(self, user: Any) -> None:
        self._user = user

    def get_context_data(self, _parent_context: dict[str, Any]) -> dict[str, Any]:
        drafts = PublicationPage.objects.filter(owner=self._user, live=False).order_by("-latest_revision_created_at")
        return {
            "profile": self._profile(),
            "waiting": [_line(page) for page in drafts[:MOST]],
            "more": max(drafts.count() - MOST, 0),
        }

    def _profile(self) -> dict[str, Any] | None:
        own = ResearcherPage.objects.filter(owner=self._user).first()
        if own:
            return {"url": reverse("wagtailadmin_pages:edit", args=[own.pk]), "title": own.title, "is_live": own.live}
        index = ResearcherIndexPage.objects.first()
        if index is None:
            return None
        options = index._meta.app_label, ResearcherPage._meta.model_name, index.pk  # noqa: SLF001 - Django's public name for it
        return {"url": reverse("wagtailadmin_pages:add", args=options), "title": "", "is_live": False}


def _line(page: PublicationPage) -> dict[str, Any]:
    draft = page.get_latest_revision_as_object()
    problems = problems_of_card(draft)
    return {
        "title": draft.title,
        "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "lacks": next(iter(problems.values()), ""),
        "is_in_review": draft.workflow_in_progress,
    }
