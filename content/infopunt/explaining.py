"""Explain a word on the spot, where a text first uses it. Pure.

The word becomes a button with the browser's own popover: it opens by keyboard and touch, closes with Escape, and
needs no script. A browser without popovers shows the explanation in the line itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?\s*([a-zA-Z0-9]+)")
# Words in these are never explained: they lead somewhere already, are headings, or are no text.
CLOSED = frozenset(
    ("a", "button", "h1", "h2", "h3", "h4", "summary", "svg", "script", "select", "label", "table", "figure")
)
# Only running text is: explanations may stand in these.
RUNNING = frozenset({"p", "li"})
MOST = 6


@dataclass(frozen=True)
class Explanation:
    """`forms` are the ways a text may write the word."""

    slug: str
    term: str
    forms: tuple[str, ...]
    definition: str
    url: str


def explain(html: str, explanations: Iterable[Explanation], more: str, most: int = MOST) -> str:
    """Make the first use of at most `most` words a button with its explanation; `more` names the way to the list."""
    by_form = {form.lower(): one for one in explanations for form in one.forms}
    if not by_form:
        return html
    forms = "|".join(re.escape(form) for form in sorted(by_form, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w@/-])(?:{forms})(?![\w@-])", re.IGNORECASE)
    parts = TAG.split(html)
    used: set[str] = set()
    closed = running = 0

    def replace(match: re.Match[str]) -> str:
        one = by_form[match[0].lower()]
        if one.slug in used or len(used) >= most:
            return match[0]
        used.add(one.slug)
        return _button(match[0], one, more)

    for index, part in enumerate(parts):
        if index % 2:
            closed, running = _depths(part, closed, running)
        elif running > 0 and closed == 0:
            parts[index] = pattern.sub(replace, part)
    return "".join(parts)


def _depths(tag: str, closed: int, running: int) -> tuple[int, int]:
    name = NAME.match(tag)
    if not name or tag.endswith("/>"):
        return closed, running
    step = -1 if tag.startswith("</") else 1
    if name[1].lower() in CLOSED:
        closed += step
    elif name[1].lower() in RUNNING:
        running += step
    return closed, running


def _button(word: str, one: Explanation, more: str) -> str:
    place = f"begrip-{escape(one.slug)}"
    return (
        f'<button class="term" type="button" popovertarget="{place}">{word}</button>'
        f'<span class="term__note" id="{place}" popover><strong>{escape(one.term)}</strong> {escape(one.definition)} '
        f'<a href="{escape(one.url)}">{escape(more)}</a></span>'
    )
