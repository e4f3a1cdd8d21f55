"""From chosen figures to a chart: the drawing, its table and its sources."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from content.core.charts import Bar, Line, Point, Span, bar_chart, line_chart, range_chart
from content.infopunt.enums import ChartKind
from content.infopunt.figures.words import last_year
from content.infopunt.models.figures import Figure


def chart_context(
    title: str, kind: str, figures: Sequence[Figure], description: str = "", note: str = ""
) -> dict[str, Any]:
    """What the chart component takes. Figures that cannot be drawn in this kind stand in the table alone."""
    said = description or _described(figures)
    notes = [note, *(f"{figure.statement}: {figure.quality_note}" for figure in figures if figure.quality_note)]
    return {
        "title": title,
        "description": said,
        "svg": mark_safe(_drawing(title, said, kind, figures)),  # noqa: S308 - the charts module escapes every text
        "columns": [_("Wat"), _("Waarde"), _("Vorige keer"), _("Wie"), _("Periode")],
        "rows": [
            [
                figure.statement,
                figure.value_text,
                figure.previous_text,
                figure.population,
                figure.period or _("onbekend"),
            ]
            for figure in figures
        ],
        "sources": list(
            {figure.source_url: {"title": figure.source_name, "url": figure.source_url} for figure in figures}.values()
        ),
        "notes": [text for text in notes if text],
        "downloads": _downloads(figures),
    }


def comparable(figure: Figure) -> bool:
    """Whether a line or a range can be drawn: there is a previous value, and both have a year."""
    return figure.previous_value is not None and None not in {
        last_year(figure.period),
        last_year(figure.previous_period),
    }


def _described(figures: Sequence[Figure]) -> str:
    return "; ".join(f"{figure.statement}: {figure.value_text}" for figure in figures) + "."


def _drawing(title: str, description: str, kind: str, figures: Sequence[Figure]) -> str:
    """Empty when nothing can be drawn; the table still says everything."""
    drawable = [figure for figure in figures if kind == ChartKind.BAR or comparable(figure)]
    if not drawable:
        return ""
    if kind == ChartKind.BAR:
        return bar_chart(
            title, description, [Bar(figure.statement, float(figure.value), figure.value_text) for figure in drawable]
        )
    if kind == ChartKind.LINE:
        return line_chart(title, description, [_line(figure) for figure in drawable])
    spans = [
        Span(
            figure.statement,
            float(figure.previous_value or 0),
            float(figure.value),
            figure.previous_value_text,
            figure.value_text,
        )
        for figure in drawable
    ]
    return range_chart(title, description, spans, _("vorige keer"), _("nu"))


def _line(figure: Figure) -> Line:
    before = Point(
        last_year(figure.previous_period) or 0,
        figure.previous_period,
        float(figure.previous_value or 0),
        figure.previous_value_text,
    )
    now = Point(last_year(figure.period) or 0, figure.period, float(figure.value), figure.value_text)
    return Line(figure.statement, [before, now])


def _downloads(figures: Sequence[Figure]) -> list[dict[str, str]]:
    query = urlencode([("cijfer", figure.slug) for figure in figures])
    return [
        {
            "title": _("Download als %(kind)s") % {"kind": kind.upper()},
            "url": f"{reverse('figures_download', args=[kind])}?{query}",
        }
        for kind in ("csv", "xlsx")
    ]
