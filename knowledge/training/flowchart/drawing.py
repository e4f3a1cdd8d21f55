"""The diagram as SVG: steps are links in order of reading, arrows are told in words, looks come from CSS.

Shape and the word on top tell the kind of a step, so colour is never needed. Classes (all start with
`flowchart`) carry the looks; there are no inline styles, so the SVG may stand in a page with a strict policy.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import escape as escape_html
from importlib.resources import files

from .graph import Flowchart, Kind, Node
from .layout import LABEL_LEADING, SMALL_LEADING, TITLE_LEADING, wide_layout
from .outline import Entry, outline
from .sheet import Box, Label, Line, Rect, Sheet

# XML cannot hold these, not even escaped.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What only browsers understand in a stylesheet: rules under a condition, variables and their use.
_CONDITION = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_VARIABLE = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\((--[\w-]+)\)")

type Href = Callable[[Node], str]

_CORNER = 8.0
_HEAD = 7.0


def to_step(node: Node) -> str:
    """The usual address of a step: its place in the outline on the same page."""
    return f"#stap-{node.id}"


def svg(chart: Flowchart, sheet: Sheet, *, of: int = 1, href: Href = to_step, prefix: str = "schema") -> str:
    """One sheet as an `<svg>` element for inside HTML.

    `of` is the number of sheets, `href` gives the address of a step, and `prefix` begins the ids, so that
    several drawings can stand on a page.
    """
    entries = {entry.node.id: entry for entry in outline(chart)}
    name = f"{prefix}-{sheet.number}"
    parts = [
        f'<svg {_frame(sheet.width, sheet.height)} class="flowchart" role="group"',
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc">',
        f'<title id="{name}-title">{escape(_title(chart, sheet, of))}</title>',
        f'<desc id="{name}-desc">{escape(_description(sheet))}</desc>',
        '<g class="flowchart-lines" aria-hidden="true">',
        *(_line(line) for line in sheet.lines),
        '</g><g role="list">',
    ]
    for box in sheet.boxes:
        labels = [label for label in sheet.labels if label.edge.source == box.node.id]
        parts += ['<g role="listitem">', _box(box, entries[box.node.id], href)]
        parts += [_label(label, chart, href) for label in labels]
        parts.append("</g>")
    return "".join([*parts, "</g></svg>"])


def standalone_svg(chart: Flowchart) -> str:
    """All sheets below each other as one SVG file with its own looks, for people who save or print it."""
    sheets = wide_layout(chart)
    width = max((sheet.width for sheet in sheets), default=0)
    height = sum(sheet.height for sheet in sheets)
    parts = [
        f"<svg {_frame(width, height)}><style>{stylesheet()}</style>",
    ]
    top = 0.0
    for sheet in sheets:
        drawn = svg(chart, sheet, of=len(sheets))
        parts.append(f'<g transform="translate({_n((width - sheet.width) / 2)} {_n(top)})">{drawn}</g>')
        top += sheet.height
    return "".join([*parts, "</svg>\n"])


def paper_svg(chart: Flowchart, sheet: Sheet, *, of: int) -> str:
    """One sheet as an SVG file with its own looks, for a document that prints it."""
    drawn = svg(chart, sheet, of=of)
    return f"<svg {_frame(sheet.width, sheet.height)}><style>{_paper_stylesheet()}</style>{drawn}</svg>\n"


@cache
def _paper_stylesheet() -> str:
    """The light looks, without the variables and conditions that only browsers know."""
    rules = _CONDITION.sub("", stylesheet())
    values = dict(_VARIABLE.findall(rules))
    return _USE.sub(lambda use: values[use[1]], rules)


@cache
def stylesheet() -> str:
    """The looks of a drawing that stands alone."""
    return files(__package__).joinpath("drawing.css").read_text(encoding="utf-8")


def _frame(width: float, height: float) -> str:
    w, h = _n(width), _n(height)
    return f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}"'


def _title(chart: Flowchart, sheet: Sheet, of: int) -> str:
    part = f" (deel {sheet.number} van {of})" if of > 1 else ""
    return f"Schema: {chart.title or 'wegwijzer'}{part}"


def _description(sheet: Sheet) -> str:
    first, last = sheet.boxes[0].number, sheet.boxes[-1].number
    return (
        f"Stap {first} tot {last}. Elke stap is een link en zegt naar welke stap hij leidt. "
        "Hetzelfde staat in woorden in de tekstversie."
    )


def _box(box: Box, entry: Entry, href: Href) -> str:
    rect, node = box.rect, box.node
    middle = _n(rect.x + rect.width / 2)
    y = rect.y + 12 + SMALL_LEADING * 0.75
    words = [f'<text class="flowchart-kind" x="{middle}" y="{_n(y)}">{box.number} · {node.kind.label}</text>']
    y += SMALL_LEADING - 15 + TITLE_LEADING * 0.75
    words.append(_text("flowchart-title", box.title, middle, y, TITLE_LEADING))
    if box.details:
        y += (len(box.title) - 1) * TITLE_LEADING + 4 + SMALL_LEADING
        words.append(_text("flowchart-details", box.details, middle, y, SMALL_LEADING))
    return (
        f'<a class="flowchart-step flowchart-step-{node.kind.value}" href="{escape(href(node))}"'
        f' aria-label="{escape(_spoken(entry))}">{_SHAPES[node.kind](rect)}{"".join(words)}</a>'
    )


def _spoken(entry: Entry) -> str:
    """What a screen reader says at a step: all words of the box and where its arrows go."""
    node = entry.node
    sentences = [f"Stap {entry.number}, {node.kind.label.lower()}: {node.title}", node.role, node.deadline]
    for reference in entry.references:
        where = f"naar stap {reference.number}" if reference.number else "naar een stap die niet bestaat"
        sentences.append(f"{reference.answer}: {where}" if reference.answer else f"Daarna {where}")
    parts = (" ".join(sentence.split()) for sentence in sentences)
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def _label(label: Label, chart: Flowchart, href: Href) -> str:
    """Words on an arrow. The step's own link already says them, so only a jump is more than a picture."""
    rect = label.rect
    shape = _rounded(rect, min(rect.height / 2, 14))
    top = rect.y + (rect.height - len(label.lines) * LABEL_LEADING) / 2 + LABEL_LEADING * 0.75
    words = _text("flowchart-answer", label.lines, _n(rect.x + rect.width / 2), top, LABEL_LEADING)
    target = chart.by_id.get(label.edge.target) if label.jumps_to else None
    if target is None:
        return f'<g class="flowchart-label" aria-hidden="true">{shape}{words}</g>'
    spoken = f"{label.edge.answer}: naar stap {label.jumps_to}" if label.edge.answer else f"Naar stap {label.jumps_to}"
    return (
        f'<a class="flowchart-label flowchart-jump" href="{escape(href(target))}"'
        f' aria-label="{escape(spoken)}">{shape}{words}</a>'
    )


