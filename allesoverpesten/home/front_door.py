"""What the front door takes from the goals, each told here by name."""

from typing import Any

from wagtail.models import Page
from wagtail.query import PageQuerySet

from content.infopunt.models import ArticlePage

RECENT_COUNT = 6


def recent_pages() -> PageQuerySet:
    return ArticlePage.objects.for_card_list()[:RECENT_COUNT]


def live_pages(stream: Any) -> list[Page]:
    """The chosen pages of a stream in the editor's order, without what is not public any more."""
    wanted = [block.value.pk for block in stream if block.value]
    if not wanted:
        return []
    found = {page.pk: page for page in Page.objects.filter(pk__in=wanted).live().public().specific()}
    return [found[pk] for pk in wanted if pk in found]
