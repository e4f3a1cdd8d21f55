"""Who can be reached when: how many services answer in each hour of a week, and where nobody does.

Pure: plain values in, plain values out. Hours are taken as the services give them, checked or not, in the local
time of Brussels; an hour counts when somebody is there at half past.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from helpdesk.opening_hours import BRUSSELS, Calendar
from helpdesk.opening_hours.clock import is_open
from helpdesk.opening_hours.phrases import DAYS
from helpdesk.triage.answers import Who
from helpdesk.triage.facts import ALL_THEMES, ContactFacts, ServiceFacts

HOURS = range(24)
AFTER_SCHOOL = range(16, 22)
CHANNEL_WORDS = {"phone": "telefoonlijn", "chat": "chat", "visit": "plek om langs te gaan"}
GAP_CHANNELS = ("phone", "chat")


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who looks for help; `age` is None where it is about a child of unknown age."""

    key: str
    words: str
    who: Who
    age: int | None = None

    def may_use(self, facts: ServiceFacts) -> bool:
        too_young = self.age is not None and facts.minimum_age is not None and self.age < facts.minimum_age
        too_old = self.age is not None and facts.maximum_age is not None and self.age > facts.maximum_age
        return self.who in facts.profile.serves and not too_young and not too_old


PERSONAS = (
    Persona("kind-9", "een kind van 9", Who.CHILD, 9),
    Persona("kind-12", "een kind van 12", Who.TEEN, 12),
    Persona("jongere-16", "een jongere van 16", Who.TEEN, 16),
    Persona("ouder", "een ouder", Who.PARENT),
    Persona("leerkracht", "een leerkracht", Who.SCHOOL),
    Persona("volwassene", "een volwassene van 40", Who.ADULT, 40),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """`names[day][hour]`: the services that answer then, Monday and midnight first."""

    names: tuple[tuple[tuple[str, ...], ...], ...]

    def count(self, day: int, hour: int) -> int:
        return len(self.names[day][hour])

    def empty_days(self, hours: Iterable[int] = HOURS) -> list[int]:
        hours = tuple(hours)
        return [day for day in range(7) if not any(self.names[day][hour] for hour in hours)]


def _fits(facts: ServiceFacts, persona: Persona, theme: str) -> bool:
    about = not theme or theme in facts.themes or ALL_THEMES in facts.themes
    return about and not facts.is_paused and persona.may_use(facts)


@lru_cache(maxsize=8192)
def _open_hours(calendar: Calendar, monday: date) -> frozenset[tuple[int, int]]:
    return frozenset(
        (day, hour)
        for day in range(7)
        for hour in HOURS
        if is_open(calendar, datetime.combine(monday + timedelta(days=day), time(hour, 30), tzinfo=BRUSSELS))
    )


def cover(services: Iterable[ServiceFacts], persona: Persona, channel: str, theme: str, monday: date) -> Cover:
    """The week that begins on `monday`. An empty channel means any direct one, an empty theme any worry."""
    grid: list[list[list[str]]] = [[[] for _hour in HOURS] for _day in range(7)]
    for facts in services:
        if not _fits(facts, persona, theme):
            continue
        ways = [way for way in facts.direct_contacts if not channel or way.channel == channel]
        opened = frozenset[tuple[int, int]]().union(*(_way_hours(way, monday) for way in ways))
        for day, hour in opened:
            grid[day][hour].append(facts.name)
    return Cover(tuple(tuple(tuple(sorted(names)) for names in row) for row in grid))


def _way_hours(way: ContactFacts, monday: date) -> frozenset[tuple[int, int]]:
    if way.staffed_by_law:
        return frozenset((day, hour) for day in range(7) for hour in HOURS)
    return _open_hours(way.calendar, monday)


def gaps(services: Sequence[ServiceFacts], theme: str, monday: date) -> list[str]:
    """Days on which somebody finds nobody, as sentences: the whole day, or else the hours after school."""
    found = []
    for persona in PERSONAS:
        for channel in GAP_CHANNELS:
            week = cover(services, persona, channel, theme, monday)
            whole = week.empty_days()
            if whole:
                found.append(f"Geen {CHANNEL_WORDS[channel]} open {_on(whole)} voor {persona.words}.")
            evening = [day for day in week.empty_days(AFTER_SCHOOL) if day not in whole]
            if evening:
                told = f"{_on(evening)} tussen {AFTER_SCHOOL.start} en {AFTER_SCHOOL.stop} u"
                found.append(f"Geen {CHANNEL_WORDS[channel]} open {told} voor {persona.words}.")
    return found


def _on(days: list[int]) -> str:
    if len(days) == 7:
        return "van maandag tot zondag"
    *most, last = [DAYS[day] for day in days]
    return f"op {', '.join(most)} en {last}" if most else f"op {last}"
