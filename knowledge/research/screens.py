"""What the section page shows: ways in, and what is new."""

from typing import Any

from django.apps import apps

from content.core.page_cache import kept
from content.core.visibility import open_to_all
from knowledge.research.members.access import members_page

NEWEST = 6


def section_context(page: Any) -> dict[str, Any]:
    publications = apps.get_model("research", "PublicationPage").objects
    return {
        "doors": kept(f"research-doors-{page.pk}", lambda: _doors(page)),
        "members_url": kept("research-members", _members_url),
        "newest": list(publications.for_card_list()[:NEWEST]),
    }


def _members_url() -> str:
    """Only the way in: what lies behind it is no list's business."""
    top = members_page()
    return (top.url or "") if top else ""


def _doors(page: Any) -> list[dict[str, str]]:
    children = open_to_all(page.get_children()).specific()
    return [
        {"title": one.card_title, "url": one.url, "summary": one.card_summary, "illustration": one.illustration}
        for one in children
    ]
