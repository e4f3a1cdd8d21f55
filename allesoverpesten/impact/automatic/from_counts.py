"""How daily counts become parts of a figure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from allesoverpesten.impact.automatic.registry import Measured
from content.core.counts import Count
from content.core.counts.totals import totals


def counted(names: Iterable[str], first_day: date, last_day: date) -> dict[Count, int]:
    return totals(names, first_day, last_day)


def page_of(count: Count) -> int | None:
    """The page that a count belongs to; None for what is no page of the tree."""
    return int(count.subject) if count.subject.isdecimal() else None


def sums[Key: (str, int)](found: dict[Count, int], key: Callable[[Count], Key | None]) -> Iterator[tuple[Key, int]]:
    """Counts added up under what `key` says of them; what it says nothing of is left out."""
    added: Counter[Key] = Counter()
    for count, times in found.items():
        name = key(count)
        if name:
            added[name] += times
    yield from sorted(added.items())


def measured(found: dict[Count, int], channel: Callable[[Count], str] | None = None) -> list[Measured]:
    """The whole, its parts by page, and its parts by what `channel` says of a count."""
    parts = [Measured(sum(found.values()))]
    parts += [Measured(times, page=page) for page, times in sums(found, page_of)]
    if channel:
        parts += [Measured(times, channel=name) for name, times in sums(found, channel)]
    return parts
