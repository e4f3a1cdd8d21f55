"""What somebody answered: the keys used in code, addresses, the API and tools, and whom an answer stands
for.
"""

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    CHILD = "kind"
    TEEN = "jongere"
    PARENT = "ouder"
    SCHOOL = "school"
    SPORT = "sport"
    YOUTH_WORK = "jeugdwerk"
    WORK = "werk"
    FRIEND = "vriend"
    ADULT = "volwassene"


class What(StrEnum):
    BULLIED = "gepest"
    ONLINE = "online"
    NUDES = "naaktbeelden"
    VIOLENCE = "geweld"
    BULLYING = "ik-pest"
    WITNESS = "getuige"
    DARK_THOUGHTS = "donkere-gedachten"
    DISCRIMINATION = "discriminatie"
    AT_WORK = "werk"
    UNSURE = "weet-niet"


YOUNG = frozenset({Who.CHILD, Who.TEEN})
CLUBS = frozenset({Who.SPORT, Who.YOUTH_WORK})
EVERYONE = frozenset(Who)
EVERYTHING = frozenset(What)

RED_FLAGS = frozenset({What.NUDES, What.VIOLENCE, What.DARK_THOUGHTS})
"""Worries with which danger is named before anything else."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers so far. `place` is what was typed: a postal code, NIS code or name; "" means skipped,
    None not asked yet. The finder treats both the same.
    """

    who: Who | None = None
    what: What | None = None
    place: str | None = None

    @property
    def is_private(self) -> bool:
        """Whether these answers are those of a child or teenager, or may become them: before somebody said
        who they are, nothing may be written down either. They travel in the body of a form only.
        """
        return self.who is None or self.who in YOUNG
