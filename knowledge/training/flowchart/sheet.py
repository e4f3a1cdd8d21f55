"""What a drawing is made of, in px from the top left of its sheet."""

from dataclasses import dataclass

from .graph import Edge, Node


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Box:
    """A step: its number in the outline, and its words in lines that fit."""

    rect: Rect
    node: Node
    number: int
    title: tuple[str, ...]
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The words on an arrow. `jumps_to` is the number of a step that the arrow names instead of reaching it,
    0 for a step that does not exist.
    """

    rect: Rect
    edge: Edge
    lines: tuple[str, ...]
    jumps_to: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of an arrow, a polyline; `has_head` where it arrives at a step or at a label that jumps."""

    edge: Edge
    points: tuple[tuple[float, float], ...]
    has_head: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One drawing. `boxes` are in order of reading."""

    number: int
    width: float
    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    lines: tuple[Line, ...]
