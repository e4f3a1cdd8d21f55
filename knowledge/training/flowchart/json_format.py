"""A wegwijzer as JSON: what the API gives, and the exact copy that another system can send back."""

import json
from collections.abc import Callable
from typing import Any

from .graph import SLUG_PATTERN, Attachment, Edge, Flowchart, Kind, Mode, Node, RedFlag, Source
from .overlay import Variant
from .problems import Code, FlowchartSyntaxError, Problem

FORMAT_VERSION = 1

# Reads one value: (value, the place in words, where problems go) -> the value, or None if it cannot be used.
type _Reader = Callable[[Any, str, list[str]], Any]

_KIND_NAMES = {
    str: "een tekst",
    int: "een geheel getal",
    bool: "true of false",
    list: "een lijst",
    dict: "een object",
    float: "een kommagetal",
    type(None): "null",
}


def to_dict(chart: Flowchart) -> dict[str, Any]:
    """The chart as plain values. Empty fields are left out, except title, nodes and edges."""
    found = {
        "format_version": FORMAT_VERSION,
        "title": chart.title,
        "summary": chart.summary,
        "audience": list(chart.audience),
        "contexts": list(chart.contexts),
        "mode": chart.mode.value,
        "version": chart.version,
        "start": chart.start,
        "red_flag": _red_flag_to_dict(chart.red_flag),
        "nodes": [_node_to_dict(node) for node in chart.nodes],
        "edges": [_edge_to_dict(edge) for edge in chart.edges],
        "sources": [_source_to_dict(source) for source in chart.sources],
    }
    return _without_empty(found, "title", "nodes", "edges")


def dumps(chart: Flowchart) -> str:
    """`to_dict` as indented JSON text with a final newline."""
    return json.dumps(to_dict(chart), ensure_ascii=False, indent=2) + "\n"


def loads(text: str) -> Flowchart:
    """Read what `dumps` wrote. Raises FlowchartSyntaxError with everything that is wrong, in Dutch."""
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        message = f"regel {error.lineno}: dit is geen geldige JSON (teken {error.colno})."
        raise FlowchartSyntaxError([Problem(Code.SYNTAX, "", message)]) from error
    except RecursionError as error:
        raise FlowchartSyntaxError([Problem(Code.SYNTAX, "", "De JSON is te diep genest.")]) from error
    except ValueError as error:
        raise FlowchartSyntaxError([Problem(Code.SYNTAX, "", "De JSON bevat een veel te groot getal.")]) from error
    return from_dict(data)


def from_dict(data: Any) -> Flowchart:
    """Read what `to_dict` gave. FlowchartSyntaxError on unknown fields, wrong types, double or bad ids."""
    wrong: list[str] = []
    fields = _object(data, "De wegwijzer", wrong, _CHART_FIELDS, required=("nodes", "edges"))
    version = fields.pop("format_version", FORMAT_VERSION)
    if version != FORMAT_VERSION:
        wrong.append(f"“format_version” {version} kennen we niet; wij lezen versie {FORMAT_VERSION}.")
    ids = [node.id for node in fields.get("nodes", ())]
    wrong += [f"De stap “{node_id}” staat er twee keer." for node_id in sorted({i for i in ids if ids.count(i) > 1})]
    if wrong:
        raise FlowchartSyntaxError([Problem(Code.SYNTAX, "", message) for message in wrong])
    return Flowchart(**fields)


def variant_to_dict(variant: Variant) -> dict[str, Any]:
    """A variant of a core procedure as plain values."""
    found = {
        "context": variant.context,
        "title": variant.title,
        "nodes": [_node_to_dict(node) for node in variant.nodes],
        "removed": list(variant.removed),
        "edges": [_edge_to_dict(edge) for edge in variant.edges],
        "ends": list(variant.ends),
        "start": variant.start,
        "red_flag": None if variant.red_flag is None else _red_flag_to_dict(variant.red_flag),
        "sources": [_source_to_dict(source) for source in variant.sources],
    }
    kept = ("context",) if variant.red_flag is None else ("context", "red_flag")
    return _without_empty(found, *kept)


def variant_from_dict(data: Any) -> Variant:
    """Read what `variant_to_dict` gave. Raises FlowchartSyntaxError."""
    wrong: list[str] = []
    variant: Variant | None = _VARIANT(data, "De variant", wrong)
    if variant is None:
        raise FlowchartSyntaxError([Problem(Code.SYNTAX, "", message) for message in wrong])
    return variant


def _node_to_dict(node: Node) -> dict[str, Any]:
    found = {
        "id": node.id,
        "kind": node.kind.value,
        "title": node.title,
        "text": node.text,
        "why": node.why,
        "role": node.role,
        "deadline": node.deadline,
        "services": list(node.services),
        "rule": node.rule,
        "red_flag": node.red_flag,
        "attachments": [{"title": file.title, "url": file.url} for file in node.attachments],
    }
    return _without_empty(found, "title")


