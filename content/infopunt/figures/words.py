"""How a number reads in Dutch, and how texts quote one. Pure."""

import re
from collections.abc import Mapping
from decimal import Decimal

NO_BREAK = "\u00a0"
# `[cijfer:slug]` in any text stands for the value, `:eerder` for the previous one, `:verschil` for the difference.
QUOTE = re.compile(r"\[cijfer:([a-z0-9-]{1,80})(:eerder|:verschil)?\]")
YEAR = re.compile(r"(?:19|20)\d\d")
UNKNOWN = "…"


def number_in_words(number: Decimal) -> str:
    """`19,7`, `29`, `519 328`: no zeros behind, a space that does not break between thousands."""
    whole, _point, rest = f"{number:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", NO_BREAK) + (f",{rest}" if rest else "")


def value_in_words(number: Decimal | None, unit: str) -> str:
    """Number and unit as one piece; empty for no number."""
    return "" if number is None else f"{number_in_words(number)}{NO_BREAK}{unit}".strip()


def last_year(period: str) -> int | None:
    """The last year in a period as people write it: 2022 for "2021-2022"; None when it names none."""
    years = YEAR.findall(period)
    return int(years[-1]) if years else None


def quoted_slugs(text: str) -> set[str]:
    """The figures that a text quotes."""
    return {match[1] for match in QUOTE.finditer(text)}


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """Put values where the text quotes them. `values` are keyed as quoted: `slug`, `slug:eerder`, `slug:verschil`.

    A quotation of a figure that is gone becomes an ellipsis: a reader sees that something is missing, never a code.
    """
    return QUOTE.sub(lambda match: values.get(f"{match[1]}{match[2] or ''}") or UNKNOWN, text)
