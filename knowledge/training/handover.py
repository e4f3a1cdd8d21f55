"""A hand-over by rule: the help finder looks up who helps, with answers that the writer of a step gave beforehand."""

from urllib.parse import parse_qsl, urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from helpdesk.triage.answers import YOUNG
from helpdesk.triage.flow import Reading, read_answers
from helpdesk.triage.questions import WHO_LABELS, Key, what_label, whats_for
from knowledge.training.flowchart.graph import Kind, Node

_KEYS = {Key.WHO.value, Key.WHAT.value}


def rule_problem(node: Node) -> str:
    """Why this hand-over leads to nobody, in Dutch; empty when it does or when the step is none."""
    if node.kind is not Kind.HANDOVER:
        return ""
    if not node.rule:
        return "" if node.services else _("“%(title)s” geeft door aan niemand: kies een hulpdienst.") % _title(node)
    reading, unknown = _read(node.rule)
    if unknown or not reading.answers.who or reading.problems or _is_half_read(node.rule, reading):
        message = _("“%(title)s” zoekt hulp met “%(rule)s”, maar dat verstaat de hulpzoeker niet.")
        return message % {**_title(node), "rule": node.rule}
    return ""


def finder_address(node: Node) -> str:
    """Where the hand-over leads; empty without a rule. Answers of a child never stand in an address: it starts anew."""
    if node.kind is not Kind.HANDOVER or not node.rule:
        return ""
    reading, _unknown = _read(node.rule)
    address = reverse("help_finder")
    if reading.answers.who is None or reading.answers.who in YOUNG:
        return address
    return f"{address}?{urlencode(_pairs(node.rule))}"


def rule_choices() -> list[dict[str, str]]:
    """Every rule with its words, for who writes a wegwijzer."""
    return [
        {"value": urlencode({"who": who.value, "what": what.value}), "label": f"{label}: {what_label(who, what)}"}
        for who, (label, _hint) in WHO_LABELS.items()
        for what in whats_for(who)
    ]


def _title(node: Node) -> dict[str, str]:
    return {"title": node.title or node.id}


def _pairs(rule: str) -> dict[str, str]:
    return dict(parse_qsl(rule, keep_blank_values=True))


def _read(rule: str) -> tuple[Reading, set[str]]:
    pairs = _pairs(rule)
    return read_answers(pairs), pairs.keys() - _KEYS


def _is_half_read(rule: str, reading: Reading) -> bool:
    return "what" in _pairs(rule) and reading.answers.what is None
