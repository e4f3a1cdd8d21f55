"""Spans: an open ring where it began, a full one where it is now, and both values in words above."""

from collections.abc import Sequence

from content.core.charts.bars import axis_below
from content.core.charts.markup import WIDTH, drawing, line, lines_of_text, marker, text
from content.core.charts.scale import ticks
from content.core.charts.values import Span

ROW_HEIGHT = 30
GAP = 12
LEGEND_HEIGHT = 28
ROOM = WIDTH - 24


def range_chart(title: str, description: str, spans: Sequence[Span], start_name: str, end_name: str) -> str:
    """A row for each span on one axis from zero. Raises ValueError without spans."""
    if not spans:
        message = "a range chart needs spans"
        raise ValueError(message)
    axis = ticks(max(max(span.start, span.end) for span in spans))
    parts: list[str] = []
    y = 0.0
    for span in spans:
        label, y = lines_of_text(y, f"{span.label}: {span.start_text} → {span.end_text}")
        start, end = (ROOM * value / axis[-1] for value in (span.start, span.end))
        middle = y + ROW_HEIGHT / 2
        parts += label
        parts.append(line(0, middle, ROOM, middle, "track"))
        parts.append(line(start, middle, end, middle, "span"))
        parts.append(marker(0, start, middle, "marker chart-hollow"))
        parts.append(marker(0, end, middle))
        y += ROW_HEIGHT + GAP
    legend = [
        marker(0, 8, y + 34, "marker chart-hollow"),
        text(22, y + 39, start_name, "tick"),
        marker(0, WIDTH / 2 + 8, y + 34),
        text(WIDTH / 2 + 22, y + 39, end_name, "tick"),
    ]
    return drawing(title, description, y + 16 + LEGEND_HEIGHT, [*axis_below(axis, ROOM, y), *parts, *legend])
