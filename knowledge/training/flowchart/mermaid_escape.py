"""Any text inside a line of Mermaid, and back without loss.

`"` becomes `#quot;`, `<` becomes `#lt;`, a new line becomes `<br/>`. Other control characters, and a `#` or
`&` that would be read as a code, become `#<number>;`. Reading also takes what people type: `&quot;`, `<br>`.
"""

import re
import unicodedata
from html.entities import html5

_AMBIGUOUS = re.compile(r"#(?=\w+;)|&(?=(?:quot|amp|lt|gt|nbsp);)")
_CODE = re.compile(r"<br\s*/?>|#(?P<code>\w+);|&(?P<entity>quot|amp|lt|gt|nbsp);", re.IGNORECASE)
_NAMED = {'"': "#quot;", "<": "#lt;", "\n": "<br/>"}


def escape(text: str) -> str:
    """`text` for between double quotes: one line, without a double quote."""
    plain = _AMBIGUOUS.sub(_numbered_match, text)
    escaped = "".join(_NAMED.get(char) or (_numbered(char) if _is_unsafe(char) else char) for char in plain)
    # A backtick right after the quote would open a Markdown string.
    return _numbered("`") + escaped[1:] if escaped.startswith("`") else escaped


def escape_comment(text: str) -> str:
    """`text` for behind a key in a comment, where quotes are plain but spaces at the ends would be lost."""
    escaped = escape(text).replace("#quot;", '"')
    if escaped[:1].isspace():
        escaped = _numbered(escaped[0]) + escaped[1:]
    if escaped[-1:].isspace():
        escaped = escaped[:-1] + _numbered(escaped[-1])
    return escaped


def unescape(text: str) -> str:
    """The text that `escape` or `escape_comment` wrote down. Unknown codes stay as they are."""
    return _CODE.sub(_decode, text)


def _decode(match: re.Match[str]) -> str:
    name = match["code"] or match["entity"]
    if name is None:
        return "\n"
    if name.isdecimal() and name.isascii():
        return _character(int(name)) or match[0]
    return html5.get(name + ";", match[0])


def _character(number: int) -> str:
    is_character = number < 0x110000 and not 0xD800 <= number < 0xE000
    return chr(number) if is_character else ""


def _numbered(char: str) -> str:
    return f"#{ord(char)};"


def _numbered_match(match: re.Match[str]) -> str:
    return _numbered(match[0])


def _is_unsafe(char: str) -> bool:
    return char == "\ufeff" or unicodedata.category(char) in {"Cc", "Zl", "Zp"}
