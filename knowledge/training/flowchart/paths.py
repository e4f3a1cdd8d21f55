"""Walking a wegwijzer: from the answers given so far to the screen that a reader sees now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .graph import Edge, Flowchart, Kind, Node, normalized_answer, reading_order


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was given: at which node, and the text of the edge that was taken."""

    node: str
    answer: str


@dataclass(frozen=True, slots=True)
class Step:
    """A node on the walk and the edge by which it was left; no edge on the last one."""

    node: Node
    taken: Edge | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a reader stands.

    `steps`: every node passed, in order, the present ones included. `screen`: the nodes to show now; the last
    is a question, an outcome, or where the chart stops. `choices`: what can be answered there. `kept` and
    `dropped`: the given answers that still hold, and those that are not on this path. `questions_left`: on
    the longest way from here, this one included. `progress`: answered questions as a share of all, 1 at the
    end.
    """

    steps: tuple[Step, ...]
    screen: tuple[Node, ...]
    choices: tuple[Edge, ...]
    kept: tuple[Answer, ...]
    dropped: tuple[Answer, ...]
    questions_left: int

    @property
    def finished(self) -> bool:
        return not self.choices or self.screen[-1].kind is Kind.OUTCOME

    @property
    def progress(self) -> float:
        total = len(self.kept) + self.questions_left
        return 1.0 if self.finished or not total else len(self.kept) / total


def walk(chart: Flowchart, answers: Iterable[Answer] = ()) -> Walk:
    """Follow `answers` from the start. Raises ValueError where the chart has no start.

    At each question the first unused answer to it counts; those never used are reported as dropped. So after
    a change of an early answer the later ones on the new path still hold, and a loop can ask the same
    question twice.
    """
    if chart.start_id is None:
        raise ValueError("Deze wegwijzer heeft geen begin.")
    waiting = list(answers)
    steps: list[Step] = []
    kept: list[Answer] = []
    screen_from = 0
    node = chart.by_id[chart.start_id]
    while True:
        taken = _only_way_on(chart, node, {step.node.id for step in steps[screen_from:]})
        if taken is None and (taken := _next_answered(chart, node, waiting)):
            kept.append(Answer(node.id, taken.answer))
            screen_from = len(steps) + 1
        steps.append(Step(node, taken))
        if taken is None:
            break
        node = chart.by_id[taken.target]
    return Walk(
        steps=tuple(steps),
        screen=tuple(step.node for step in steps[screen_from:]),
        choices=_ways_on(chart, node),
        kept=tuple(kept),
        dropped=tuple(waiting),
        questions_left=questions_ahead(chart)[node.id],
    )


def change(answers: Iterable[Answer], position: int, answer: str) -> tuple[Answer, ...]:
    """`answers` with the one at `position` changed; `walk` decides which of the later ones still hold."""
    changed = list(answers)
    changed[position] = Answer(changed[position].node, answer)
    return tuple(changed)


def questions_ahead(chart: Flowchart) -> Mapping[str, int]:
    """Per node the most questions on any way from there, itself included; a loop counts once."""
    order = reading_order(chart)
    place = {node_id: number for number, node_id in enumerate(order)}
    ahead: dict[str, int] = {}
    for node_id in reversed(order):
        further = (ahead[target] for target in chart.successors[node_id] if place[target] > place[node_id])
        ahead[node_id] = max(further, default=0) + (chart.by_id[node_id].kind is Kind.QUESTION)
    return ahead


def _ways_on(chart: Flowchart, node: Node) -> tuple[Edge, ...]:
    return tuple(edge for edge in chart.outgoing[node.id] if edge.target in chart.by_id)


def _only_way_on(chart: Flowchart, node: Node, on_screen: set[str]) -> Edge | None:
    """The edge that needs no choice: a step with one arrow is shown together with what follows it, once."""
    ways = _ways_on(chart, node)
    if node.kind in {Kind.QUESTION, Kind.OUTCOME} or len(ways) != 1 or node.id in on_screen:
        return None
    return ways[0]


def _next_answered(chart: Flowchart, node: Node, waiting: list[Answer]) -> Edge | None:
    """The edge that the first fitting answer takes; that answer is used up."""
    by_answer = {normalized_answer(edge.answer): edge for edge in _ways_on(chart, node)}
    for number, given in enumerate(waiting):
        if given.node == node.id and normalized_answer(given.answer) in by_answer:
            del waiting[number]
            return by_answer[normalized_answer(given.answer)]
    return None
