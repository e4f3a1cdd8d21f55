"""Lying bars: long Dutch labels stand above their bar, whatever the width of the screen."""

from collections.abc import Sequence

from content.core.charts.markup import WIDTH, drawing, line, lines_of_text, number, text
from content.core.charts.scale import number_text, ticks
from content.core.charts.values import Bar

BAR_HEIGHT = 22
GAP = 14
LETTER_WIDTH = 9.5


def bar_chart(title: str, description: str, bars: Sequence[Bar]) -> str:
    """One bar a value, from zero, with its text at the end. Raises ValueError without bars."""
    if not bars:
        message = "a bar chart needs bars"
        raise ValueError(message)
    axis = ticks(max(bar.value for bar in bars))
    room = WIDTH - LETTER_WIDTH * max(len(bar.text) for bar in bars) - 12
    parts: list[str] = []
    y = 0.0
    for bar in bars:
        label, y = lines_of_text(y, bar.label)
        length = max(room * bar.value / axis[-1], 1)
        parts += label
        parts.append(
            f'<rect class="chart-bar" x="0" y="{number(y + 2)}" width="{number(length)}" height="{BAR_HEIGHT}"/>'
        )
        parts.append(text(length + 8, y + 19, bar.text, "value"))
        y += BAR_HEIGHT + GAP
    return drawing(title, description, y + 16, [*axis_below(axis, room, y), *parts])


def axis_below(axis: Sequence[float], room: float, y: float) -> list[str]:
    """Lines from top to bottom with their numbers below: the first, the middle and the last, so none touch."""
    named = {0, len(axis) - 1} | ({(len(axis) - 1) // 2} if len(axis) % 2 else set())
    parts = []
    for index, tick in enumerate(axis):
        x = room * tick / axis[-1]
        parts.append(line(x, 0, x, y - 6, "axis" if index == 0 else "grid"))
        if index in named:
            anchor = "start" if index == 0 else "middle"
            parts.append(text(x, y + 11, number_text(tick), "tick", anchor))
    return parts
