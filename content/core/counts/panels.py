"""How often a page was opened, beside the page in its editor."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel

from content.core.charts import Line, Point, line_chart
from content.core.counts.count import READ
from content.core.counts.totals import months


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
    rows = months(READ, subject, timezone.localdate())
    return {
        "readings": [{"month": date_format(first, "F Y"), "times": times} for first, times in reversed(rows)],
        "total": sum(times for _first, times in rows),
        "drawing": readings_drawing([(date_format(first, "b"), times) for first, times in rows]),
    }


def readings_drawing(rows: list[tuple[str, int]]) -> SafeString:
    """`rows`: short name of a month and how often, the oldest first."""
    points = [Point(place, name[:1], times, str(times)) for place, (name, times) in enumerate(rows)]
    drawn = line_chart(
        _("Lezingen per maand"),
        _("Van %(first)s tot en met %(last)s; de tabel hieronder geeft elk getal.")
        % {"first": rows[0][0], "last": rows[-1][0]},
        [Line(_("Keren geopend"), points)],
    )
    return mark_safe(drawn)  # noqa: S308 - the drawing escapes every text