def _text(css_class: str, lines: Sequence[str], x: str, y: float, leading: float) -> str:
    spans = "".join(
        f'<tspan x="{x}" y="{_n(y + number * leading)}">{escape(line)}</tspan>' for number, line in enumerate(lines)
    )
    return f'<text class="{css_class}">{spans}</text>'


def _line(line: Line) -> str:
    points = _without_repeats(line.points)
    path = f'<path d="{" ".join(_path(points))}"/>'
    return path + (_head(points[-2], points[-1]) if line.has_head and len(points) > 1 else "")


def _without_repeats(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]


def _path(points: Sequence[tuple[float, float]]) -> Iterator[str]:
    """The polyline with rounded corners."""
    yield f"M{_n(points[0][0])} {_n(points[0][1])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        yield f"L{_n(start[0])} {_n(start[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(end[0])} {_n(end[1])}"
    yield f"L{_n(points[-1][0])} {_n(points[-1][1])}"


def _towards(corner: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = abs(dx) + abs(dy)
    share = min(_CORNER, length / 2) / length
    return corner[0] + dx * share, corner[1] + dy * share


def _head(before: tuple[float, float], tip: tuple[float, float]) -> str:
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / length * _HEAD, dy / length * _HEAD
    corners = [tip, (tip[0] - ux * 1.4 - uy * 0.8, tip[1] - uy * 1.4 + ux * 0.8)]
    corners.append((tip[0] - ux * 1.4 + uy * 0.8, tip[1] - uy * 1.4 - ux * 0.8))
    return f'<path class="flowchart-head" d="{_polygon(corners)}"/>'


def _polygon(corners: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in corners) + "Z"


def _rounded(rect: Rect, radius: float) -> str:
    return (
        f'<rect class="flowchart-shape" x="{_n(rect.x)}" y="{_n(rect.y)}"'
        f' width="{_n(rect.width)}" height="{_n(rect.height)}" rx="{_n(radius)}"/>'
    )


def _pointed(rect: Rect) -> str:
    """A question: points at the left and right, what is left of a diamond that has room for words."""
    left, right, top, bottom = rect.x, rect.x + rect.width, rect.y, rect.y + rect.height
    depth, middle = 14, rect.y + rect.height / 2
    corners = [(left + depth, top), (right - depth, top), (right, middle)]
    corners += [(right - depth, bottom), (left + depth, bottom), (left, middle)]
    return f'<path class="flowchart-shape" d="{_polygon(corners)}"/>'


def _notched(rect: Rect) -> str:
    """A warning: a flag with a notch at the left."""
    left, right, top, bottom = rect.x, rect.x + rect.width, rect.y, rect.y + rect.height
    corners = [
        (left, top),
        (right, top),
        (right, bottom),
        (left, bottom),
        (left + 12, rect.y + rect.height / 2),
    ]
    return f'<path class="flowchart-shape" d="{_polygon(corners)}"/>'


def _double_sided(rect: Rect) -> str:
    """A hand-over: a box with a second line at the left and right, the sign for a procedure elsewhere."""
    sides = "".join(f"M{_n(x)} {_n(rect.y)}V{_n(rect.y + rect.height)}" for x in (rect.x + 8, rect.x + rect.width - 8))
    return f'{_rounded(rect, 3)}<path class="flowchart-side" d="{sides}"/>'


_SHAPES: dict[Kind, Callable[[Rect], str]] = {
    Kind.QUESTION: _pointed,
    Kind.ACTION: lambda rect: _rounded(rect, 3),
    Kind.INFORMATION: lambda rect: _rounded(rect, 14),
    Kind.WARNING: _notched,
    Kind.HANDOVER: _double_sided,
    Kind.OUTCOME: lambda rect: _rounded(rect, min(rect.height / 2, 40)),
}


def escape(text: str) -> str:
    """`text` for an element or an attribute of XML."""
    return escape_html(_NOT_IN_XML.sub("", text))


def _n(number: float) -> str:
    """At most one decimal: half a pixel more precise than a screen."""
    return f"{number:.1f}".removesuffix(".0")
