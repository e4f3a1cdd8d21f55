"""Every filtered list is also a calendar feed and a news feed, at the same choice in the address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge.events.calendar_text import CONTENT_TYPE, calendar_text
from knowledge.events.models import Event
from knowledge.training.catalogue.listing import TrainingListing
from knowledge.training.models import TrainingPage
from knowledge.training.screens.catalogue import CATALOGUE_ADDRESS
from knowledge.training.session_values import KIND

FEED_LENGTH = 30


def feed_name(listing: TrainingListing) -> str:
    choice = ", ".join(listing.choice_labels)
    return _("Vormingen: %(choice)s") % {"choice": choice} if choice else _("Vormingen tegen pesten")


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """The dates of a choice. Those that were withdrawn, cancelled or changed so that they left the choice stay in it,
    as CANCELLED, so that calendars hear it.
    """
    listing = TrainingListing(request.GET, TrainingPage)
    facets, words = list(listing.facets.values()), listing.words.split()[:6]
    texts = Event.objects.choice_texts(KIND, facets, words, timezone.now())
    response = HttpResponse(calendar_text(feed_name(listing), texts), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'inline; filename="vormingen.ics"'
    return response


@require_safe
def news_feed(request: HttpRequest, kind: str) -> HttpResponse:
    """The trainings that were published last, as RSS or Atom."""
    listing = TrainingListing(request.GET, TrainingPage)
    query = f"?{listing.query}" if listing.query else ""
    name = f"{settings.WAGTAIL_SITE_NAME}: {feed_name(listing)}"
    feed_type: Any = Atom1Feed if kind == "atom" else Rss201rev2Feed
    feed = feed_type(
        title=name,
        link=f"{settings.SITE_URL}{CATALOGUE_ADDRESS}{query}",
        description=_("Nieuwe en vernieuwde vormingen over pesten en cyberpesten."),
        feed_url=request.build_absolute_uri(),
        language="nl-be",
    )
    for page in TrainingPage.objects.for_feed(listing.newest_ids(FEED_LENGTH)):
        feed.add_item(
            title=page.title,
            link=f"{settings.SITE_URL}{page.url}",
            description=page.summary,
            unique_id=f"{settings.SITE_URL}{page.url}",
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
            categories=[page.provider.name],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
