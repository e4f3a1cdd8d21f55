"""What the linter says about the wegwijzer of a page, and which of its warnings an editor let stand."""

from collections.abc import Iterable

from knowledge.training.contacts import service_facts
from knowledge.training.flowchart.graph import Flowchart
from knowledge.training.flowchart.problems import Problem, Severity
from knowledge.training.flowchart.validate import validate


def problems(chart: Flowchart) -> list[Problem]:
    """Every problem, with the help services as they are listed now."""
    return validate(chart, service_facts())


def errors(found: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in found if problem.severity is Severity.ERROR]


def warning_keys(found: Iterable[Problem]) -> list[str]:
    """What names a warning from one day to the next: `code:node`."""
    return sorted({f"{problem.code}:{problem.node}" for problem in found if problem.severity is Severity.WARNING})
