"""Charts of a report, from its plain values; the same words stand in a table beside each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from allesoverpesten.impact.number_text import number_text
from allesoverpesten.impact.report.data import IndicatorPart
from content.core.charts import Bar, Line, Point, bar_chart, line_chart

MOST_DRAWN = Decimal(2)
"""A bar of twice the target is long enough; its text says what it really is."""

PAPER_LOOKS = """
text { font-family: "Libertinus Serif"; font-size: 15px; fill: #14232a; }
.chart-tick { font-size: 13px; fill: #44565e; }
.chart-value { font-weight: 700; }
.chart-bar, .chart-marker { fill: #0d4250; }
line, polyline { fill: none; stroke: #0d4250; stroke-width: 2; }
.chart-grid { stroke: #c4d0d4; stroke-width: 1; }
"""
"""For drawings outside the site, where `chart.css` does not reach."""


@dataclass(frozen=True)
class Chart:
    title: str
    description: str
    svg: str
    columns: list[str]
    rows: list[list[str]]

    @property
    def markup(self) -> SafeString:
        """For a template."""
        return mark_safe(self.svg)  # noqa: S308 - `content.core.charts` escapes every text in it

    @property
    def paper_svg(self) -> str:
        head, rest = self.svg.split(">", 1)
        return f"{head}><style>{PAPER_LOOKS}</style>{rest}"


def targets_chart(title: str, indicators: Sequence[IndicatorPart]) -> Chart | None:
    """How much of each target is reached; None when no indicator has both a value and a target."""
    drawn = [one for one in indicators if one.share is not None]
    if not drawn:
        return None
    description = _("Hoeveel van elke streefwaarde bereikt is. 100 % is precies de streefwaarde.")
    bars = [
        Bar(f"{one.code} {one.label}", float(min(one.share or 0, MOST_DRAWN) * 100), percent(one.share))
        for one in drawn
    ]
    rows = [
        [f"{one.code} {one.label}", one.target.text, one.amount.text, percent(one.share), one.standing_label]
        for one in drawn
    ]
    columns = [_("Indicator"), _("Streefwaarde"), _("Bereikt"), _("Deel van het doel"), _("Stand")]
    return Chart(title, description, bar_chart(title, description, bars), columns, rows)


def course_chart(one: IndicatorPart, period: str) -> Chart | None:
    """An indicator through the periods; None with fewer than two values that may be shown."""
    told = [*((earlier.name, earlier.amount) for earlier in one.earlier), (period, one.amount)]
    points = [
        Point(position, name, float(amount.value), amount.text)
        for position, (name, amount) in enumerate(told)
        if amount.value is not None
    ]
    if len(points) < 2:
        return None
    title = f"{one.code} {one.label}"
    description = _("De waarde in elk tijdvak, in %(unit)s.") % {"unit": one.unit}
    svg = line_chart(title, description, [Line(one.label, points)])
    return Chart(title, description, svg, [_("Tijdvak"), one.unit], [[name, amount.text] for name, amount in told])


def percent(share: Decimal | None) -> str:
    return "" if share is None else number_text((share * 100).quantize(Decimal(1)), "%")
