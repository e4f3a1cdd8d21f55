"""All public trainings in memory, small enough to be kept, so that any choice is counted without the database.

Each facet key is one large number with a bit for each training; a choice is an `&`, a count is the number of bits.
Pure but for `catalogue_index`, which fills and keeps it until something is published.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import nlargest
from math import inf
from uuid import uuid4

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from content.core.page_cache import kept
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

    pks: Sequence[int]
    slugs: Sequence[str]
    texts: Sequence[str]
    prices: Sequence[float | None]
    published: Sequence[float]
    bits: Mapping[str, int]
    dates: Sequence[DateRow]
    orders: dict[tuple[str, str], KnownOrder] = field(default_factory=dict)

    def matching(self, chosen: Mapping[str, str], words: str = "") -> int:
        """Bits of the trainings with all chosen facets (name → key) and all words."""
        found = (1 << len(self.pks)) - 1
        for key in chosen.values():
            found &= self.bits.get(key, 0)
        for word in words.casefold().split()[:6]:
            found &= sum(1 << place for place, text in enumerate(self.texts) if word in text)
        return found

    def counts(self, chosen: Mapping[str, str], words: str = "") -> dict[str, int]:
        """Trainings per facet key, each facet counted under the choices in the *other* ones."""
        whole = self.matching(chosen, words)
        without = {
            name: self.matching({other: key for other, key in chosen.items() if other != name}, words)
            for name in chosen
        }
        return {key: (bits & without.get(key.partition(":")[0], whole)).bit_count() for key, bits in self.bits.items()}

    def ordered(self, found: int, order: str, now: datetime, postal_code: str = "") -> list[int]:
        """Primary keys of the trainings in `found`. What has no date, price or place comes last, by title."""
        is_found = _flags(found)
        return [self.pks[place] for place in self._order(order, now, postal_code).places if is_found(place)]

    def newest(self, found: int, most: int) -> list[int]:
        """Primary keys of the trainings in `found` that the public saw for the first time last."""
        is_found = _flags(found)
        places = (place for place in range(len(self.pks)) if is_found(place))
        return [self.pks[place] for place in nlargest(most, places, key=lambda place: self.published[place])]

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


def _flags(bits: int) -> Callable[[int], bool]:
    """Whether a place is among the bits; text is quicker to look into than a number of thousands of bits."""
    text = f"{bits:b}"
    last = len(text) - 1
    return lambda place: place <= last and text[last - place] == "1"


def build_index(rows: Sequence[Sequence], dates: Iterable[Sequence]) -> CatalogueIndex:
    """`rows` as `TrainingQuerySet.index_rows` gives them, `dates` as `EventQuerySet.for_index`."""
    bits: dict[str, int] = {}
    numbers = {row[0]: number for number, row in enumerate(rows)}
    for number, row in enumerate(rows):
        for key in row[7]:
            bits[key] = bits.get(key, 0) | 1 << number
    return CatalogueIndex(
        pks=[row[0] for row in rows],
        slugs=[row[1] for row in rows],
        texts=[f"{row[2]} {row[3]} {row[4]}".casefold() for row in rows],
        prices=[_price(row[5], row[6]) for row in rows],
        published=[row[8].timestamp() if row[8] else 0.0 for row in rows],
        bits=bits,
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


@dataclass(frozen=True, slots=True)
class _Made:
    """`generation` is the token under which the index was last compared with the database."""

    generation: str
    fingerprint: str
    index: CatalogueIndex


_made: list[_Made] = []


def catalogue_index(model: type) -> CatalogueIndex:
    """The index of this moment; `model` is TrainingPage, told so that this module needs no models.

    Each process keeps its own: reading thousands of trainings back from the cache takes longer than any answer may.
    The cache only holds a token, which is another one after each publication on the site. Then the database says in
    one line whether any training or date is another one: mostly it was an article, and the index stays.
    """
    token = kept("trainings-token", lambda: uuid4().hex)
    if not _made or _made[0].generation != token:
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        rows, dates = model.objects.index_rows(), Event.objects.for_index(today)
        fingerprint = f"{today:%Y%m%d} {fingerprint_of(rows)} {fingerprint_of(dates)}"
        is_same = bool(_made) and _made[0].fingerprint == fingerprint
        index = _made[0].index if is_same else build_index(list(rows), dates)
        _made[:] = [_Made(token, fingerprint, index)]
    return _made[0].index


def fingerprint_of(rows: QuerySet) -> str:
    """Of everything that a query finds, worked out by the database: a line comes over instead of thousands of rows."""
    statement, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(string_agg(found::text, '')) FROM ({statement}) AS found", values)  # noqa: S608 - Django's own statement
        (found,) = cursor.fetchone()
    return str(found)
