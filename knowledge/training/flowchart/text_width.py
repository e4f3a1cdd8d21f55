"""How wide a line of text will be, known on the server, so that boxes fit their words without a browser."""

import re
import unicodedata

# Advance widths in thousandths of the font size: of each character the wider of Atkinson Hyperlegible Next
# SemiBold (the font of the site) and Liberation Sans Bold (as wide as Arial and Helvetica, the fallbacks).
_BY_WIDTH = {
    240: "'",
    280: ",.j|’‘·",
    300: "iïî",
    320: " l\u00a0",
    340: "!():;[`",
    360: "]ft",
    380: "-",
    400: "r{}",
    420: "I",
    440: "/\\",
    480: '"',
    500: "*z“”",
    560: "17J_aceksvxyéèëêàâäç–",
    580: "29",
    600: "+3<>^~",
    620: "$56=?FLTZbdghnopquôöüûù",
    640: "48",
    660: "0",
    680: "EPSVXYÉËÈ€",
    740: "#&ABCDHKNRU",
    780: "GOQw",
    860: "M",
    900: "m",
    960: "%W",
    980: "@",
    1000: "…→←",
}
# A telephone number stays on one line: no break between two digits.
_BREAK = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_WIDTHS = {char: width for width, chars in _BY_WIDTH.items() for char in chars}
_UNKNOWN, _WIDE = 800, 1000


def text_width(text: str, size: float) -> float:
    """Width in px of `text` on one line at font size `size` px; rather a little too wide than too narrow."""
    return sum(_WIDTHS.get(char) or _other_width(char) for char in text) * size / 1000


def wrap(text: str, size: float, width: float) -> tuple[str, ...]:
    """`text` in lines of at most `width` px. Words that are wider by themselves are cut."""
    lines: list[str] = []
    line = ""
    for word in _BREAK.split(text.strip()):
        longer = f"{line} {word}".strip()
        if text_width(longer, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, width)
        lines += full
    return (*lines, line) if line else tuple(lines)


def _other_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


def _pieces(word: str, size: float, width: float) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and text_width(pieces[-1] + char, size) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces
