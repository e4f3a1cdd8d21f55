"""Lines through time. Each line has an own shape and dash and stands by name in the legend below."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from content.core.charts.markup import LINE_HEIGHT, MARKERS, WIDTH, drawing, line, marker, number, text, wrap
from content.core.charts.scale import number_text, ticks
from content.core.charts.values import Line, Point

PLOT_HEIGHT = 200
LEFT = 44
RIGHT = 70
TOP = 14
LEGEND_LETTERS = 38


def line_chart(title: str, description: str, lines: Sequence[Line]) -> str:
    """Values by position, from zero. Raises ValueError when no line has two points: one point is no course."""
    if not any(len(one.points) > 1 for one in lines):
        message = "a line chart needs a line with two points"
        raise ValueError(message)
    points = [point for one in lines for point in one.points]
    axis = ticks(max(point.value for point in points))
    place = _Place(points, axis[-1])
    parts = [*_axes(axis, place, points)]
    for kind, one in enumerate(lines):
        parts += _course(kind, one, place)
    parts += _end_values(lines, place)
    legend, height = _legend(lines, TOP + PLOT_HEIGHT + 34)
    return drawing(title, description, height, [*parts, *legend])


class _Place:
    """Where a point stands in the drawing."""

    def __init__(self, points: Iterable[Point], top_value: float) -> None:
        positions = [point.position for point in points]
        self._first, self._last = min(positions), max(positions)
        self._top_value = top_value

    def x(self, position: float) -> float:
        share = (position - self._first) / (self._last - self._first) if self._last > self._first else 0.5
        return LEFT + 16 + share * (WIDTH - LEFT - RIGHT - 16)

    def y(self, value: float) -> float:
        return TOP + PLOT_HEIGHT * (1 - value / self._top_value)


def _axes(axis: Sequence[float], place: _Place, points: Iterable[Point]) -> list[str]:
    parts = []
    for tick in axis:
        y = place.y(tick)
        parts.append(line(LEFT, y, WIDTH - RIGHT + 10, y, "grid" if tick else "axis"))
        parts.append(text(LEFT - 8, y + 5, number_text(tick), "tick", "end"))
    for position, label in sorted({(point.position, point.tick) for point in points}):
        parts.append(text(place.x(position), TOP + PLOT_HEIGHT + 20, label, "tick", "middle"))
    return parts


def _course(kind: int, one: Line, place: _Place) -> list[str]:
    points = sorted(one.points, key=lambda point: point.position)
    path = " ".join(f"{number(place.x(point.position))},{number(place.y(point.value))}" for point in points)
    drawn = [f'<polyline class="chart-line chart-series-{kind % len(MARKERS)}" points="{path}"/>']
    return [*drawn, *(marker(kind, place.x(point.position), place.y(point.value)) for point in points)]


def _end_values(lines: Sequence[Line], place: _Place) -> list[str]:
    """The last value of each line beside it, pushed apart where two would overlap."""
    ends = [max(one.points, key=lambda point: point.position) for one in lines if one.points]
    ends.sort(key=lambda point: -point.value)
    heights = [place.y(point.value) for point in ends]
    for above, below in pairwise(range(len(ends))):
        heights[below] = max(heights[below], heights[above] + LINE_HEIGHT - 2)
    return [
        text(place.x(point.position) + 12, height + 5, point.text, "value")
        for point, height in zip(ends, heights, strict=True)
    ]


def _legend(lines: Sequence[Line], y: float) -> tuple[list[str], float]:
    parts: list[str] = []
    for kind, one in enumerate(lines):
        parts.append(marker(kind, 8, y + 10))
        for index, row in enumerate(wrap(one.label, LEGEND_LETTERS)):
            parts.append(text(22, y + 15 + index * LINE_HEIGHT, row, "label"))
        y += len(wrap(one.label, LEGEND_LETTERS)) * LINE_HEIGHT + 4
    return parts, y + 6
