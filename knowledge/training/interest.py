"""Interest in a training without a date that suits: a mail when one comes, and a number for who gives the training.

It is a list to follow like any other (`knowledge.events.alerts`): double opt-in, no account, gone with one click. The
provider never sees an address.
"""

from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledge.events.alerts.lists import AlertItem, AlertList
from knowledge.events.models import AlertSubscription, Event
from knowledge.training.models import TrainingPage
from knowledge.training.screens.catalogue import CATALOGUE_ADDRESS
from knowledge.training.screens.interest import INTEREST_KEY, interest_query


def interested(pages: Iterable[TrainingPage]) -> dict[int, int]:
    """How many people confirmed that they wait for a date, by training; one query."""
    pks = {interest_query(page.pk): page.pk for page in pages}
    counted = AlertSubscription.objects.confirmed_counts(INTEREST_KEY, pks)
    return {pks[query]: count for query, count in counted.items()}


def _training(data: QueryDict) -> TrainingPage | None:
    pk = data.get("vorming", "")
    is_number = pk.isascii() and pk.isdecimal() and len(pk) < 10
    return TrainingPage.objects.public_listing().filter(pk=pk).first() if is_number else None


def clean(data: QueryDict) -> str:
    """Raises Http404 for a training that nobody can see."""
    page = _training(data)
    if page is None:
        raise Http404
    return interest_query(page.pk)


def describe(query: str) -> str:
    page = _training(QueryDict(query))
    return _("nieuwe datums van “%(title)s”") % {"title": page.title} if page else _("nieuwe datums van een vorming")


def address(query: str) -> str:
    page = _training(QueryDict(query))
    return str(page.url) if page else CATALOGUE_ADDRESS


def find(query: str, since: datetime) -> list[AlertItem]:
    page = _training(QueryDict(query))
    events = Event.objects.new_since(since, timezone.now()).filter(page=page) if page else []
    return [
        AlertItem(event.title, event.url, ", ".join(filter(None, (event.when_text, event.where_text))))
        for event in events
        if not event.is_cancelled
    ]


INTEREST = AlertList(
    INTEREST_KEY,
    clean,
    describe,
    address,
    find,
    note=gettext_lazy("De aanbieder ziet alleen hoeveel mensen wachten, nooit wie."),
)
