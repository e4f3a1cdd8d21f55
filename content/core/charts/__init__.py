"""Charts drawn on the server: plain values in, SVG markup out. Pure Python, so a drawing is tested without a site.

Colours and fonts come from classes in `chart.css`, never from attributes, so that a drawing follows the scheme of
the page, prints, and obeys the content policy. What a colour says is also said by a shape, a dash or a word: a
chart reads in greyscale. Callers put the real table beside it.
"""

from content.core.charts.bars import bar_chart
from content.core.charts.lines import line_chart
from content.core.charts.ranges import range_chart
from content.core.charts.values import Bar, Line, Point, Span

__all__ = ["Bar", "Line", "Point", "Span", "bar_chart", "line_chart", "range_chart"]
