"""What the front door takes from the goals, each told here by name."""

from django.utils import timezone
from wagtail.query import PageQuerySet

from content.core.models import BasePage
from content.infopunt.models import ArticlePage, CampaignPage

RECENT_COUNT = 6


def recent_pages() -> PageQuerySet:
    return ArticlePage.objects.for_card_list()[:RECENT_COUNT]


def running_campaigns() -> list[BasePage]:
    """Campaigns whose period holds today; they need no editor to appear or to go."""
    return list(CampaignPage.objects.running(timezone.localdate()))
