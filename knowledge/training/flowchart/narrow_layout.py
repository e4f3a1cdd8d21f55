"""The diagram for a telephone: one column in order of reading, each answer as a label under its question.

An arrow reaches the next step in the column, or a label that names the step to jump to. So no line ever
passes a step, however the chart branches, and nothing has to be made smaller to fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .graph import Edge, Flowchart
from .layout import LABEL_WIDTH, MARGIN, box_height, box_words, label_size, label_words
from .outline import step_numbers
from .sheet import Box, Label, Line, Rect, Sheet

COLUMN_WIDTH = 320.0
_GAP = 26.0
_PAUSE = 48.0
_BETWEEN_LABELS = 12.0
# Every arrow leaves and arrives on one line down the left, so that the eye can follow it.
_RAIL = MARGIN + 40.0
_JUMP_X = _RAIL + 28.0
# A label that jumps is a link: high enough for a thumb.
_TOUCH_HEIGHT = 44.0


def narrow_layout(chart: Flowchart) -> tuple[Sheet, ...]:
    """The chart as one column, 352 px wide with its margins, on one sheet (none for an empty chart)."""
    column = _Column(step_numbers(chart))
    order = list(column.numbers)
    for node_id, following in zip(order, [*order[1:], ""], strict=False):
        node = chart.by_id[node_id]
        title, details = box_words(node, COLUMN_WIDTH)
        rect = Rect(MARGIN, column.bottom, COLUMN_WIDTH, box_height(title, details))
        column.boxes.append(Box(rect, node, column.numbers[node_id], title, details))
        column.bottom += rect.height
        column.add_ways_on(chart.outgoing[node_id], following)
    if not column.boxes:
        return ()
    height = column.bottom - _PAUSE + MARGIN
    width = COLUMN_WIDTH + 2 * MARGIN
    return (Sheet(1, width, height, tuple(column.boxes), tuple(column.labels), tuple(column.lines)),)


@dataclass
class _Column:
    """What has been set so far; `bottom` is where the next thing can stand."""

    numbers: dict[str, int]
    bottom: float = MARGIN
    boxes: list[Box] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add_ways_on(self, edges: Sequence[Edge], following: str) -> None:
        """Everything between the box that was just set and the next one: the jumps, and the way down last."""
        top = self.bottom
        down = next((edge for edge in edges if edge.target == following), None)
        for edge in edges:
            if edge is not down:
                self._add_jump(edge, top)
        if down is None:
            self.bottom += _PAUSE
            return
        if down.answer:
            top = self._add_answer(down, top)
        self.bottom += _GAP
        self.lines.append(Line(down, ((_RAIL, top), (_RAIL, self.bottom)), has_head=True))

    def _add_jump(self, edge: Edge, top: float) -> None:
        jumps_to = self.numbers.get(edge.target, 0)
        lines = label_words(edge, jumps_to, LABEL_WIDTH)
        width, height = label_size(lines)
        rect = Rect(_JUMP_X, self.bottom + _BETWEEN_LABELS, width, max(height, _TOUCH_HEIGHT))
        middle = rect.y + rect.height / 2
        self.labels.append(Label(rect, edge, lines, jumps_to))
        self.lines.append(Line(edge, ((_RAIL, top), (_RAIL, middle), (_JUMP_X, middle)), has_head=True))
        self.bottom = rect.y + rect.height

    def _add_answer(self, edge: Edge, top: float) -> float:
        """The label on the way down; gives back where its line goes on."""
        lines = label_words(edge, None, LABEL_WIDTH)
        width, height = label_size(lines)
        rect = Rect(max(MARGIN, _RAIL - width / 2), self.bottom + _BETWEEN_LABELS, width, height)
        self.labels.append(Label(rect, edge, lines))
        self.lines.append(Line(edge, ((_RAIL, top), (_RAIL, rect.y)), has_head=False))
        self.bottom = rect.y + rect.height
        return self.bottom
