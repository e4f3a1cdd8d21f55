"""What a chart is drawn from. Values are zero or more, in one unit; texts are how people read them ("19,7 %")."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    label: str
    value: float
    text: str


@dataclass(frozen=True)
class Span:
    """From one value to another: before and now, or least and most."""

    label: str
    start: float
    end: float
    start_text: str
    end_text: str


@dataclass(frozen=True)
class Point:
    """`position` orders points on the horizontal axis (a year), `tick` is what stands below it."""

    position: float
    tick: str
    value: float
    text: str


@dataclass(frozen=True)
class Line:
    label: str
    points: Sequence[Point]
