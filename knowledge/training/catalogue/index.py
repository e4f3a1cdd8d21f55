"""All public trainings in memory, so that any choice is sorted and counted without the database.

Pure but for `catalogue_index`, which fills and keeps it until something is published.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import nlargest
from math import inf

from django.utils import timezone

from content.core.facet_index import FacetIndex
from content.core.kept_in_process import KeptInProcess, fingerprint_of
from content.core.plain_text import plain
from knowledge.events.models import Event
from knowledge.training.catalogue.places import kilometres

FAR = 1e9


# A coming date: start and end as seconds, the place of its training in the index, its postal code. A plain tuple, of
# which there may be tens of thousands.
type DateRow = tuple[float, float, int, str]
MOST_ORDERS = 64
"""An order is kept for each postal code that somebody asked about; past so many, all are made again."""


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """All places of the index in some order, from `since` until just before `until`: then a date is over."""

    since: float
    until: float
    places: Sequence[int]
    ranks: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class CatalogueIndex:
    """Trainings in the order of the alphabet; `dates` soonest first. `prices`: 0 is free, None is not known."""

    facets: FacetIndex
    slugs: Sequence[str]
    prices: Sequence[float | None]
    published: Sequence[float]
    dates: Sequence[DateRow]
    orders: dict[tuple[str, str], KnownOrder] = field(default_factory=dict)

    @property
    def pks(self) -> Sequence[int]:
        return self.facets.identities

    def ordered(self, found: int, order: str, now: datetime, postal_code: str = "") -> list[int]:
        """Primary keys of the trainings in `found`. What has no date, price or place comes last, by title."""
        places = set(self.facets.places(found))
        return [self.pks[place] for place in self._order(order, now, postal_code).places if place in places]

    def newest(self, found: int, most: int) -> list[int]:
        """Primary keys of the trainings in `found` that the public saw for the first time last."""
        newest = nlargest(most, self.facets.places(found), key=lambda place: self.published[place])
        return [self.pks[place] for place in newest]

    def distances(self, now: datetime, postal_code: str) -> dict[int, float]:
        """Kilometres to the nearest coming date, by primary key."""
        ranks = self._order("dichtbij", now, postal_code).ranks
        return {self.pks[place]: distance for place, distance in ranks.items()}

    def _order(self, order: str, now: datetime, postal_code: str) -> KnownOrder:
        """The same for every choice, so it is made once; which trainings were chosen only leaves places out."""
        moment = now.timestamp()
        key = (order, postal_code if order == "dichtbij" else "")
        known = self.orders.get(key)
        if known is None or not known.since <= moment < known.until:
            if len(self.orders) >= MOST_ORDERS:
                self.orders.clear()
            ranks = self._ranks(order, moment, postal_code)
            until = min((ends for _starts, ends, *_rest in self.dates if ends >= moment), default=inf)
            places = sorted(range(len(self.pks)), key=lambda place: ranks.get(place, FAR * 10))
            # It is over after its last second, not in it.
            known = self.orders[key] = KnownOrder(moment, until + 1, places, ranks)
        return known

    def _ranks(self, order: str, now: float, postal_code: str) -> dict[int, float]:
        if order == "prijs":
            return {place: price for place, price in enumerate(self.prices) if price is not None}
        if order == "dichtbij" and postal_code:
            return self._distances(now, postal_code)
        return self._first_starts(now) if order != "titel" else {}

    def _first_starts(self, now: float) -> dict[int, float]:
        first: dict[int, float] = {}
        for starts, ends, training, _postal_code in self.dates:
            if ends >= now:
                first.setdefault(training, starts)
        return first

    def _distances(self, now: float, postal_code: str) -> dict[int, float]:
        nearest: dict[int, float] = {}
        for _starts, ends, training, of_date in self.dates:
            distance = kilometres(postal_code, of_date) if of_date and ends >= now else None
            if distance is not None and distance < nearest.get(training, FAR):
                nearest[training] = distance
        return nearest


def build_index(rows: Sequence[Sequence], dates: Iterable[Sequence]) -> CatalogueIndex:
    """`rows` as `TrainingQuerySet.index_rows` gives them, `dates` as `EventQuerySet.for_index`."""
    numbers = {row[0]: number for number, row in enumerate(rows)}
    return CatalogueIndex(
        facets=FacetIndex((row[0], row[7], plain(f"{row[2]} {row[3]} {row[4]}")) for row in rows),
        slugs=[row[1] for row in rows],
        prices=[_price(row[5], row[6]) for row in rows],
        published=[row[8].timestamp() if row[8] else 0.0 for row in rows],
        dates=[
            (starts.timestamp(), ends.timestamp(), numbers[page_id], postal_code)
            for page_id, starts, ends, postal_code in dates
            if page_id in numbers
        ],
    )


def _price(amount: object, cost: str) -> float | None:
    if cost == "gratis":
        return 0.0
    return float(str(amount)) if amount is not None else None


_kept: KeptInProcess[CatalogueIndex] = KeptInProcess("trainings")


def catalogue_index(model: type) -> CatalogueIndex:
    """The index of this moment; `model` is TrainingPage, told so that this module needs no models."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    rows, dates = model.objects.index_rows(), Event.objects.for_index(today)
    return _kept.get(
        lambda: f"{today:%Y%m%d} {fingerprint_of(rows)} {fingerprint_of(dates)}",
        lambda: build_index(list(rows), dates),
    )
