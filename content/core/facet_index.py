"""Choices of a long list and how many items each leaves, without asking the database. Pure Python.

Each choice is a set of places in the list, kept as one big integer: a bit an item. Combining and counting choices is
then a few operations of the processor, for twenty thousand items as for twenty.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from content.core.plain_text import plain

MOST_WORDS = 8


class FacetIndex:
    """`rows`: identity, facet keys (`soort:book`) and text as `plain` makes it, in the order of the list."""

    def __init__(self, rows: Iterable[tuple[int, Iterable[str], str]]) -> None:
        self.identities: list[int] = []
        self._texts: list[str] = []
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, (identity, keys, text) in enumerate(rows):
            self.identities.append(identity)
            self._texts.append(text)
            for key in keys:
                places[key].append(place)
        self._sets = {key: self._as_set(found) for key, found in places.items()}

    def _as_set(self, places: Iterable[int]) -> int:
        bits = bytearray(len(self.identities) // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def with_words(self, words: str) -> int:
        """The set of items with all these words, all items without any; accents and case do not count."""
        wanted = plain(words).split()[:MOST_WORDS]
        if not wanted:
            return self._all
        places = [place for place, text in enumerate(self._texts) if wanted[0] in text]
        for word in wanted[1:]:
            places = [place for place in places if word in self._texts[place]]
        return self._as_set(places)

    def found(self, chosen: Mapping[str, str], within: int | None = None) -> int:
        """The set of items with all chosen keys (facet name → key), of those in `within`."""
        return self._under(chosen.values(), self._all if within is None else within)

    def counts(self, chosen: Mapping[str, str], within: int | None = None) -> dict[str, int]:
        """Items for each key, counted under the choices in all *other* facets; nothing for none."""
        everything = self._all if within is None else within
        under = {
            name: self._under((key for other, key in chosen.items() if other != name), everything)
            for name in {key.partition(":")[0] for key in self._sets}
        }
        found = {key: (members & under[key.partition(":")[0]]).bit_count() for key, members in self._sets.items()}
        return {key: number for key, number in found.items() if number}

    def places(self, found: int) -> list[int]:
        """Places in the list, in its order."""
        if found == self._all:
            return list(range(len(self.identities)))
        # Text is quicker to walk than a number of thousands of bits.
        digits = f"{found:b}"[::-1]
        places = []
        place = digits.find("1")
        while place >= 0:
            places.append(place)
            place = digits.find("1", place + 1)
        return places

    def ids(self, found: int) -> list[int]:
        """Identities in the order of the list."""
        return self.identities if found == self._all else [self.identities[place] for place in self.places(found)]

    def keys(self, name: str) -> list[str]:
        """Values that occur for one facet, sorted."""
        return sorted(key.partition(":")[2] for key in self._sets if key.startswith(f"{name}:"))

    @property
    def _all(self) -> int:
        return (1 << len(self.identities)) - 1

    def _under(self, keys: Iterable[str], within: int) -> int:
        for key in keys:
            within &= self._sets.get(key, 0)
        return within
