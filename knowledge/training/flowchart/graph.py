"""The one model behind every form of a wegwijzer: nodes with text, and edges that carry the answers."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

# Words that mean something else to Mermaid when they stand where an id is expected.
RESERVED_IDS = frozenset(
    {"end", "subgraph", "graph", "flowchart", "style", "class", "classDef", "linkStyle", "click", "direction"}
)
ID_PATTERN = re.compile(r"\w+(?:[-.]\w+)*")
SLUG_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Kind(StrEnum):
    """What a node asks of the reader. A path ends in an outcome; every other kind leads on."""

    QUESTION = "question"
    ACTION = "action"
    INFORMATION = "information"
    WARNING = "warning"
    HANDOVER = "handover"
    OUTCOME = "outcome"

    @property
    def label(self) -> str:
        """The Dutch word that readers see, so that shape and colour are never the only sign."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    Kind.QUESTION: "Vraag",
    Kind.ACTION: "Doe dit",
    Kind.INFORMATION: "Goed om te weten",
    Kind.WARNING: "Let op",
    Kind.HANDOVER: "Hulp inschakelen",
    Kind.OUTCOME: "Hier kom je uit",
}


class Mode(StrEnum):
    """Privacy of the walk: a child's answers reach no address or log, an adult's address is the state."""

    CHILD = "child"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. `date` is that of the source (ISO day or month, or empty), never today."""

    title: str
    url: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """The box that stands on every step: when to stop reading and call. `services` are help service slugs."""

    title: str = ""
    text: str = ""
    services: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.title or self.text or self.services)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that helps with a step, such as an example letter. `url`: on this site (`/…`) or elsewhere (`https://…`)."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Node:
    """One step.

    `why` answers "waarom vragen we dit"; `role` and `deadline` say who acts and by when. `services` are slugs
    of help services: where a hand-over leads, or whom an outcome names as contact. `rule` is the alternative
    of a hand-over: a query for the help finder (`who=ouder&what=online`). `red_flag` marks a step
    that is only reached when there is danger; `attachments` are files to use with it. Raises ValueError on
    an id that the text form could not carry.
    """

    id: str
    kind: Kind
    title: str
    text: str = ""
    why: str = ""
    role: str = ""
    deadline: str = ""
    services: tuple[str, ...] = ()
    rule: str = ""
    red_flag: bool = False
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        if not is_node_id(self.id):
            raise ValueError(f"“{self.id}” kan geen naam van een stap zijn: kies letters, cijfers, _ en -.")


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow; `answer` is what the reader chooses, empty where there is nothing to choose."""

    source: str
    target: str
    answer: str = ""


@dataclass(frozen=True)
class Flowchart:
    """A whole wegwijzer. Node ids are unique (ValueError if not). Edges may point to an id that does not
    exist, because a writer saves halfway; `validate` says so.

    `audience` and `contexts` hold keys of the site's vocabulary. `start` is a node id, or empty: then
    `find_start` decides. `version` counts the editions of the procedure.
    """

    title: str = ""
    summary: str = ""
    audience: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    mode: Mode = Mode.OPEN
    red_flag: RedFlag = RedFlag()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    sources: tuple[Source, ...] = ()
    start: str = ""
    version: int = 1

    def __post_init__(self) -> None:
        if len(self.by_id) != len(self.nodes):
            raise ValueError("Twee stappen hebben dezelfde naam.")

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Edge, ...]]:
        """Edges per existing node in order of writing, those to a missing node included."""
        found: dict[str, list[Edge]] = {node.id: [] for node in self.nodes}
        for edge in self.edges:
            if edge.source in found:
                found[edge.source].append(edge)
        return {node_id: tuple(edges) for node_id, edges in found.items()}

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """Existing target ids per existing node, each once, in order of writing."""
        return {
            node_id: tuple(dict.fromkeys(edge.target for edge in edges if edge.target in self.by_id))
            for node_id, edges in self.outgoing.items()
        }

    @cached_property
    def start_id(self) -> str | None:
        """The first step, or None: see `find_start`."""
        return find_start(self)


def is_node_id(text: str) -> bool:
    """Whether `text` can name a node in the text form: letters, digits, `_`, inside `-` or `.`."""
    return ID_PATTERN.fullmatch(text) is not None and text not in RESERVED_IDS


def normalized_answer(answer: str) -> str:
    """The answer as a reader hears it: case, spaces and the encoding of accents make no other answer."""
    return " ".join(unicodedata.normalize("NFKC", answer).casefold().split())


def find_start(chart: Flowchart) -> str | None:
    """Id of the node where everyone begins.

    A marked start counts, and None comes back where the mark names no node. Without a mark: the first node
    written, if no other node leads to it. Otherwise (a loop comes back to it, or the writer listed the ends
    first) the first node that nothing leads to, if more of the chart can be reached from it; else the first
    node after all. None for an empty chart.
    """
    if chart.start or not chart.nodes:
        return chart.start if chart.start in chart.by_id else None
    targets = {edge.target for edge in chart.edges if edge.source != edge.target and edge.source in chart.by_id}
    first = chart.nodes[0].id
    roots = [node.id for node in chart.nodes if node.id not in targets]
    if first not in targets or not roots:
        return first
    from_root, from_first = (len(reachable(chart.successors, node_id)) for node_id in (roots[0], first))
    return roots[0] if from_root > from_first else first


def reachable(successors: Mapping[str, tuple[str, ...]], *starts: str) -> set[str]:
    """Every id that a walk from one of `starts` can come to, the starts included."""
    seen = set(starts)
    todo = list(starts)
    while todo:
        for target in successors[todo.pop()]:
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


def reading_order(chart: Flowchart) -> tuple[str, ...]:
    """All node ids in the order in which a person reads them.

    The start first, a step after the steps that lead to it (loops aside), the first answer's branch before
    the second's, unreachable nodes last. So an edge against this order closes a loop, or comes from outside.
    """
    finished: list[str] = []
    seen: set[str] = set()
    roots = [chart.start_id] if chart.start_id else []
    for root in [*roots, *(node.id for node in chart.nodes)]:
        tail = _postorder(chart.successors, root, seen)
        finished.extend(reversed(tail))
    return tuple(finished)


def _postorder(successors: Mapping[str, tuple[str, ...]], root: str, seen: set[str]) -> list[str]:
    """Depth-first, last answer first: the reverse of the result has the first answer's branch up front."""
    if root in seen:
        return []
    seen.add(root)
    done: list[str] = []
    stack = [(root, iter(reversed(successors[root])))]
    while stack:
        node_id, targets = stack[-1]
        following = next((target for target in targets if target not in seen), None)
        if following is None:
            stack.pop()
            done.append(node_id)
        else:
            seen.add(following)
            stack.append((following, iter(reversed(successors[following]))))
    return done
