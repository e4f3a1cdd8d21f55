"""Where everything stands in the diagram: boxes for steps, labels on arrows, lines between them.

Coordinates are px with the origin at the top left of a sheet. Two arrangements from the same chart:
`wide_layout` for a large screen and paper (layers from top to bottom, by graphlay), and the one in
`narrow_layout.py` for a telephone. A label is laid out as a thing of its own on its arrow, so that no line or
box crosses it. An arrow that goes back up, or to another sheet, becomes a short one to a label that names the
step.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

import graphlay

from .collisions import blocked_lines
from .graph import Edge, Flowchart, Kind, Node
from .outline import step_numbers
from .sheet import Box, Label, Line, Rect, Sheet
from .text_width import text_width, wrap

BOX_WIDTH = 240.0
TITLE_SIZE, TITLE_LEADING = 16.0, 21.0
SMALL_SIZE, SMALL_LEADING = 14.0, 19.0
LABEL_SIZE, LABEL_LEADING, LABEL_WIDTH = 15.0, 20.0, 200.0
MARGIN = 16.0

_SPACING = {"layer_gap": 28.0, "node_gap": 24.0, "dummy_gap": 20.0, "port_gap": 20.0, "stub": 14.0}
# Tried in this order until no line touches a step that it does not lead to.
_OPTIONS: tuple[dict[str, Any], ...] = (
    {"direction": "topbottom", "spacing": _SPACING, "coords": {"branch_bands": False}},
    {"direction": "topbottom", "spacing": _SPACING | {"dummy_gap": 32.0}, "coords": {"branch_bands": False}},
    {"direction": "topbottom", "spacing": _SPACING | {"dummy_gap": 32.0}},
)

# A sheet stays readable on one screen or one page of paper up to about this many steps.
MOST_ON_A_SHEET = 30
# What the page of a large screen has room for, and a sheet of paper with letters that can be read. Where a sheet is
# larger, fewer steps stand on it; these numbers are tried in turn.
SCREEN_WIDTH = 1120.0
PAPER_WIDTH, PAPER_HEIGHT = 1000.0, 1400.0
_MOST_ON_SCREEN = (MOST_ON_A_SHEET, 20, 14)
_MOST_ON_PAPER = (MOST_ON_A_SHEET, 20, 14, 10, 7, 5)

_PADDING = 14.0
# Room that a shape takes at the left and right of its text, beyond the padding.
_SHAPE_ROOM = {Kind.QUESTION: 12.0, Kind.HANDOVER: 8.0, Kind.WARNING: 10.0, Kind.OUTCOME: 8.0}


def wide_layout(chart: Flowchart, most: int = MOST_ON_A_SHEET) -> tuple[Sheet, ...]:
    """The chart on one sheet, or on more when it is big, cut where the fewest arrows are. `most`: steps on a sheet."""
    numbers = step_numbers(chart)
    parts = _parts(chart, list(numbers), most)
    return tuple(_Part(chart, numbers, ids, number).clean_sheet() for number, ids in enumerate(parts, start=1))


def screen_layout(chart: Flowchart) -> tuple[Sheet, ...]:
    """The same for a page: sheets of at most `SCREEN_WIDTH` px, if that takes few sheets; else they are scrolled."""
    if len(chart.nodes) <= MOST_ON_A_SHEET:
        for most in _MOST_ON_SCREEN:
            sheets = wide_layout(chart, most)
            if all(sheet.width <= SCREEN_WIDTH for sheet in sheets):
                return sheets
    return wide_layout(chart)


def paper_layout(chart: Flowchart) -> tuple[Sheet, ...]:
    """The same for print: sheets of at most `PAPER_WIDTH` by `PAPER_HEIGHT` px, if fewer steps make that possible."""
    for most in _MOST_ON_PAPER:
        sheets = wide_layout(chart, most)
        if all(sheet.width <= PAPER_WIDTH and sheet.height <= PAPER_HEIGHT for sheet in sheets):
            break
    return sheets


def box_words(node: Node, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Title and details (who, by when) in lines for a box of `width` px."""
    room = width - 2 * (_PADDING + _SHAPE_ROOM.get(node.kind, 0.0))
    details = (line for words in (node.role, node.deadline) for line in wrap(words, SMALL_SIZE, room))
    return wrap(node.title, TITLE_SIZE, room) or ("…",), tuple(details)


def box_height(title: Sequence[str], details: Sequence[str]) -> float:
    """Height in px of a box with these lines, below a line with its number and kind."""
    room_between = 4.0 if details else 0.0
    words = SMALL_LEADING + len(title) * TITLE_LEADING + room_between + len(details) * SMALL_LEADING
    return words + 2 * _PADDING - 2


def label_words(edge: Edge, jumps_to: int | None, width: float) -> tuple[str, ...]:
    """The words on an arrow in lines: the answer, and the step to go to where the arrow jumps."""
    lines = wrap(edge.answer, LABEL_SIZE, width)
    return lines if jumps_to is None else (*lines, f"→ naar stap {jumps_to or '?'}")


def label_size(lines: Sequence[str]) -> tuple[float, float]:
    """Width and height in px of the label around these lines."""
    return max(text_width(line, LABEL_SIZE) for line in lines) + 20, len(lines) * LABEL_LEADING + 8


