"""How often a page was opened, beside the page in its editor."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel

from content.core.charts import Line, Point, line_chart
from content.core.counts.count import READ
from content.core.counts.totals import FEWEST_SHOWN, months, shown


class ReadingsPanel(HelpPanel):
    """The last twelve months as a drawing and as a table; nothing for a page that is not published yet."""

    def __init__(self, content: str = "", template: str = "core/admin/readings_panel.html", **kwargs: Any) -> None:
        super().__init__(content, template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.first_published_at) and super().is_shown()

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), **readings_context(str(self.instance.pk))}


def readings_context(subject: str) -> dict[str, Any]:
    """Staff see no number either that could be one person, not even by looking again tomorrow."""
    *past, (running, times_so_far) = months(READ, subject, timezone.localdate())
    rows = [(first, _told(times), shown(times)) for first, times in past]
    rows.append((running, _steps(times_so_far), _so_far(times_so_far)))
    total = sum(value for _first, value, _words in rows)
    return {
        "readings": [{"month": date_format(first, "F Y"), "times": words} for first, _value, words in reversed(rows)],
        "total": total,
        "is_never": not times_so_far and not any(times for _first, times in past),
        "few": FEWEST_SHOWN,
        "drawing": readings_drawing([(date_format(first, "b"), value) for first, value, _words in rows]),
    }


def _told(times: int) -> int:
    return times if times >= FEWEST_SHOWN else 0


def _steps(times: int) -> int:
    """Whole steps of five: the number of a running month, read two days in a row, would tell of one day."""
    return times - times % FEWEST_SHOWN


def _so_far(times: int) -> str:
    if times < FEWEST_SHOWN:
        return shown(times)
    return _("%(times)s of meer") % {"times": _steps(times)}


def readings_drawing(rows: list[tuple[str, int]]) -> SafeString:
    """`rows`: short name of a month and how often, the oldest first; the last month still runs."""
    points = [Point(place, name[:1], times, f"{times}+") for place, (name, times) in enumerate(rows)]
    drawn = line_chart(
        _("Keren gelezen per maand"),
        _("Van %(first)s tot en met %(last)s; de tabel ernaast zegt het in woorden.")
        % {"first": rows[0][0], "last": rows[-1][0]},
        [Line(_("Keren geopend"), points)],
    )
    return mark_safe(drawn)  # noqa: S308 - the drawing escapes every text
