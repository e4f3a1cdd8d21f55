"""Round numbers for an axis."""

import math

STEPS = (1, 2, 2.5, 5, 10)
MOST_TICKS = 5


def ticks(largest: float) -> list[float]:
    """Ticks from zero to the first round number at or above `largest`: at most five steps.

    >>> ticks(19.7)
    [0.0, 5.0, 10.0, 15.0, 20.0]
    """
    if largest <= 0:
        return [0.0, 1.0]
    raw = largest / MOST_TICKS
    size = 10 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in STEPS if size * factor >= raw * (1 - 1e-9))
    count = math.ceil(largest / step - 1e-9)
    return [round(step * number, 10) for number in range(count + 1)]


def number_text(value: float) -> str:
    """A tick as Dutch readers write it: `2,5` and `20 000`."""
    if value == int(value):
        return f"{int(value):,}".replace(",", "\u00a0")
    return f"{value:g}".replace(".", ",")
