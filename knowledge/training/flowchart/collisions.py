"""Checks a drawing from its coordinates: nothing lies on anything that a reader must see."""

from itertools import combinations, pairwise

from .sheet import Box, Label, Line, Rect, Sheet

# Closer than this a line seems to touch what it passes.
_DISTANCE = 5.0


def collisions(sheet: Sheet) -> list[str]:
    """What overlaps, in words: boxes and labels with each other or outside the sheet, and lines that run
    through a box or a label or close by. Empty for a clean drawing.
    """
    things = _things(sheet)
    found = [
        f"{_name(one)} ligt op {_name(other)}"
        for one, other in combinations(things, 2)
        if _overlap(one.rect, other.rect)
    ]
    found += [f"{_name(thing)} ligt buiten het blad" for thing in things if not _inside(thing.rect, sheet)]
    found += [
        f"een lijn van {line.edge.source} raakt {_name(thing)}"
        for line in sheet.lines
        for thing in things
        if _touches(line, thing)
    ]
    return found


def blocked_lines(sheet: Sheet) -> list[Line]:
    """The lines that run through a box or a label, or close by, not counting where they leave or arrive."""
    things = _things(sheet)
    return [line for line in sheet.lines if any(_touches(line, thing) for thing in things)]


def _things(sheet: Sheet) -> list[Box | Label]:
    return [*sheet.boxes, *sheet.labels]


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
    return rect.x >= 0 and rect.y >= 0 and rect.x + rect.width <= sheet.width and rect.y + rect.height <= sheet.height


def _touches(line: Line, thing: Box | Label) -> bool:
    """A line may arrive at the outline of its own box or label, and keeps its distance from all others."""
    if isinstance(thing, Box):
        is_own = thing.node.id in {line.edge.source, line.edge.target}
    else:
        is_own = thing.edge == line.edge
    room = -1 if is_own else _DISTANCE
    rect = thing.rect
    left, right = rect.x - room, rect.x + rect.width + room
    top, bottom = rect.y - room, rect.y + rect.height + room
    return any(
        min(x1, x2) < right and max(x1, x2) > left and min(y1, y2) < bottom and max(y1, y2) > top
        for (x1, y1), (x2, y2) in pairwise(line.points)
    )
