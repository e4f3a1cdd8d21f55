"""When a help service answers: pure functions on plain values, the clock of Brussels, words in Dutch.

Nothing in here knows Django. `open_state` says whether a contact point is open and how sure that is;
`week_table` shows the week; `WeekForm` is how a coordinator enters it.
"""

from helpdesk.opening_hours.clock import BRUSSELS, check_osm, is_round_the_clock
from helpdesk.opening_hours.hours import Calendar, HoursException, HoursProblem, Schedule, Span
from helpdesk.opening_hours.state import (
    OpenKind,
    OpenState,
    fresh_until,
    open_state,
)
from helpdesk.opening_hours.week_form import WeekForm, spans_from_text
from helpdesk.opening_hours.week_table import WeekRow, WeekTable, week_table

__all__ = [
    "BRUSSELS",
    "Calendar",
    "HoursException",
    "HoursProblem",
    "OpenKind",
    "OpenState",
    "Schedule",
    "Span",
    "WeekForm",
    "WeekRow",
    "WeekTable",
    "check_osm",
    "fresh_until",
    "is_round_the_clock",
    "open_state",
    "spans_from_text",
    "week_table",
]
