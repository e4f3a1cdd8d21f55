"""The catalogue as a list that somebody can be mailed about."""

from datetime import datetime

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.events.alerts.lists import AlertItem, AlertList
from knowledge.events.models import Event
from knowledge.training.catalogue.feeds import feed_name
from knowledge.training.catalogue.listing import TrainingListing
from knowledge.training.models import TrainingPage
from knowledge.training.screens.catalogue import catalogue_address
from knowledge.training.session_values import KIND


def _listing(query: str) -> TrainingListing:
    return TrainingListing(QueryDict(query), TrainingPage)


def clean(data: QueryDict) -> str:
    return TrainingListing(data, TrainingPage).query


def describe(query: str) -> str:
    return feed_name(_listing(query))


def address(query: str) -> str:
    return catalogue_address("", query)


def find(query: str, since: datetime) -> list[AlertItem]:
    """New trainings of the choice, then new dates of trainings that were there already."""
    listing = _listing(query)
    pages = list(TrainingPage.objects.published_since(listing.ordered_ids(), since))
    items = [AlertItem(page.title, page.url, page.summary) for page in pages]
    told = {page.pk for page in pages}
    events = Event.objects.with_facets(KIND, list(listing.facets.values())).new_since(since, timezone.now())
    for word in listing.words.split()[:6]:
        events = events.naming(word)
    items += [
        AlertItem(event.title, event.url, _("Nieuwe datum: %(when)s") % {"when": event.when_text})
        for event in events
        if event.page_id not in told and not event.is_cancelled
    ]
    return items


TRAINING_ALERTS = AlertList("vormingen", clean, describe, address, find)
