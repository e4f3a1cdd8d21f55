"""Checks a drawing from its coordinates: nothing lies on anything that a reader must see."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from .layout import Box, Label, Line, Rect, Sheet


def collisions(sheet: Sheet) -> list[str]:
    """What overlaps, in words: boxes and labels with each other or outside the sheet, and lines that run
    through a box or a label. Empty for a clean drawing. Quadratic, for tests.
    """
    things: list[Box | Label] = [*sheet.boxes, *sheet.labels]
    found = [
        f"{_name(one)} ligt op {_name(other)}"
        for one, other in combinations(things, 2)
        if _overlap(one.rect, other.rect)
    ]
    found += [f"{_name(thing)} ligt buiten het blad" for thing in things if not _inside(thing.rect, sheet)]
    for line in sheet.lines:
        found += [
            f"een lijn van {line.edge.source} loopt door {_name(thing)}"
            for thing in things
            if _runs_through(line, thing.rect)
        ]
    return found


def _name(thing: Box | Label) -> str:
    return thing.node.id if isinstance(thing, Box) else f"“{' '.join(thing.lines)}” van {thing.edge.source}"


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def _inside(rect: Rect, sheet: Sheet) -> bool:
    return (
        rect.x >= 0
        and rect.y >= 0
        and rect.x + rect.width <= sheet.width
        and rect.y + rect.height <= sheet.height
    )


def _runs_through(line: Line, rect: Rect) -> bool:
    """Touching the outline is arriving; the inside is not for lines, not even that of the line's own box."""
    inner = Rect(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2)
    return any(_overlap(inner, _around(*segment)) for segment in _segments(line))


def _segments(line: Line) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    return pairwise(line.points)


def _around(one: tuple[float, float], other: tuple[float, float]) -> Rect:
    """The segment as a rectangle; segments are horizontal or vertical."""
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return Rect(x, y, max(abs(one[0] - other[0]), 0.01), max(abs(one[1] - other[1]), 0.01))
