"""Pieces of SVG. Every text is escaped here and nowhere else."""

import textwrap
from collections.abc import Iterable
from html import escape

WIDTH = 360
LINE_HEIGHT = 20
# At the size of the drawing's text, a line of the full width holds about this many letters.
LETTERS = 42
# Shapes that tell series apart without colour, drawn around (0, 0).
MARKERS = (
    '<circle r="6"/>',
    '<rect x="-5.5" y="-5.5" width="11" height="11"/>',
    '<path d="M0-7 7 5.5H-7Z"/>',
    '<path d="M0-7.5 7.5 0 0 7.5-7.5 0Z"/>',
)


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def wrap(text: str, letters: int = LETTERS) -> list[str]:
    return textwrap.wrap(text, letters) or [""]


def text(x: float, y: float, content: str, name: str, anchor: str = "start") -> str:
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="chart-{name}" x="{number(x)}" y="{number(y)}"{where}>{escape(content)}</text>'


def lines_of_text(y: float, content: str) -> tuple[list[str], float]:
    """A label over the full width from `y` down, and where it ends."""
    parts = wrap(content)
    drawn = [text(0, y + 15 + index * LINE_HEIGHT, part, "label") for index, part in enumerate(parts)]
    return drawn, y + len(parts) * LINE_HEIGHT


def line(x1: float, y1: float, x2: float, y2: float, name: str) -> str:
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line class="chart-{name}" {ends}/>'


def marker(kind: int, x: float, y: float, name: str = "marker") -> str:
    """The shape of series `kind`; five and more start again at the first shape."""
    shape = kind % len(MARKERS)
    place = f"translate({number(x)} {number(y)})"
    return f'<g class="chart-{name} chart-series-{shape}" transform="{place}">{MARKERS[shape]}</g>'


def drawing(title: str, description: str, height: float, parts: Iterable[str]) -> str:
    """The whole drawing: named and described for who does not see it."""
    return (
        f'<svg class="chart-svg" role="img" viewBox="0 0 {WIDTH} {number(height)}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(parts)}</svg>"
    )
