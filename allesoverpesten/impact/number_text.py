"""Numbers as Dutch readers write them."""

from decimal import Decimal

from django.utils.translation import gettext as _

from content.core.counts.totals import FEWEST_SHOWN

EURO = "euro"
NO_BREAK = "\u00a0"


def number_text(value: Decimal | int | None, unit: str = "") -> str:
    """`12 345,5 %`; empty for None. Nought decimals fall away; the unit follows unless it is empty."""
    if value is None:
        return ""
    digits = f"{Decimal(value).quantize(Decimal('0.01')):,.2f}"
    whole, _point, rest = digits.partition(".")
    # Money has cents or none.
    rest = rest.rstrip("0") if unit != EURO or rest == "00" else rest
    text = whole.replace(",", NO_BREAK) + (f",{rest}" if rest else "")
    return f"{text}{NO_BREAK}{unit}" if unit else text


def hidden_text() -> str:
    return _("minder dan %(few)s") % {"few": FEWEST_SHOWN}


def kept_hidden_text() -> str:
    """For a part that is not small itself but would give away one that is."""
    return _("niet getoond")
