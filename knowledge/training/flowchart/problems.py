"""What can be wrong with a wegwijzer, in one form for the readers, the checks, the editor and the shell."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error blocks publication; a warning asks the editor for a reason."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Stable names of problems. `GRAPH_CODES` are those of the command line, the rest is for editors."""

    NO_START = "no-start"
    DEAD_END = "dead-end"
    UNREACHABLE = "unreachable"
    ENDLESS_LOOP = "endless-loop"
    DUPLICATE_ANSWER = "duplicate-answer"
    UNKNOWN_TARGET = "unknown-target"
    SYNTAX = "syntax"
    NO_REACHABLE_CONTACT = "no-reachable-contact"
    STALE_HANDOVER = "stale-handover"
    INACTIVE_HANDOVER = "inactive-handover"
    HANDOVER_RULE = "handover-rule"
    BAD_ADDRESS = "bad-address"
    NO_RED_FLAG_BOX = "no-red-flag-box"
    READING_LEVEL = "reading-level"
    TOO_LONG = "too-long"


GRAPH_CODES = frozenset(
    {
        Code.NO_START,
        Code.DEAD_END,
        Code.UNREACHABLE,
        Code.ENDLESS_LOOP,
        Code.DUPLICATE_ANSWER,
        Code.UNKNOWN_TARGET,
        Code.SYNTAX,
    }
)
_WARNINGS = frozenset({Code.STALE_HANDOVER, Code.READING_LEVEL, Code.TOO_LONG})


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `node` is a node id, or empty where the whole wegwijzer (or its text) is meant."""

    code: Code
    node: str
    message: str

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if self.code in _WARNINGS else Severity.ERROR


class FlowchartSyntaxError(ValueError):
    """The text is no wegwijzer; `problems` holds every place that could not be read, with its line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = tuple(problems)