def _red_flag_to_dict(red_flag: RedFlag) -> dict[str, Any]:
    return _without_empty({"title": red_flag.title, "text": red_flag.text, "services": list(red_flag.services)})


def _source_to_dict(source: Source) -> dict[str, Any]:
    return _without_empty({"title": source.title, "url": source.url, "date": source.date}, "title", "url")


def _edge_to_dict(edge: Edge) -> dict[str, Any]:
    return _without_empty({"source": edge.source, "target": edge.target, "answer": edge.answer}, "source", "target")


def _without_empty(fields: dict[str, Any], *kept: str) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value or name in kept}


def _wrong_type(value: Any, wanted: type, where: str) -> str:
    return f"{where} moet {_KIND_NAMES[wanted]} zijn, niet {_KIND_NAMES.get(type(value), 'iets anders')}."


def _plain(wanted: type) -> _Reader:
    def read(value: Any, where: str, wrong: list[str]) -> Any:
        if type(value) is wanted:
            return value
        wrong.append(_wrong_type(value, wanted, where))
        return None

    return read


def _choice(enum: type[Kind] | type[Mode]) -> _Reader:
    def read(value: Any, where: str, wrong: list[str]) -> Any:
        names = [member.value for member in enum]
        if value in names:
            return enum(value)
        wrong.append(f"{where} moet een van deze woorden zijn: {', '.join(names)}.")
        return None

    return read


def _list_of(read_item: _Reader) -> _Reader:
    def read(value: Any, where: str, wrong: list[str]) -> Any:
        if not isinstance(value, list):
            wrong.append(_wrong_type(value, list, where))
            return None
        items = [read_item(item, f"{where}, nummer {number}", wrong) for number, item in enumerate(value, start=1)]
        return tuple(item for item in items if item is not None)

    return read


def _slug(value: Any, where: str, wrong: list[str]) -> Any:
    if isinstance(value, str) and not SLUG_PATTERN.fullmatch(value):
        wrong.append(f"{where}: “{value}” is geen korte naam (kleine letters, cijfers en -).")
        return None
    return _text(value, where, wrong)


def _record(cls: type, fields: dict[str, _Reader], *required: str) -> _Reader:
    def read(value: Any, where: str, wrong: list[str]) -> Any:
        before = len(wrong)
        found = _object(value, where, wrong, fields, required=required)
        if len(wrong) > before:
            return None
        try:
            return cls(**found)
        except ValueError as error:
            wrong.append(f"{where}: {error}")
            return None

    return read


def _object(
    value: Any, where: str, wrong: list[str], fields: dict[str, _Reader], *, required: tuple[str, ...]
) -> dict[str, Any]:
    if not isinstance(value, dict):
        wrong.append(_wrong_type(value, dict, where))
        return {}
    wrong += [f"{where}: het veld “{name}” kennen we niet." for name in value if name not in fields]
    wrong += [f"{where}: het veld “{name}” ontbreekt." for name in required if name not in value]
    read = {name: fields[name](value[name], f"{where}, “{name}”", wrong) for name in value if name in fields}
    return {name: item for name, item in read.items() if item is not None}


_text = _plain(str)
_slugs = _list_of(_slug)

_NODE_FIELDS: dict[str, _Reader] = {
    "id": _text,
    "kind": _choice(Kind),
    "title": _text,
    "text": _text,
    "why": _text,
    "role": _text,
    "deadline": _text,
    "services": _slugs,
    "rule": _text,
    "red_flag": _plain(bool),
    "attachments": _list_of(_record(Attachment, {"title": _text, "url": _text}, "title", "url")),
}
_EDGE_FIELDS: dict[str, _Reader] = {"source": _text, "target": _text, "answer": _text}
_SOURCE_FIELDS: dict[str, _Reader] = {"title": _text, "url": _text, "date": _text}
_RED_FLAG_FIELDS: dict[str, _Reader] = {"title": _text, "text": _text, "services": _slugs}
_NODES = _list_of(_record(Node, _NODE_FIELDS, "id", "kind", "title"))
_EDGES = _list_of(_record(Edge, _EDGE_FIELDS, "source", "target"))
_RED_FLAG = _record(RedFlag, _RED_FLAG_FIELDS)
_SOURCES = _list_of(_record(Source, _SOURCE_FIELDS, "title", "url"))
_VARIANT = _record(
    Variant,
    {
        "context": _slug,
        "title": _text,
        "nodes": _NODES,
        "removed": _list_of(_text),
        "edges": _EDGES,
        "ends": _list_of(_text),
        "start": _text,
        "red_flag": _RED_FLAG,
        "sources": _SOURCES,
    },
    "context",
)
_CHART_FIELDS: dict[str, _Reader] = {
    "format_version": _plain(int),
    "title": _text,
    "summary": _text,
    "audience": _slugs,
    "contexts": _slugs,
    "mode": _choice(Mode),
    "red_flag": _RED_FLAG,
    "nodes": _NODES,
    "edges": _EDGES,
    "sources": _SOURCES,
    "start": _text,
    "version": _plain(int),
}
