"""Names as BibTeX writes them: `von Last, Jr, First` and `First von Last`, joined by `and`. Pure."""

import re

from knowledge.research.bibliography.latex import from_text, to_text
from knowledge.research.bibliography.record import OTHERS, Name

INITIALS = re.compile(r"^(?:[^\W\d_]\.?[\s-]*){1,4}$")


def read_names(value: str) -> tuple[Name, ...]:
    """All names of a raw value; what is no list of names at all becomes one name, so that nothing is lost."""
    parts = _apart(value, re.compile(r"\s+and\s+", re.IGNORECASE))
    if len(parts) == 1 and ";" in value:
        parts = _apart(value, re.compile(r"\s*;\s*"))
    elif len(parts) == 1 and len(_apart(value, re.compile(","))) > 3:
        parts = _without_and(_apart(value, re.compile(r"\s*,\s*")))
    return tuple(_name(part.strip()) for part in parts if part.strip(" ,"))


def _without_and(parts: list[str]) -> list[str]:
    """`Peeters, A., Maes, B.` is pairs; `An Peeters, Bert Maes, …` is not."""
    if len(parts) % 2 == 0 and all(INITIALS.match(part.strip()) for part in parts[1::2]):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return parts


def _apart(value: str, divider: re.Pattern[str]) -> list[str]:
    """Divide only where no brace is open."""
    parts, start, depth, last = [], 0, 0, 0
    text = f" {value} "
    for found in divider.finditer(text):
        depth += text.count("{", last, found.start()) - text.count("}", last, found.start())
        last = found.start()
        if depth <= 0:
            parts.append(text[start : found.start()])
            start = found.end()
    return [part.strip() for part in [*parts, text[start:]]]


def _name(raw: str) -> Name:
    if raw.lower() == "others":
        return Name(literal=OTHERS)
    if raw.startswith("{") and raw.endswith("}") and raw.count("{") == raw.count("}") == 1:
        return Name(literal=to_text(raw))
    parts = [to_text(part).strip() for part in _apart(raw, re.compile(r"\s*,\s*"))]
    if len(parts) == 1:
        return _first_last(raw)
    if not parts[0]:
        return Name(literal=" ".join(parts).strip())
    if len(parts) == 2:
        return Name(family=parts[0], given=parts[1])
    return Name(family=parts[0], given=" ".join(parts[2:]), suffix=parts[1])


def _first_last(raw: str) -> Name:
    """`Jan van der Berg`: the family name begins at the first small word, or is the last word."""
    words = [to_text(word) for word in _apart(raw, re.compile(r"\s+"))]
    words = [word for word in words if word.strip()]
    if len(words) < 2:
        return Name(literal=" ".join(words))
    small = (number for number, word in enumerate(words[:-1]) if number and word[:1].islower())
    cut = next(small, len(words) - 1)
    return Name(family=" ".join(words[cut:]), given=" ".join(words[:cut]))


def write_names(names: tuple[Name, ...]) -> str:
    return " and ".join(map(_written, names))


def _written(name: Name) -> str:
    if name.literal == OTHERS:
        return "others"
    if name.literal or not name.family:
        return f"{{{from_text(name.literal or name.given)}}}"
    parts = [name.family, *([name.suffix] if name.suffix else []), name.given]
    return ", ".join(_part(part) for part in parts)


def _part(text: str) -> str:
    """Braces keep a comma or an `and` inside one name together."""
    written = from_text(text)
    return f"{{{written}}}" if "," in text or re.search(r"\band\b|;", text, re.IGNORECASE) else written
