"""LaTeX in a BibTeX value, to plain text and back. Pure.

Accents are commands before a letter; other commands are looked up in the table that bibtexparser ships. A command
that nobody knows keeps its argument and loses its backslash, so that no word disappears.
"""

import re
import unicodedata
from functools import cache

from bibtexparser import latexenc

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
SYMBOLS = {
    "i": "ı", "j": "ȷ", "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ldots": "…", "dots": "…", "textendash": "–",
    "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textregistered": "®",
    "texttrademark": "™", "copyright": "©", "euro": "€", "pounds": "£", "S": "§", "P": "¶", "slash": "/", "beta": "β",
    "alpha": "α", "gamma": "γ", "delta": "δ", "mu": "µ", "chi": "χ", "times": "×", "pm": "±", "leq": "≤", "geq": "≥",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "textdegree": "°", "quad": " ", "newline": " ", "par": " ",
    "textbar": "|", "textbraceleft": "{", "textbraceright": "}", "textless": "<",
    "textgreater": ">", "textdollar": "$", "relax": "",
}  # fmt: skip
# They change the look of their argument, which stays.
LOOKS = frozenset(
    {
        "emph", "textit", "textbf", "textsc", "textrm", "textsf", "texttt", "textup", "textsl", "textnormal", "text",
        "mathrm", "mathbf", "mathit", "mathsf", "mbox", "hbox", "bf", "it", "sc", "rm", "sf", "tt", "em", "sl",
        "itshape", "bfseries", "scshape", "noopsort", "uppercase", "lowercase", "ensuremath", "url", "path",
        "boldmath", "protect", "textsuperscript", "textsubscript", "nobreak",
    }
)  # fmt: skip
ESCAPED = frozenset("&%$#_{} ")
TIES = {"---": "—", "--": "–", "``": "“", "''": "”"}
DOTLESS = {"ı": "i", "ȷ": "j"}
PIECE = re.compile(r"\\[^\W\d_]+\s*|\\.|---|--|``|''|[{}$~]|[^\\{}$~`'-]+|.", re.DOTALL)
SPECIAL = {
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@cache
def _known_symbols() -> dict[str, str]:
    table: dict[str, str] = {}
    for character, latex in latexenc.unicode_to_latex:
        found = re.fullmatch(r"\\([A-Za-z]+)\s*(?:\{\})?", latex.strip())
        if found:
            table.setdefault(found[1], character)
    return {**table, **SYMBOLS}


def to_text(latex: str) -> str:
    """Plain text of a value that LaTeX would print; text without any LaTeX comes back as it is."""
    if not re.search(r"[\\{}$~`'-]", latex):
        return latex
    pieces = PIECE.findall(latex)
    dollars = pieces.count("$")
    out: list[str] = []
    accent = ""
    for piece in pieces:
        if piece.startswith("\\") and len(piece) > 1:
            text, new_accent = _command(piece)
            if new_accent:
                accent = new_accent
                continue
        elif piece in "{}":
            continue
        else:
            text = _plain(piece, dollars)
        if accent:
            text, accent = _accented(text, accent)
        out.append(text)
    return unicodedata.normalize("NFC", "".join(out))


def _command(piece: str) -> tuple[str, str]:
    """Text of a command, or the combining accent that it asks for."""
    name = piece[1:].rstrip()
    if name in ACCENTS:
        return "", ACCENTS[name]
    if name in ESCAPED or not name:
        return name or " ", ""
    if name in LOOKS or name in "/,;:!-@>":
        return "", ""
    if not name.isalpha():
        return name.replace("\\", " "), ""
    return _known_symbols().get(name, name + " " if piece[-1:].isspace() else name), ""


def _plain(piece: str, dollars: int) -> str:
    if piece == "~":
        return " "
    if piece == "$":
        return "" if dollars % 2 == 0 else "$"
    return TIES.get(piece, piece)


def _accented(text: str, accent: str) -> tuple[str, str]:
    """The first letter of `text` with its accent; without a letter the accent waits for the next piece."""
    bare = text.lstrip()
    if not bare:
        return "", accent
    return DOTLESS.get(bare[0], bare[0]) + accent + bare[1:], ""


def from_text(text: str) -> str:
    """A BibTeX value (without outer braces) that `to_text` reads back as `text`; letters stay as they are."""
    escaped = "".join(SPECIAL.get(letter, f"\\{letter}" if letter in "&%$#_" else letter) for letter in text)
    # Two dashes, quotes or apostrophes in a row would be read as one other character.
    return re.sub(r"(?<=([-`']))(?=\1)", "{}", escaped)
