"""The shape of a match rule, and what it can ask of a profile."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from helpdesk.triage.answers import What, Who
from helpdesk.triage.facts import ALL_THEMES, THEMES, Profile

type Predicate = Callable[[Profile], bool]


class Group(IntEnum):
    """Reachability decides inside a group, never between groups."""

    DESIGNATED = 1  # made for this worry, or given the task by law: first, even when it opens only tomorrow
    FITTING = 2  # knows this worry or these people well
    OUTSIDE = 3  # one of the two above, but works elsewhere in the country (never set by a rule)
    BROAD = 4  # can help, is not specialised
    SAFETY_NET = 5  # always there when nothing else is


@dataclass(frozen=True, slots=True)
class MatchRule:
    key: str
    who: frozenset[Who]
    what: frozenset[What]
    holds: Predicate
    group: Group
    order: int
    reason: str


def _known(themes: tuple[str, ...]) -> frozenset[str]:
    if unknown := set(themes) - THEMES:
        raise ValueError(f"No listing can have these themes: {unknown}")
    return frozenset(themes)


def has_theme(*themes: str) -> Predicate:
    wanted = _known(themes)
    return lambda profile: not wanted.isdisjoint(profile.themes)


def has_themes(*themes: str) -> Predicate:
    wanted = _known(themes)
    return lambda profile: wanted <= profile.themes


def knows(*themes: str) -> Predicate:
    """Knows one of these wherever it happens; a service of a school, club or workplace has its own rules."""
    wanted, contexts = _known(themes), _known(("school", "sport", "jeugdwerk", "werk"))
    return lambda profile: not wanted.isdisjoint(profile.themes) and contexts.isdisjoint(profile.themes)


def listens_to_young(profile: Profile) -> bool:
    """Listens to everything, and is there for children and teenagers only."""
    return ALL_THEMES in profile.themes and profile.audiences <= {"kind", "jongere", "leerling"}


def is_young_line(profile: Profile) -> bool:
    return listens_to_young(profile) and profile.has_line


def listens(profile: Profile) -> bool:
    return ALL_THEMES in profile.themes


def listens_to_adults(profile: Profile) -> bool:
    return listens(profile) and not profile.audiences.isdisjoint({"volwassene", "iedereen"})


def is_child_line_day_and_night(profile: Profile) -> bool:
    return profile.never_closes and bool(profile.audiences & {"kind", "jongere"}) and not profile.is_emergency
