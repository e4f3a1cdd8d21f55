"""The outer form of a BibTeX file: entries, macros and fields, as raw text. Pure.

Written to survive files that people really have: an entry whose braces do not close is reported with its line and
ends where the next one begins, so that it never takes its neighbours along.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

START = re.compile(r"@[ \t]*([A-Za-z]+)\s*([{(])")
LINE_START = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]", re.MULTILINE)
KEY = re.compile(r"\s*([^,\s={}\"]*)\s*(,|$)")
FIELD = re.compile(r"[\s,]*([^\s=,{}\"#]+)\s*=\s*")
BARE = re.compile(r"[^,#\n}{=\"]*")
BRACE_OR_END = re.compile(r"[{}()]")
CLOSING = {"{": "}", "(": ")"}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
UNCLOSED = "de haakjes sluiten niet"


@dataclass
class RawEntry:
    """`fields` are LaTeX, macros filled in; `problem` says why it cannot be read."""

    line: int
    kind: str
    source: str
    key: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    remarks: list[str] = field(default_factory=list)


def scan(text: str) -> Iterator[RawEntry]:
    """Every entry of the file in order; macros and comments are no entries."""
    macros = {name: str(number) for number, name in enumerate(MONTHS, start=1)}
    starts = [found.start() for found in LINE_START.finditer(text)]
    position = 0
    line, counted = 1, 0
    while found := START.search(text, position):
        if _is_commented(text, found.start()):
            position = found.end()
            continue
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        limit = next((start for start in starts if start >= found.end()), len(text))
        end = _end(text, found.end(), found[2])
        kind = found[1].lower()
        if end is None or (end > limit and kind != "comment" and _is_swallowing(text, limit)):
            position = limit
            if kind not in {"comment", "preamble"}:
                yield RawEntry(line, kind, text[found.start() : limit].strip(), problem=UNCLOSED)
            continue
        position = end + 1
        body = text[found.end() : end]
        if kind == "string":
            _remember(body, macros)
        elif kind not in {"comment", "preamble"}:
            yield _entry(RawEntry(line, kind, text[found.start() : position]), body, macros)


def _is_commented(text: str, position: int) -> bool:
    begin = text.rfind("\n", 0, position) + 1
    return text[begin:position].lstrip().startswith("%")


def _is_swallowing(text: str, start: int) -> bool:
    """What stands on a line of its own and looks like an entry with a key is one, not the text of a field."""
    return re.match(r"[ \t]*@[ \t]*[A-Za-z]+\s*[{(]\s*[^\s,={}\"]*\s*[,=]", text[start : start + 400]) is not None


def _end(text: str, position: int, opening: str) -> int | None:
    """Where the bracket that stands before `position` closes; None when it never does."""
    depth = 0
    for found in BRACE_OR_END.finditer(text, position):
        bracket = found[0]
        if depth == 0 and bracket == CLOSING[opening]:
            return found.start()
        if bracket == "{":
            depth += 1
        elif bracket == "}":
            depth -= 1
            if depth < 0:
                return None
    return None


def _remember(body: str, macros: dict[str, str]) -> None:
    macros.update({name: value for name, value, _remark in _fields(body, macros)})


def _entry(entry: RawEntry, body: str, macros: dict[str, str]) -> RawEntry:
    key = KEY.match(body)
    rest = body
    if key and "=" not in body[: key.end()]:
        entry.key, rest = key[1], body[key.end() :]
    for name, value, remark in _fields(rest, macros):
        if remark:
            entry.remarks.append(remark)
        if name and (name not in entry.fields or not entry.fields[name].strip()):
            entry.fields[name] = value
    if not entry.fields:
        entry.problem = "er staat geen enkel veld in"
    return entry


def _fields(body: str, macros: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Name, raw value and what was wrong; a piece that is no field is skipped up to the next comma."""
    position = 0
    while position < len(body):
        found = FIELD.match(body, position)
        if found is None:
            if not body[position:].strip(" \t\r\n,"):
                return
            comma = body.find(",", position + 1)
            end = len(body) if comma < 0 else comma
            yield "", "", f"onleesbaar stuk: {body[position:end].strip(', ')[:60]}"
            position = end + 1 if comma >= 0 else end
            continue
        value, position, remark = _value(body, found.end(), macros)
        yield found[1].lower(), value, remark


def _value(body: str, position: int, macros: dict[str, str]) -> tuple[str, int, str]:
    """Pieces joined by `#`: braces, quotes, a number or the name of a macro."""
    pieces: list[str] = []
    remark = ""
    while True:
        piece, position, unknown = _piece(body, position, macros)
        pieces.append(piece)
        remark = remark or unknown
        joined = re.compile(r"\s*#\s*").match(body, position)
        if joined is None:
            return "".join(pieces), position, remark
        position = joined.end()


def _piece(body: str, position: int, macros: dict[str, str]) -> tuple[str, int, str]:
    opening = body[position : position + 1]
    if opening == "{":
        end = _end(body, position + 1, "{")
        if end is not None:
            return body[position + 1 : end], end + 1, ""
    if opening == '"':
        end = _quote_end(body, position + 1)
        return body[position + 1 : end], end + 1, ""
    bare = BARE.match(body, position)
    end = bare.end() if bare else position
    if body[end : end + 1] == "=":  # a comma is missing: the last word is the name of the next field
        end = position + len(body[position:end].rstrip().rpartition(" ")[0])
    name = body[position:end].strip()
    if name.isdigit() or not name:
        return name, end if name else max(end, position + 1), ""
    known = macros.get(name.lower())
    return (known, end, "") if known is not None else (name, end, f"onbekende afkorting: {name[:40]}")


def _quote_end(body: str, position: int) -> int:
    depth = 0
    for found in re.compile(r'[{}"]').finditer(body, position):
        if found[0] == '"' and depth == 0:
            return found.start()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
    return len(body)