def _parts(chart: Flowchart, order: list[str], most: int) -> list[list[str]]:
    """The order of reading in pieces of at most `most`, each cut at the place that the fewest arrows cross."""
    if len(order) <= most:
        return [order] if order else []
    crossing = _arrows_across(chart, order)
    parts = []
    start = 0
    while len(order) - start > most:
        window = range(start + (most - 1) // 2, start + most + 1)
        usual = start + most * 4 // 5
        cut = min(window, key=lambda place: (crossing[place], abs(place - usual)))
        parts.append(order[start:cut])
        start = cut
    return [*parts, order[start:]]


def _arrows_across(chart: Flowchart, order: list[str]) -> list[int]:
    """For each place in the order the number of arrows from before it to behind it, or back."""
    place = {node_id: number for number, node_id in enumerate(order)}
    changes = [0] * (len(order) + 1)
    for source, targets in chart.successors.items():
        for target in targets:
            first, last = sorted((place[source], place[target]))
            changes[first + 1] += 1
            changes[last + 1] -= 1
    return list(accumulate(changes))


@dataclass(frozen=True, slots=True)
class _Arrow:
    """An edge as this sheet draws it: with words or without, reaching its target or naming it."""

    edge: Edge
    words: tuple[str, ...]
    reaches_target: bool
    jumps_to: int | None


@dataclass(frozen=True)
class _Part:
    """The steps that one sheet draws, in order of reading."""

    chart: Flowchart
    numbers: Mapping[str, int]
    ids: Sequence[str]
    sheet_number: int

    def clean_sheet(self) -> Sheet:
        """The sheet without a line through a step: an arrow for which no free way is found jumps instead."""
        jumping: frozenset[Edge] = frozenset()
        while True:
            for options in _OPTIONS:
                sheet = self._sheet(jumping, options)
                blocked = {line.edge for line in blocked_lines(sheet)} - jumping
                if not blocked:
                    return sheet
            jumping |= blocked

    @cached_property
    def _words(self) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        return {node_id: box_words(self.chart.by_id[node_id], BOX_WIDTH) for node_id in self.ids}

    def _arrows(self, jumping: AbstractSet[Edge]) -> Iterator[_Arrow]:
        here = set(self.ids)
        for node_id in self.ids:
            for edge in self.chart.outgoing[node_id]:
                goes_down = edge.target in here and self.numbers[edge.target] > self.numbers[node_id]
                reaches_target = goes_down and edge not in jumping
                jumps_to = None if reaches_target else self.numbers.get(edge.target, 0)
                yield _Arrow(edge, label_words(edge, jumps_to, LABEL_WIDTH), reaches_target, jumps_to)

    def _sheet(self, jumping: AbstractSet[Edge], options: Mapping[str, Any]) -> Sheet:
        graph = graphlay.Graph()
        for node_id in self.ids:
            graph.node(node_id, width=BOX_WIDTH, height=box_height(*self._words[node_id]))
        arrows = list(self._arrows(jumping))
        pieces: list[tuple[_Arrow, bool]] = []
        for index, arrow in enumerate(arrows):
            pieces += [(arrow, has_head) for has_head in _add_arrow(graph, arrow, ("label", index))]
        placed = graphlay.layout(graph, preset="layered", options=options)
        rects = {key: _rect(node) for key, node in zip(graph.ids, placed.nodes, strict=True)}
        lines = [
            Line(arrow.edge, tuple((point["x"], point["y"]) for point in drawn["points"]), has_head)
            for (arrow, has_head), drawn in zip(pieces, placed.edges, strict=True)
        ]
        boxes = [
            Box(rects[node_id], self.chart.by_id[node_id], self.numbers[node_id], *self._words[node_id])
            for node_id in self.ids
        ]
        labels = [
            Label(rects["label", index], arrow.edge, arrow.words, arrow.jumps_to)
            for index, arrow in enumerate(arrows)
            if arrow.words
        ]
        return _at_origin(self.sheet_number, boxes, labels, lines)


def _add_arrow(graph: graphlay.Graph, arrow: _Arrow, label: tuple[str, int]) -> tuple[bool, ...]:
    """Add the arrow's one or two pieces; for each whether it has a head."""
    if not arrow.words:
        graph.edge(arrow.edge.source, arrow.edge.target)
        return (True,)
    width, height = label_size(arrow.words)
    graph.node(label, width=width, height=height)
    graph.edge(arrow.edge.source, label)
    if not arrow.reaches_target:
        return (True,)
    graph.edge(label, arrow.edge.target)
    return (False, True)


def _rect(placed: Mapping[str, Any]) -> Rect:
    width, height = placed["size"]["width"], placed["size"]["height"]
    return Rect(placed["center"]["x"] - width / 2, placed["center"]["y"] - height / 2, width, height)


def _at_origin(number: int, boxes: list[Box], labels: list[Label], lines: list[Line]) -> Sheet:
    """The sheet moved so that everything lies inside it, `MARGIN` from each side."""
    rects = [box.rect for box in boxes] + [label.rect for label in labels]
    points = [point for line in lines for point in line.points]
    left = min([rect.x for rect in rects] + [x for x, _ in points])
    top = min([rect.y for rect in rects] + [y for _, y in points])
    right = max([rect.x + rect.width for rect in rects] + [x for x, _ in points])
    bottom = max([rect.y + rect.height for rect in rects] + [y for _, y in points])
    dx, dy = MARGIN - left, MARGIN - top
    return Sheet(
        number,
        right - left + 2 * MARGIN,
        bottom - top + 2 * MARGIN,
        tuple(replace(box, rect=box.rect.moved(dx, dy)) for box in boxes),
        tuple(replace(label, rect=label.rect.moved(dx, dy)) for label in labels),
        tuple(replace(line, points=tuple((x + dx, y + dy) for x, y in line.points)) for line in lines),
    )
