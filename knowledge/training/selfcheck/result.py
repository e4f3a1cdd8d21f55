"""From answers to strengths and next steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.training.selfcheck.statements import Kind, Phase, Statement, statements_for

MOST_STEPS = 5


class Answer(StrEnum):
    YES = "ja"
    PARTLY = "deels"
    NO = "nee"

    @property
    def points(self) -> int:
        return {"ja": 2, "deels": 1, "nee": 0}[self]


@dataclass(frozen=True, slots=True)
class PhaseResult:
    """`share` is from 0 to 100."""

    phase: Phase
    share: int

    @property
    def words(self) -> str:
        if self.share >= 75:
            return "Sterk"
        return "Op weg" if self.share >= 40 else "Hier begin je"


@dataclass(frozen=True, slots=True)
class Result:
    """`steps`: what is missing first, from prevention to follow-up, then what is half there; at most five."""

    kind: Kind
    phases: tuple[PhaseResult, ...]
    strengths: tuple[Statement, ...]
    steps: tuple[Statement, ...]


def evaluate(kind: Kind, answers: Mapping[str, Answer]) -> Result:
    """Every statement of the kind needs an answer; a missing one raises KeyError."""
    asked = statements_for(kind)
    missing = [one for one in asked if answers[one.key] is Answer.NO]
    partly = [one for one in asked if answers[one.key] is Answer.PARTLY]
    return Result(
        kind=kind,
        phases=tuple(PhaseResult(phase, _share(phase, asked, answers)) for phase in Phase),
        strengths=tuple(one for one in asked if answers[one.key] is Answer.YES),
        steps=tuple([*missing, *partly][:MOST_STEPS]),
    )


def _share(phase: Phase, asked: tuple[Statement, ...], answers: Mapping[str, Answer]) -> int:
    points = [answers[one.key].points for one in asked if one.phase is phase]
    return round(100 * sum(points) / (2 * len(points)))
