"""What the section page shows: ways in, and what is new."""

from typing import Any

from django.apps import apps

from content.core.page_cache import kept
from content.core.visibility import open_to_all

NEWEST = 6


def section_context(page: Any) -> dict[str, Any]:
    publications = apps.get_model("research", "PublicationPage").objects
    return {
        "doors": kept(f"research-doors-{page.pk}", lambda: _doors(page)),
        "newest": list(publications.for_card_list()[:NEWEST]),
    }


def _doors(page: Any) -> list[dict[str, str]]:
    children = open_to_all(page.get_children()).specific()
    return [
        {"title": one.card_title, "url": one.url, "summary": one.card_summary, "illustration": one.illustration}
        for one in children
    ]
