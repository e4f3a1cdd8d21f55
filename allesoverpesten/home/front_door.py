"""What the front door takes from the goals, each told here by name."""

from wagtail.query import PageQuerySet

from content.infopunt.models import ArticlePage

RECENT_COUNT = 6


def recent_pages() -> PageQuerySet:
    return ArticlePage.objects.for_card_list()[:RECENT_COUNT]
