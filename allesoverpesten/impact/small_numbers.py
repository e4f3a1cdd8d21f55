"""Numbers so small that they could point at somebody are not told outside. Pure."""

from collections.abc import Mapping
from decimal import Decimal

from content.core.counts.totals import FEWEST_SHOWN


def is_small(value: Decimal | None) -> bool:
    return value is not None and 0 < value < FEWEST_SHOWN


def hidden_parts(parts: Mapping[str, Decimal], whole: Decimal | None) -> set[str]:
    """Keys of the parts to hide: the small ones, and where that is only one, the next smallest too.

    With the whole and all other parts shown, one hidden part is a subtraction away. Parts that are nought tell
    nothing about anybody and stay.
    """
    hidden = {key for key, value in parts.items() if is_small(value)}
    if len(hidden) == 1 and whole is not None:
        others = [(value, key) for key, value in parts.items() if key not in hidden and value > 0]
        if others:
            hidden.add(min(others)[1])
    return hidden
