"""A wegwijzer as Mermaid text: a subset of `flowchart TD`, easy to write by hand, that loses nothing.

    flowchart TD
    %% title: Iemand wordt gepest
    %% audience: school
    %% red_flag_title: Is er nu gevaar?
    %% red_flag_services: noodnummer, politie
    %% source: Titel | https://voorbeeld.be/ | 2024-01

    vraag{"Is het nu veilig?"}
    %% vraag.why: Eerst zorgen we dat niemand gevaar loopt.
    praat["Praat met het kind"]
    %% praat.role: leerkracht
    %% praat.deadline: vandaag
    bel>"Bel 112"]
    klaar(["Je volgt het op"])
    %% klaar.services: awel

    vraag -->|ja| praat
    vraag -->|nee| bel
    praat --> klaar
    bel --> klaar

Shapes: `{…}` question, `[…]` action, `(…)` information, `>…]` warning, `[[…]]` hand-over to help, `([…])`
outcome. Arrows: `-->`, with an answer as `-->|ja|`. What Mermaid has no place for stands in comments:
`%% key: value` for the whole (title, summary, audience, contexts, mode, version, start, red_flag_title,
red_flag_text, red_flag_services, and a `source` for each source: title | address | date) and
`%% id.key: value` for a node (text, why, role, deadline, services, rule, red_flag: true). Lists have commas.
Escapes: see `mermaid_escape`.

Reading is more tolerant than writing. It takes `graph` and every direction, front matter, labels without
quotes, `A -- ja --> B`, `-.->`, `==>`, chains, `&`, semicolons, `:::class`, subgraphs (their steps are read,
the frame is dropped), and skips classDef, class, style, linkStyle, click, direction and other comments. An id
that is only pointed at was forgotten (`unknown-target`); one that leads on without ever having a shape is an
action with its id as title. Other shapes, lines without a head and a second, different text for an id are
errors.
"""

import re
from collections.abc import Iterator

from .graph import Edge, Flowchart, Node, is_node_id
from .mermaid_escape import escape, escape_comment
from .mermaid_reader import SHAPES, read

_PLAIN_ANSWER = re.compile(r"[^\W_](?:[\w ,’'-]*[^\W_])?")


def dumps(chart: Flowchart) -> str:
    """The chart as text; `loads` gives an equal chart. ValueError where an arrow names an impossible id."""
    blocks = [["flowchart TD", *_chart_lines(chart)]]
    blocks += [list(_node_lines(node)) for node in chart.nodes]
    blocks += [[_edge_line(edge) for edge in chart.edges]]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def loads(text: str) -> Flowchart:
    """Read Mermaid text. Raises FlowchartSyntaxError with every line that could not be read."""
    return read(text)


def _chart_lines(chart: Flowchart) -> Iterator[str]:
    fields = {
        "title": chart.title,
        "summary": chart.summary,
        "audience": ", ".join(chart.audience),
        "contexts": ", ".join(chart.contexts),
        "mode": chart.mode.value,
        "version": str(chart.version),
        "start": chart.start,
        "red_flag_title": chart.red_flag.title,
        "red_flag_text": chart.red_flag.text,
        "red_flag_services": ", ".join(chart.red_flag.services),
    }
    for key, value in fields.items():
        if value:
            yield f"%% {key}: {escape_comment(value)}"
    for source in chart.sources:
        yield f"%% source: {_parts(source.title, source.url, source.date)}"


def _parts(*parts: str) -> str:
    return " | ".join(escape_comment(part).replace("|", "#124;") for part in parts)


def _node_lines(node: Node) -> Iterator[str]:
    opening, closing = SHAPES[node.kind]
    yield f'{node.id}{opening}"{escape(node.title)}"{closing}'
    fields = {
        "text": node.text,
        "why": node.why,
        "role": node.role,
        "deadline": node.deadline,
        "services": ", ".join(node.services),
        "rule": node.rule,
        "red_flag": "true" if node.red_flag else "",
    }
    for key, value in fields.items():
        if value:
            yield f"%% {node.id}.{key}: {escape_comment(value)}"
    for file in node.attachments:
        yield f"%% {node.id}.attachment: {_parts(file.title, file.url)}"


def _edge_line(edge: Edge) -> str:
    for end in (edge.source, edge.target):
        if not is_node_id(end):
            raise ValueError(f"Een pijl wijst naar “{end}”, en dat kan geen naam van een stap zijn.")
    if not edge.answer:
        return f"{edge.source} --> {edge.target}"
    plain = _PLAIN_ANSWER.fullmatch(edge.answer)
    answer = edge.answer if plain else f'"{escape(edge.answer)}"'
    return f"{edge.source} -->|{answer}| {edge.target}"
