"""The fields of a wegwijzer that stand in Mermaid comments: `%% title: …` and `%% step.role: …`."""

import re
from typing import Any

from .graph import ID_PATTERN, SLUG_PATTERN, Attachment, Edge, Flowchart, Mode, Node, RedFlag, Source
from .mermaid_escape import unescape
from .problems import Code, Problem

_CHART_KEY = re.compile(r"%%\s*(?P<key>[a-z_]+)\s*:(?P<value>.*)", re.DOTALL)
_NODE_KEY = re.compile(rf"%%\s*(?P<node>{ID_PATTERN.pattern})\.(?P<key>[a-z_]+)\s*:(?P<value>.*)", re.DOTALL)
_NODE_FIELDS = frozenset({"text", "why", "role", "deadline", "services", "rule", "red_flag", "attachment"})
_TRUTHS = {"true": True, "ja": True, "false": False, "nee": False}


class CommentError(Exception):
    """A comment has a known key with a value that does not fit."""


class Comments:
    """Collects the fields; a comment without a known key is a remark of the writer and is left alone."""

    def __init__(self) -> None:
        self.title = ""
        self._chart: dict[str, Any] = {}
        self._red_flag: dict[str, Any] = {}
        self._sources: list[Source] = []
        self._nodes: dict[str, dict[str, Any]] = {}
        self._lines: dict[tuple[str, str], int] = {}

    def read(self, comment: str, line: int) -> None:
        node_match = _NODE_KEY.match(comment)
        chart_match = _CHART_KEY.match(comment)
        if node_match:
            self._lines[node_match["node"], node_match["key"]] = line
            value = _node_value(node_match["key"], node_match["value"].strip())
            fields = self._nodes.setdefault(node_match["node"], {})
            if node_match["key"] == "attachment":
                fields["attachments"] = (*fields.get("attachments", ()), value)
            else:
                fields[node_match["key"]] = value
        elif chart_match:
            self._read_chart_field(chart_match["key"], chart_match["value"].strip())

    def strangers(self, node_ids: set[str]) -> list[Problem]:
        """Fields of a step that does not exist, unknown fields of one that does: a slip would lose text."""
        wrong = []
        for (node_id, key), line in self._lines.items():
            if key in _NODE_FIELDS and node_id not in node_ids:
                wrong.append(f"regel {line}: “{node_id}” is geen stap in deze wegwijzer.")
            elif key not in _NODE_FIELDS and node_id in node_ids:
                wrong.append(f"regel {line}: een stap heeft geen veld “{key}”.")
        return [Problem(Code.SYNTAX, "", message) for message in wrong]

    def build(self, nodes: list[Node], edges: list[Edge]) -> Flowchart:
        """The chart of these nodes and edges, all fields filled in; only when `strangers` found nothing."""
        full = tuple(Node(node.id, node.kind, node.title, **self._nodes.get(node.id, {})) for node in nodes)
        fields = {"title": self.title, **self._chart}
        red_flag = RedFlag(**self._red_flag)
        return Flowchart(**fields, red_flag=red_flag, nodes=full, edges=tuple(edges), sources=tuple(self._sources))

    def _read_chart_field(self, key: str, value: str) -> None:
        if key in {"title", "summary", "start"}:
            self._chart[key] = unescape(value)
        elif key in {"audience", "contexts"}:
            self._chart[key] = _slugs(value)
        elif key == "mode":
            self._chart[key] = _mode(value)
        elif key == "version":
            self._chart[key] = _number(value)
        elif key == "source":
            self._sources.append(_source(value))
        elif key in {"red_flag_title", "red_flag_text"}:
            self._red_flag[key.removeprefix("red_flag_")] = unescape(value)
        elif key == "red_flag_services":
            self._red_flag["services"] = _slugs(value)


def _node_value(key: str, value: str) -> Any:
    if key == "services":
        return _slugs(value)
    if key == "attachment":
        return _attachment(value)
    if key == "red_flag":
        if value.casefold() not in _TRUTHS:
            raise CommentError("red_flag is true of false.")
        return _TRUTHS[value.casefold()]
    return unescape(value)


def _slugs(value: str) -> tuple[str, ...]:
    slugs = tuple(part.strip() for part in value.split(",") if part.strip())
    for slug in slugs:
        if not SLUG_PATTERN.fullmatch(slug):
            raise CommentError(f"“{slug}” is geen korte naam (kleine letters, cijfers en -).")
    return slugs


def _mode(value: str) -> Mode:
    if value not in list(Mode):
        raise CommentError(f"mode is {' of '.join(Mode)}.")
    return Mode(value)


def _number(value: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise CommentError("version is een geheel getal.")
    return int(value)


def _attachment(value: str) -> Attachment:
    parts = [unescape(part.strip()) for part in value.split("|")]
    if len(parts) != 2:
        raise CommentError("een attachment is: titel | adres.")
    return Attachment(*parts)


def _source(value: str) -> Source:
    parts = [unescape(part.strip()) for part in value.split("|")]
    if len(parts) not in {2, 3}:
        raise CommentError("een source is: titel | adres | datum.")
    return Source(*parts)
