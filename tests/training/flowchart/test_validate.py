import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Mode, Node, RedFlag
from knowledge.training.flowchart.problems import Code, Problem, Severity
from knowledge.training.flowchart.validate import ServiceFacts, validate, validate_graph
from tests.training.flowchart.charts import big_chart, chart
from tests.training.flowchart.strategies import small_graphs


def found(problems: list[Problem]) -> set[tuple[str, str]]:
    return {(problem.code.value, problem.node) for problem in problems}


def simple_walks(graph: Flowchart, node_id: str, passed: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every walk from a node until it repeats itself or stops; the repeated node stands at the end."""
    here = (*passed, node_id)
    targets = [edge.target for edge in graph.edges if edge.source == node_id]
    if node_id in passed or not targets:
        yield here
        return
    for target in targets:
        yield from simple_walks(graph, target, here)


def expected(graph: Flowchart) -> set[tuple[str, str]]:
    """The verdict by walking everything, written without a look at the linear checks."""
    if not graph.nodes:
        return {("no-start", "")}
    wrong = set()
    kinds = {node.id: node.kind for node in graph.nodes}
    met = {node_id for walk in simple_walks(graph, graph.start_id or "") for node_id in walk}
    for node in graph.nodes:
        walks = list(simple_walks(graph, node.id))
        if node.kind is not Kind.OUTCOME and walks == [(node.id,)]:
            wrong.add(("dead-end", node.id))
        if node.id not in met:
            wrong.add(("unreachable", node.id))
        ends_well = any(kinds[step] is Kind.OUTCOME for walk in walks for step in walk)
        turns_round = any(walk[-1] in walk[:-1] for walk in walks)
        if turns_round and not ends_well:
            wrong.add(("endless-loop", node.id))
        heard = [" ".join(edge.answer.lower().split()) for edge in graph.edges if edge.source == node.id]
        if len(heard) != len(set(heard)):
            wrong.add(("duplicate-answer", node.id))
    return wrong


@given(small_graphs())
@settings(max_examples=200, deadline=None)
def test_verdict_equals_walking_every_path(graph: Flowchart) -> None:
    assert found(validate_graph(graph)) == expected(graph)


def test_every_code_on_the_chart_that_has_it() -> None:
    graph = chart("A? B C! D.", "A ja B", "A JA C", "B C", "C B", "A nee X")
    assert found(validate_graph(graph)) == {
        ("duplicate-answer", "A"),
        ("unknown-target", "A"),
        ("endless-loop", "B"),
        ("endless-loop", "C"),
        ("unreachable", "D"),
        # Without C or B an end can be reached from nowhere, so A is trapped as well.
        ("endless-loop", "A"),
    }


def test_loop_with_a_way_out_is_sound() -> None:
    assert validate_graph(chart("A B? C.", "A B", "B nee A", "B ja C")) == []


def test_loop_through_the_start_is_sound_when_declared_first() -> None:
    graph = chart("A? B C.", "A nee B", "B A", "A ja C")
    assert graph.start_id == "A"
    assert validate_graph(graph) == []


def test_start_is_the_only_root_when_the_end_was_written_first() -> None:
    assert chart("Z. A? B", "A ja Z", "A nee B", "B Z").start_id == "A"


def test_marked_start_that_does_not_exist() -> None:
    graph = Flowchart(nodes=(Node("A", Kind.OUTCOME, "Klaar"),), start="B")
    assert found(validate_graph(graph)) == {("no-start", "")}


def test_dead_end_is_not_called_a_loop() -> None:
    assert found(validate_graph(chart("A B C", "A B", "B C"))) == {("dead-end", "C")}


def test_arrow_to_a_missing_step_is_not_also_a_dead_end() -> None:
    assert found(validate_graph(chart("A B.", "A X"))) == {("unknown-target", "A"), ("unreachable", "B")}


def test_arrow_from_a_missing_step() -> None:
    assert found(validate_graph(chart("A.", "X A"))) == {("unknown-target", "A")}


def test_two_arrows_without_answer_are_alike() -> None:
    assert found(validate_graph(chart("A? B.", "A B", "A B"))) == {("duplicate-answer", "A")}


def test_outcome_after_a_red_flag_needs_a_contact_day_and_night() -> None:
    nodes = (
        Node("vraag", Kind.QUESTION, "Gevaar?"),
        Node("bel", Kind.WARNING, "Bel", red_flag=True),
        Node("rust", Kind.OUTCOME, "Rust", services=("awel",)),
        Node("hulp", Kind.OUTCOME, "Hulp", services=("awel",)),
    )
    edges = (Edge("vraag", "bel", "ja"), Edge("vraag", "rust", "nee"), Edge("bel", "hulp"))
    graph = Flowchart(nodes=nodes, edges=edges, red_flag=RedFlag("Gevaar?"))
    awel, night_awel = ServiceFacts("awel"), ServiceFacts("awel", day_and_night=True)
    assert found(validate(graph, [awel])) == {("no-reachable-contact", "hulp")}
    assert validate(graph, [night_awel]) == []
    assert validate(graph) == []


@pytest.mark.parametrize(
    ("facts", "code", "severity"),
    [
        ([], Code.INACTIVE_HANDOVER, Severity.ERROR),
        ([ServiceFacts("awel", active=False)], Code.INACTIVE_HANDOVER, Severity.ERROR),
        ([ServiceFacts("awel", assured=False)], Code.STALE_HANDOVER, Severity.WARNING),
    ],
)
def test_hand_over_to_a_service_that_cannot_be_trusted(
    facts: list[ServiceFacts], code: Code, severity: Severity
) -> None:
    nodes = (Node("a", Kind.HANDOVER, "Bel", services=("awel",)), Node("b", Kind.OUTCOME, "Klaar"))
    graph = Flowchart(nodes=nodes, edges=(Edge("a", "b"),), red_flag=RedFlag("Gevaar?"))
    (problem,) = validate(graph, facts)
    assert (problem.code, problem.node, problem.severity) == (code, "a", severity)


def test_missing_red_flag_box_blocks() -> None:
    (problem,) = validate(chart("A."))
    assert (problem.code, problem.severity) == (Code.NO_RED_FLAG_BOX, Severity.ERROR)


def test_hard_words_are_a_warning_sooner_for_a_child() -> None:
    plain = "Praat met de leerkracht over de afspraken die jullie samen hebben gemaakt."
    hard = (
        "Registreer het incident in het leerlingvolgsysteem en informeer de zorgcoördinator over de "
        "ondernomen preventieve maatregelen."
    )

    def codes(text: str, mode: Mode) -> list[Code]:
        node = Node("a", Kind.OUTCOME, "Einde", text=text)
        return [p.code for p in validate(Flowchart(nodes=(node,), mode=mode, red_flag=RedFlag("Gevaar?")))]

    assert codes(plain, Mode.CHILD) == [Code.READING_LEVEL]
    assert codes(plain, Mode.OPEN) == []
    assert codes(hard, Mode.OPEN) == [Code.READING_LEVEL]
    assert codes("Preventiecoördinator", Mode.CHILD) == []


@pytest.mark.parametrize(("questions", "codes"), [(12, []), (13, [Code.TOO_LONG])])
def test_path_of_too_many_questions(questions: int, codes: list[Code]) -> None:
    names = [f"q{number}" for number in range(questions)]
    arrows = [f"{one} ja {other}" for one, other in zip(names, [*names[1:], "z"], strict=True)]
    graph = chart(" ".join(f"{name}?" for name in names) + " z.", *arrows)
    problems = validate(Flowchart(nodes=graph.nodes, edges=graph.edges, red_flag=RedFlag("Gevaar?")))
    assert [problem.code for problem in problems] == codes


def test_problems_come_in_order_of_reading() -> None:
    graph = chart("A? C B", "A ja B", "A nee C")
    assert [problem.node for problem in validate_graph(graph)] == ["B", "C"]


def test_300_nodes_are_checked_within_50_ms() -> None:
    graph = big_chart(300)
    validate(graph)

    def seconds() -> float:
        begin = time.process_time()
        validate(graph)
        return time.process_time() - begin

    assert min(seconds() for _ in range(5)) < 0.05
