"""What the pages of members show. Nothing here is kept: it must never reach who is no member."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from knowledge.research.entry_cards import entry_cards

if TYPE_CHECKING:
    from knowledge.research.models import MembersPage, ReadingListPage

NEWEST = 10


def members_context(page: "MembersPage", user: Any) -> dict[str, Any]:
    """Groups and lists first, then what is new anywhere below."""
    children = [one for one in page.get_children().live().specific() if one.pk] if page.pk else []
    news = [one for one in children if isinstance(one, apps.get_model("research", "MemberNewsPage"))]
    below = page.get_descendants().live().order_by("-last_published_at").specific()[:NEWEST] if page.pk else []
    follows = bool(
        user.is_authenticated and apps.get_model("research", "MemberDigest").objects.filter(user=user).exists()
    )
    return {
        "places": [_card(one) for one in children if one not in news],
        "newest": [_card(one) for one in below],
        "follows": follows,
    }


def _card(page: Page) -> dict[str, str]:
    return {"title": page.title, "url": page.url or "", "label": str(page.card_label), "summary": page.summary}


def group_context(page: Any) -> dict[str, Any]:
    """Documents, people, minutes and related pages, as far as this kind of page has them."""
    minutes = page.get_children().live().specific() if page.pk and page.allowed_subpage_models() else []
    newest_first = sorted(minutes, key=lambda one: one.held_on, reverse=True)
    return {
        "files": _files(page.documents) if hasattr(page, "documents") else [],
        "people": _lines(getattr(page, "people", "") or getattr(page, "present", "")),
        "minutes": [_card(one) | {"label": ""} for one in newest_first],
        "related": entry_cards(block["value"] for block in page.related.raw_data if block["value"])
        if hasattr(page, "related")
        else [],
    }


def _files(stream: Any) -> list[dict[str, str]]:
    keys = [block["value"] for block in stream.raw_data if block["value"]]
    found = get_document_model().objects.in_bulk(keys)
    return [
        {"title": found[key].title, "url": found[key].url, "kind": found[key].file_extension.upper()}
        for key in keys
        if key in found
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def reading_context(page: "ReadingListPage") -> dict[str, Any]:
    """Publications of this site by their card, other works by their address."""
    values = [block["value"] for block in page.works.raw_data]
    keys = [value["page"] for value in values if value.get("page")]
    pages = {one.pk: one for one in Page.objects.live().filter(pk__in=keys)}
    works = []
    for value in values:
        chosen = pages.get(value.get("page"))
        title = value.get("title") or (chosen.title if chosen else "")
        address = (chosen.url if chosen else "") or value.get("address") or ""
        if title:
            told = _("voorgesteld door %(name)s") % {"name": value["by"]} if value.get("by") else ""
            works.append({"title": title, "url": address, "why": value.get("why") or "", "by": told})
    return {"works": works}
