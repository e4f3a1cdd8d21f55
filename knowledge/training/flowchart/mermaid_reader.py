"""Reading Mermaid text: statements become nodes and arrows, comments fields. `mermaid` has the grammar."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from .graph import ID_PATTERN, RESERVED_IDS, Edge, Flowchart, Kind, Node
from .mermaid_comments import CommentError, Comments
from .mermaid_escape import unescape
from .problems import Code, FlowchartSyntaxError, Problem

SHAPES = {
    Kind.OUTCOME: ("([", "])"),
    Kind.HANDOVER: ("[[", "]]"),
    Kind.ACTION: ("[", "]"),
    Kind.QUESTION: ("{", "}"),
    Kind.INFORMATION: ("(", ")"),
    Kind.WARNING: (">", "]"),
}

_FOREIGN_SHAPES = ("[(", "[/", "[\\", "{{", "((", "@{")
_HEADER = re.compile(r"(?:flowchart|graph)(?:[ \t]+(?:TD|TB|BT|LR|RL))?[ \t]*(?=[;\n]|%%|$)")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<body>.*?\n)??---[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"[ \t\u00a0]+")
_BETWEEN = re.compile(r"[\s;]+")
_REST_OF_LINE = re.compile(r"[^\n]*")
_DIRECTIVE = re.compile(
    r"(?:classDef|class|style|linkStyle|click|direction|subgraph)(?=[ \t;\n]|$)|acc(?:Title|Descr)[ \t]*:"
)
_END = re.compile(r"end(?=[ \t;]*(?:\n|%%|$))")
_AND = re.compile(r"[ \t\u00a0]*&")
_CLASS = re.compile(r":::[\w-]+")
_ARROW = re.compile(r"(?:--+>|==+>|-\.+->)")
_ANSWER_ARROWS = (
    re.compile(r'--(?![->]|[ox]\s)[ \t]*(?P<text>"[^"\n]*"|[^\n]*?)[ \t]*--+>'),
    re.compile(r'==(?![=>])[ \t]*(?P<text>"[^"\n]*"|[^\n]*?)[ \t]*==+>'),
    re.compile(r'-\.(?![-.])[ \t]*(?P<text>"[^"\n]*"|[^\n]*?)[ \t]*\.+->'),
)
_ANSWER = re.compile(r'[ \t]*\|(?:[ \t]*"(?P<quoted>[^"]*)"[ \t]*|(?P<plain>[^|\n]*))\|')
_HEADLESS = re.compile(r"[<ox]?(?:--|==|-\.|~~~)")


class _LineError(Exception):
    """This line cannot be read; reading goes on with the next."""


@dataclass
class _Found:
    """What was read so far. A title of None: the id was named without a shape."""

    titles: dict[str, tuple[Kind, str] | None] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    # Ids that stand alone on a line, or from which an arrow leaves: these are steps even without a shape.
    meant: set[str] = field(default_factory=set)

    def name(self, node_id: str, shape: tuple[Kind, str] | None) -> None:
        known = self.titles.setdefault(node_id, shape)
        if shape is not None and known is not None and known != shape:
            raise _LineError(f"de stap “{node_id}” staat er al, met een andere tekst of vorm.")
        if shape is not None:
            self.titles[node_id] = shape

    def nodes(self) -> list[Node]:
        shaped = {node_id: shape or (Kind.ACTION, node_id) for node_id, shape in self.titles.items()}
        return [
            Node(node_id, kind, title)
            for node_id, (kind, title) in shaped.items()
            if self.titles[node_id] is not None or node_id in self.meant
        ]


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n") + "\n"
        self.position = 0
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self.found = _Found()
        self.comments = Comments()
        self.problems: list[Problem] = []
        self.has_header = False
        self.open_subgraphs = 0

    def read(self) -> Flowchart:
        self._skip_front_matter()
        while self._skip(_BETWEEN) or self.position < len(self.text):
            if self.position >= len(self.text):
                break
            line = self._line()
            try:
                self._statement()
            except (_LineError, CommentError) as error:
                self.problems.append(Problem(Code.SYNTAX, "", f"regel {line}: {error}"))
                self._skip(_REST_OF_LINE)
        if self.open_subgraphs:
            self.problems.append(Problem(Code.SYNTAX, "", "Een subgraph wordt niet gesloten met “end”."))
        nodes = self.found.nodes()
        self.problems += self.comments.strangers({node.id for node in nodes})
        if self.problems:
            raise FlowchartSyntaxError(self.problems)
        return self.comments.build(nodes, self.found.edges)

    def _skip_front_matter(self) -> None:
        match = _FRONT_MATTER.match(self.text)
        if match:
            title = _FRONT_TITLE.search(match["body"] or "")
            self.comments.title = title["title"] if title else ""
            self.position = match.end()

    def _statement(self) -> None:
        if self.text.startswith("%%", self.position):
            self.comments.read(self._take(_REST_OF_LINE), self._line())
        elif not self.has_header:
            self._header()
        elif self._skip(_END):
            self._close_subgraph()
        elif self.text.startswith("subgraph", self.position) and _DIRECTIVE.match(self.text, self.position):
            self.open_subgraphs += 1
            self._skip(_REST_OF_LINE)
        elif _DIRECTIVE.match(self.text, self.position):
            self._skip(_REST_OF_LINE)
        else:
            self._chain()

    def _header(self) -> None:
        self.has_header = True
        if not self._skip(_HEADER):
            raise _LineError("de tekst moet beginnen met “flowchart TD”.")

    def _close_subgraph(self) -> None:
        if not self.open_subgraphs:
            raise _LineError("“end” sluit een subgraph, maar er is er geen open.")
        self.open_subgraphs -= 1

    def _chain(self) -> None:
        """`A & B -->|ja| C --> D`: nothing is kept of a line that goes wrong halfway."""
        groups, answers = [self._group()], []
        while (answer := self._arrow()) is not None:
            answers.append(answer)
            groups.append(self._group())
        self._end_of_statement()
        for node_id, shape in (node for group in groups for node in group):
            self.found.name(node_id, shape)
        if not answers:
            self.found.meant.update(node_id for node_id, _ in groups[0])
        for sources, answer, targets in zip(groups, answers, groups[1:], strict=False):
            self.found.meant.update(node_id for node_id, _ in sources)
            self.found.edges += [Edge(source, target, answer) for source, _ in sources for target, _ in targets]

    def _group(self) -> list[tuple[str, tuple[Kind, str] | None]]:
        nodes = [self._node()]
        while self._skip(_AND):
            nodes.append(self._node())
        return nodes

    def _node(self) -> tuple[str, tuple[Kind, str] | None]:
        self._skip_blank()
        match = ID_PATTERN.match(self.text, self.position)
        if not match:
            raise _LineError(f"hier verwacht ik de naam van een stap, niet {self._here()}.")
        if match[0] in RESERVED_IDS:
            raise _LineError(f"“{match[0]}” is een woord van Mermaid zelf; geef de stap een andere naam.")
        self.position = match.end()
        shape = self._shape()
        self._skip(_CLASS)
        return match[0], shape

    def _shape(self) -> tuple[Kind, str] | None:
        if self.text.startswith(_FOREIGN_SHAPES, self.position):
            raise _LineError("deze vorm kennen we niet; kies uit {…} […] (…) >…] [[…]] ([…]).")
        for kind, (opening, closing) in SHAPES.items():
            if self.text.startswith(opening, self.position):
                self.position += len(opening)
                return kind, self._label(closing)
        return None

    def _label(self, closing: str) -> str:
        start = self.position
        self._skip_blank()
        if self.text.startswith('"', self.position):
            return self._quoted_label(closing)
        self.position = start
        end_of_line = self.text.index("\n", start)
        end = self.text.find(closing, start, end_of_line)
        if end < 0:
            raise _LineError(f"het haakje wordt niet gesloten: {closing} ontbreekt.")
        self.position = end + len(closing)
        return unescape(self.text[start:end].strip())

    def _quoted_label(self, closing: str) -> str:
        start = self.position + 1
        end = self.text.find('"', start)
        if end < 0:
            raise _LineError("het aanhalingsteken wordt niet gesloten.")
        after = _BLANK.match(self.text, end + 1)
        closed_at = after.end() if after else end + 1
        if not self.text.startswith(closing, closed_at):
            raise _LineError(f"na het aanhalingsteken hoort {closing} (schrijf een aanhalingsteken als #quot;).")
        self.position = closed_at + len(closing)
        label = self.text[start:end]
        is_markdown = len(label) > 1 and label.startswith("`") and label.endswith("`")
        return unescape(label[1:-1] if is_markdown else label)

    def _arrow(self) -> str | None:
        """The answer on the arrow that starts here, or None where none starts."""
        self._skip_blank()
        for pattern in _ANSWER_ARROWS:
            match = pattern.match(self.text, self.position)
            if match:
                self.position = match.end()
                text = match["text"]
                return unescape(text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text)
        if self._skip(_ARROW):
            return self._answer()
        if _HEADLESS.match(self.text, self.position):
            raise _LineError("deze lijn heeft geen pijlpunt naar één kant; schrijf -->.")
        return None

    def _answer(self) -> str:
        match = _ANSWER.match(self.text, self.position)
        if match:
            self.position = match.end()
            return unescape(match["plain"].strip() if match["quoted"] is None else match["quoted"])
        self._skip_blank()
        if self.text.startswith("|", self.position):
            raise _LineError("het antwoord wordt niet gesloten: | ontbreekt.")
        return ""

    def _end_of_statement(self) -> None:
        self._skip_blank()
        if self.position < len(self.text) and not self.text.startswith((";", "\n", "%%"), self.position):
            raise _LineError(f"{self._here()} begrijp ik niet.")

    def _here(self) -> str:
        rest = self.text[self.position :].split("\n", 1)[0].strip()
        return f"“{rest[:30]}”" if rest else "het einde van de regel"

    def _line(self) -> int:
        return bisect_right(self.line_starts, self.position)

    def _skip_blank(self) -> None:
        self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.position)
        if match:
            self.position = match.end()
        return match is not None

    def _take(self, pattern: re.Pattern[str]) -> str:
        start = self.position
        self._skip(pattern)
        return self.text[start : self.position]


def read(text: str) -> Flowchart:
    """The chart that `text` describes; raises FlowchartSyntaxError."""
    return _Reader(text).read()
