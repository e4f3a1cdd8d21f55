"""How a figure stands against its target, in words. Pure: plain values in, so that every boundary has a test."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

ALMOST = Decimal("0.9")
"""From nine tenths of the target we say “bijna”. Chosen by us; the subsidy decision names no margin."""


class Standing(StrEnum):
    """Shape and word tell the same as the colour: nobody needs to see the colour."""

    REACHED = "reached"
    ALMOST = "almost"
    MISSED = "missed"
    RUNNING = "running"
    NO_TARGET = "no-target"
    NO_VALUE = "no-value"

    @property
    def label(self) -> str:
        return str(_WORDS[self][1])

    @property
    def sign(self) -> str:
        return _WORDS[self][0]


_WORDS = {
    Standing.REACHED: ("✓", _("gehaald")),
    Standing.ALMOST: ("≈", _("bijna gehaald")),
    Standing.MISSED: ("✗", _("niet gehaald")),
    Standing.RUNNING: ("…", _("loopt nog")),
    Standing.NO_TARGET: ("–", _("geen streefwaarde")),
    Standing.NO_VALUE: ("?", _("nog geen waarde")),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its target; `higher_is_better` says which side of the target is the good one."""

    value: Decimal | None
    target: Decimal | None
    higher_is_better: bool = True


def share_of_target(figure: Figure) -> Decimal | None:
    """Which part of the target is reached: 1 is exactly the target, more is better; None when it cannot be said.

    Where lower is better it is turned round: half of a limit of ten gives 2. Nothing at all where lower is better has
    reached it (1), because nought cannot be divided.
    """
    value, target = figure.value, figure.target
    if value is None or target is None:
        return None
    if figure.higher_is_better:
        return value / target if target else Decimal(1)
    if not value:
        return Decimal(1)
    return target / value


def standing(figure: Figure, *, is_over: bool) -> Standing:
    """What to say. While the period runs, nothing is missed yet, and a limit (lower is better) not reached."""
    if figure.value is None:
        return Standing.NO_VALUE
    share = share_of_target(figure)
    if share is None:
        return Standing.NO_TARGET
    if share >= 1 and (is_over or figure.higher_is_better):
        return Standing.REACHED
    if not is_over:
        return Standing.RUNNING
    return Standing.ALMOST if share >= ALMOST else Standing.MISSED
