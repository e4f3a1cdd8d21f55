"""Automatic indicators: small named functions, each with its definition. Every module here is read at the start.

@indicator(
"hulpzoeker.gestart",
label=_("Hulpzoeker: keren gestart"),
definition=_("…"),
unit=_("keer"),
)
def finder_starts(first_day: date, last_day: date) -> list[Measured]: ...
"""

from allesoverpesten.impact.automatic.registry import AutomaticIndicator, Measured, find, indicator, known, whole

__all__ = ["AutomaticIndicator", "Measured", "find", "indicator", "known", "whole"]
