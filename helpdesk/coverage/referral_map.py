"""Referral agreements as a drawing: a box for each service that takes part, an arrow for each agreement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import graphlay

BOX_WIDTH, BOX_HEIGHT = 190.0, 48.0
LINE_HEIGHT = 19.0
MARGIN = 12.0
LETTERS_A_LINE = 24
_OPTIONS = {"direction": "leftright", "spacing": {"layer_gap": 70.0, "node_gap": 18.0}}


@dataclass(frozen=True, slots=True)
class Agreement:
    """`is_warm`: the service makes the contact itself; drawn as a full line, else dashed."""

    source: str
    target: str
    for_what: str
    is_warm: bool


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.x + BOX_WIDTH / 2

    @property
    def text_top(self) -> float:
        """From where lines of `LINE_HEIGHT` stand in the middle of the box."""
        return self.y + (BOX_HEIGHT - LINE_HEIGHT * len(self.lines)) / 2 - 4


@dataclass(frozen=True, slots=True)
class Arrow:
    path: str
    is_warm: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def without_referral(names: Iterable[str], agreements: Sequence[Agreement]) -> list[str]:
    """Services that no agreement leads to, by name."""
    reached = {agreement.target for agreement in agreements}
    return sorted(name for name in names if name not in reached)


def draw(agreements: Sequence[Agreement]) -> Drawing | None:
    """None where there is nothing to draw. The same agreements give the same drawing."""
    names = sorted({name for agreement in agreements for name in (agreement.source, agreement.target)})
    if not names:
        return None
    graph = graphlay.Graph()
    for name in names:
        graph.node(name, width=BOX_WIDTH, height=BOX_HEIGHT)
    for agreement in agreements:
        graph.edge(agreement.source, agreement.target)
    placed = graphlay.layout(graph, preset="layered", options=_OPTIONS)
    positions = placed.positions()
    corners = {name: (x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2) for name, (x, y) in positions.items()}
    lines = [[(point["x"], point["y"]) for point in edge["points"]] for edge in placed.edges]
    left = min([x for x, _y in corners.values()] + [x for points in lines for x, _y in points]) - MARGIN
    top = min([y for _x, y in corners.values()] + [y for points in lines for _x, y in points]) - MARGIN
    right = max([x + BOX_WIDTH for x, _y in corners.values()] + [x for points in lines for x, _y in points])
    bottom = max([y + BOX_HEIGHT for _x, y in corners.values()] + [y for points in lines for _x, y in points])
    boxes = tuple(Box(x - left, y - top, _wrapped(name)) for name, (x, y) in corners.items())
    arrows = tuple(
        Arrow("M" + " L".join(f"{x - left:.1f},{y - top:.1f}" for x, y in points), agreement.is_warm)
        for points, agreement in zip(lines, agreements, strict=True)
    )
    return Drawing(right - left + MARGIN, bottom - top + MARGIN, boxes, arrows)


def _wrapped(name: str) -> tuple[str, ...]:
    """A name on at most two lines; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LETTERS_A_LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1][: LETTERS_A_LINE - 1]}…"]
    return tuple(lines)
