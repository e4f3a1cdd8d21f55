"""The regular week as a coordinator fills it in, and its translation from and to OpenStreetMap syntax.

Only what the form can show is translated: days with one or more spans, public holidays and school holidays
closed or not, day and night. Everything else (months, weeks of the year, sunset) stays text and is edited
as text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from helpdesk.opening_hours.clock import span_as_osm
from helpdesk.opening_hours.hours import HoursProblem, Span
from helpdesk.opening_hours.phrases import DAYS

OSM_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY_AND_NIGHT = "24/7"
LATEST_NIGHT_END = time(6, 0)

type Week = tuple[tuple[Span, ...], ...]

_DAY = "|".join(OSM_DAYS)
_RULE = re.compile(rf"^(?P<days>(?:{_DAY})(?:[-,](?:{_DAY}))*)?\s*(?P<times>off|closed|[\d:,\-\s]+)$")
_SPAN = re.compile(r"^(\d{2}):(\d{2})\s*-\s*(\d{2}):(\d{2})$")
_TYPED_SPAN = re.compile(r"^(\d{1,2})(?:[:.u](\d{2}))?u?(?:-|tot)(\d{1,2})(?:[:.u](\d{2}))?u?$")
_HOLIDAYS = {
    "PH off": (True, False),
    "SH off": (False, True),
    "PH,SH off": (True, True),
    "SH,PH off": (True, True),
}


def _span(opens_h: str, opens_m: str | None, closes_h: str, closes_m: str | None) -> Span:
    closes = (int(closes_h), int(closes_m or 0))
    return Span(time(int(opens_h), int(opens_m or 0)), time(0, 0) if closes == (24, 0) else time(*closes))


def spans_from_text(day: str, text: str) -> tuple[Span, ...]:
    """What somebody typed for one day: empty or `gesloten`, or spans as `16:00-22:00`, `9.30-12, 13u tot
    17u30`.

    Raises `HoursProblem` with the day named. `tot 24` and `tot 0` both mean midnight.
    """
    compact = re.sub(r"\s+", "", text.lower())
    if compact in {"", "gesloten", "dicht", "toe"}:
        return ()
    spans: list[Span] = []
    for part in re.split(r"[,;]|en", compact):
        match = _TYPED_SPAN.match(part)
        if match is None:
            raise HoursProblem(
                f"{day.capitalize()}: schrijf uren als 16:00-22:00, meer dan één keer met een komma ertussen."
            )
        try:
            spans.append(_span(*match.groups()))
        except ValueError as error:
            raise HoursProblem(f"{day.capitalize()}: “{part}” is geen bestaand uur.") from error
    return tuple(spans)


def _span_problem(span: Span) -> str | None:
    if span.closes == span.opens != time(0, 0):
        return "beginuur en einduur zijn gelijk"
    if span.crosses_midnight and (span.opens < time(12, 0) or span.closes > LATEST_NIGHT_END):
        return "einduur ligt voor beginuur (na middernacht kan tot 6 u, als het na 12 u begint)"
    return None


def _day_problems(spans: tuple[Span, ...]) -> list[str]:
    found = [problem for span in spans if (problem := _span_problem(span))]
    if found:
        return found
    for earlier, later in pairwise(spans):
        if earlier.closes <= earlier.opens or later.opens < earlier.closes:
            return ["de uren overlappen of staan niet in volgorde"]
    return []


@dataclass(frozen=True, slots=True)
class WeekForm:
    """Seven days from Monday on; a day without spans is closed. With `day_and_night` the days are empty."""

    days: Week = ((),) * 7
    closed_on_public_holidays: bool = False
    closed_in_school_holidays: bool = False
    day_and_night: bool = False

    def problems(self) -> tuple[str, ...]:
        """What keeps these hours from being saved, in Dutch, each with its day named."""
        found = [
            f"{name.capitalize()}: {problem}."
            for name, spans in zip(DAYS, self.days, strict=True)
            for problem in _day_problems(spans)
        ]
        if self.day_and_night and any(self.days):
            found.append("Kies dag en nacht, of vul uren per dag in, niet allebei.")
        if not self.day_and_night and not any(self.days):
            found.append("Vul voor minstens één dag uren in.")
        return tuple(found)

    def to_osm(self) -> str:
        """The OpenStreetMap string; equal days share a rule. Raises `HoursProblem` while there are
        problems.
        """
        if problems := self.problems():
            raise HoursProblem(" ".join(problems))
        rules = [DAY_AND_NIGHT] if self.day_and_night else _day_rules(self.days)
        if self.closed_on_public_holidays:
            rules.append("PH off")
        if self.closed_in_school_holidays:
            rules.append("SH off")
        return "; ".join(rules)

    @classmethod
    def from_osm(cls, osm: str) -> "WeekForm | None":
        """The form for a string, or None where the form cannot express it without loss."""
        days: list[tuple[Span, ...]] = [()] * 7
        on_public = in_school = day_and_night = False
        for rule in (part.strip() for part in osm.split(";")):
            if (holidays := _HOLIDAYS.get(re.sub(r"\s*,\s*", ",", rule))) is not None:
                on_public, in_school = on_public or holidays[0], in_school or holidays[1]
            elif on_public or in_school:
                return None  # a day rule after the holidays would open them again
            elif rule == DAY_AND_NIGHT:
                day_and_night, days = True, [()] * 7
            elif (parsed := _parse_rule(rule)) is not None and not day_and_night:
                for day in parsed[0]:
                    days[day] = parsed[1]
            else:
                return None
        form = cls(tuple(days), on_public, in_school, day_and_night)
        return None if form.problems() else form


def _parse_rule(rule: str) -> tuple[list[int], tuple[Span, ...]] | None:
    match = _RULE.match(rule)
    if match is None:
        return None
    days = _parse_days(match["days"]) if match["days"] else list(range(7))
    if match["times"] in {"off", "closed"}:
        return days, ()
    spans = _parse_spans(match["times"])
    return None if spans is None else (days, spans)


def _parse_spans(text: str) -> tuple[Span, ...] | None:
    matches = [_SPAN.match(part.strip()) for part in text.split(",")]
    try:
        spans = [_span(*match.groups()) for match in matches if match]
    except ValueError:
        return None  # 26:00 for two o'clock in the night: only as text
    return tuple(sorted(spans, key=lambda span: span.opens)) if len(spans) == len(matches) else None


def _parse_days(text: str) -> list[int]:
    days: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        start, end = OSM_DAYS.index(first), OSM_DAYS.index(last or first)
        days += [day % 7 for day in range(start, end + (7 if end < start else 0) + 1)]
    return days


def _day_rules(week: Week) -> list[str]:
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(week):
        if spans:
            groups.setdefault(spans, []).append(day)
    return [
        f"{','.join(_runs_as_osm(days))} {','.join(span_as_osm(span) for span in spans)}"
        for spans, days in groups.items()
    ]


def runs(days: Iterable[int]) -> list[tuple[int, int]]:
    """Consecutive numbers taken together: 0, 1, 3 becomes (0, 1), (3, 3)."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _runs_as_osm(days: Iterable[int]) -> list[str]:
    return [OSM_DAYS[first] if first == last else f"{OSM_DAYS[first]}-{OSM_DAYS[last]}" for first, last in runs(days)]
