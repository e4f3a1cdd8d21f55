"""All public trainings in memory, small enough to be kept, so that any choice is counted without the database.

Each facet key is one large number with a bit for each training; a choice is an `&`, a count is the number of bits.
Pure but for `catalogue_index`, which fills and keeps it until something is published.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from content.core.page_cache import kept
from knowledge.events.models import Event
from knowledge.training.catalogue.places import kilometres

FAR = 1e9


@dataclass(frozen=True, slots=True)
class DateRow:
    """A coming date: times as seconds, the place of its training in the index."""

    starts: float
    ends: float
    training: int
    postal_code: str
    is_online: bool


@dataclass(frozen=True, slots=True)
class CatalogueIndex:
    """Trainings in the order of the alphabet; `dates` soonest first. `prices`: 0 is free, None is not known."""

    pks: Sequence[int]
    slugs: Sequence[str]
    texts: Sequence[str]
    prices: Sequence[float | None]
    bits: Mapping[str, int]
    dates: Sequence[DateRow]

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
        places = list(_places(found))
        ranks: dict[int, float] = {}
        if order == "prijs":
            ranks = {place: price for place in places if (price := self.prices[place]) is not None}
        elif order == "dichtbij" and postal_code:
            ranks = self._distances(now.timestamp(), postal_code)
        elif order != "titel":
            ranks = self._first_starts(now.timestamp())
        places.sort(key=lambda place: ranks.get(place, FAR * 10))
        return [self.pks[place] for place in places]

    def distances(self, now: datetime, postal_code: str) -> dict[int, float]:
        """Kilometres to the nearest coming date, by primary key."""
        return {self.pks[place]: distance for place, distance in self._distances(now.timestamp(), postal_code).items()}

    def _first_starts(self, now: float) -> dict[int, float]:
        first: dict[int, float] = {}
        for row in self.dates:
            if row.ends >= now:
                first.setdefault(row.training, row.starts)
        return first

    def _distances(self, now: float, postal_code: str) -> dict[int, float]:
        nearest: dict[int, float] = {}
        for row in self.dates:
            distance = kilometres(postal_code, row.postal_code) if row.postal_code and row.ends >= now else None
            if distance is not None and distance < nearest.get(row.training, FAR):
                nearest[row.training] = distance
        return nearest


def _places(bits: int) -> Iterator[int]:
    return (place for place, bit in enumerate(reversed(f"{bits:b}")) if bit == "1")


def build_index(rows: Sequence[Sequence], dates: Sequence[Event]) -> CatalogueIndex:
    """`rows` as `TrainingQuerySet.index_rows` gives them."""
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
        bits=bits,
        dates=[_date_row(date, numbers[date.page_id]) for date in dates if date.page_id in numbers],
    )


def _date_row(date: Event, training: int) -> DateRow:
    return DateRow(date.starts_at.timestamp(), date.ends_at.timestamp(), training, date.postal_code, date.is_online)


def _price(amount: object, cost: str) -> float | None:
    if cost == "gratis":
        return 0.0
    return float(str(amount)) if amount is not None else None


# The index of this process and the token of the generation it was made in.
_made: list[tuple[str, CatalogueIndex]] = []


def catalogue_index(model: type) -> CatalogueIndex:
    """The index of this moment; `model` is TrainingPage, told so that this module needs no models.

    Each process keeps its own: reading thousands of trainings back from the cache takes longer than any answer may.
    The cache only holds a token, which is another one after each publication.
    """
    token = kept("trainings-token", lambda: uuid4().hex)
    if not _made or _made[0][0] != token:
        index = build_index(model.objects.index_rows(), Event.objects.for_index(timezone.now()))
        _made[:] = [(token, index)]
    return _made[0][1]
