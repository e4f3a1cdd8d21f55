"""What the linter says about the wegwijzer of a page, and which of its warnings an editor let stand."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from knowledge.training.contacts import service_facts
from knowledge.training.flowchart.graph import Flowchart
from knowledge.training.flowchart.problems import Code, Problem, Severity
from knowledge.training.flowchart.validate import validate
from knowledge.training.handover import rule_problem

ADDRESS = re.compile(r"https?://[^\s/]|/[^/\s]")


def problems(chart: Flowchart) -> list[Problem]:
    """Every problem, with the help services and the help finder as they are now."""
    handovers = [
        Problem(Code.HANDOVER_RULE, node.id, message) for node in chart.nodes if (message := rule_problem(node))
    ]
    return [*validate(chart, service_facts()), *handovers, *_address_problems(chart)]


def _address_problems(chart: Flowchart) -> Iterator[Problem]:
    """Links that would lead nowhere, or do something else than lead somewhere."""
    links = [("", source.title, source.url) for source in chart.sources]
    links += [(node.id, file.title, file.url) for node in chart.nodes for file in node.attachments]
    for node_id, title, url in links:
        if not ADDRESS.match(url):
            message = _(
                "“%(title)s” heeft geen goed adres: begin met https:// of, voor een bestand op deze site, met /."
            )
            yield Problem(Code.BAD_ADDRESS, node_id, message % {"title": title or url or "…"})


def errors(found: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in found if problem.severity is Severity.ERROR]


def warning_keys(found: Iterable[Problem]) -> list[str]:
    """What names a warning from one day to the next: `code:node`."""
    return sorted({f"{problem.code}:{problem.node}" for problem in found if problem.severity is Severity.WARNING})
