"""What the site can count by itself, by name, so that an indicator in the database can point at a function."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Measured:
    """One part of a figure: how much, for which audience, through which channel, in which context, on which page.

    A part without any of the four is the whole figure; where no such part is given, the whole is the sum of the parts.
    So what cannot be added up (a percentage, people who stand in two parts) must give its own whole.
    `audience` and `context` are keys of `content.core.enums`; `channel` is a short word; `page` is the id of the page
    behind the figure.
    """

    value: int | Decimal
    audience: str = ""
    channel: str = ""
    context: str = ""
    page: int | None = None

    @property
    def is_whole(self) -> bool:
        return not (self.audience or self.channel or self.context or self.page)


type Compute = Callable[[date, date], Iterable[Measured]]


@dataclass(frozen=True, slots=True)
class AutomaticIndicator:
    """A figure that needs nobody to type it.

    `compute` gets the first and the last day, both included, and never writes. `of_people` is true where a small number
    could point at somebody, so that exports hide what lies below five. `is_state` is true where the figure
    tells how things are on the day it is computed, whatever the period, so that it cannot be computed afterwards.
    `is_daily` is true where it adds up daily counts: of the days before the site counted it knows nothing.
    """

    key: str
    label: str
    definition: str
    unit: str
    compute: Compute
    of_people: bool = True
    is_state: bool = False
    is_daily: bool = False

    def measure(self, first_day: date, last_day: date) -> list[Measured]:
        return list(self.compute(first_day, last_day))


_known: dict[str, AutomaticIndicator] = {}


def indicator(  # noqa: PLR0913 - one call describes one indicator
    key: str,
    *,
    label: str,
    definition: str,
    unit: str,
    of_people: bool = True,
    is_state: bool = False,
    is_daily: bool = False,
) -> Callable[[Compute], Compute]:
    """Make a function known as the automatic indicator `key`. Two with the same key are a mistake."""

    def register(compute: Compute) -> Compute:
        if key in _known:
            raise ValueError(f"Two automatic indicators are called {key!r}.")
        _known[key] = AutomaticIndicator(key, label, definition, unit, compute, of_people, is_state, is_daily)
        return compute

    return register


def find(key: str) -> AutomaticIndicator | None:
    """The indicator with this key, or None when it no longer exists."""
    return _known.get(key)


def known() -> list[AutomaticIndicator]:
    """All of them, by label."""
    return sorted(_known.values(), key=lambda one: str(one.label))


def whole(parts: Iterable[Measured]) -> int | Decimal | None:
    """The figure that the parts make together; None when there are none."""
    parts = list(parts)
    if not parts:
        return None
    wholes = [part.value for part in parts if part.is_whole]
    return wholes[0] if wholes else sum((part.value for part in parts), start=0)
