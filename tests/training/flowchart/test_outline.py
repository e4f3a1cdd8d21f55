import re

from hypothesis import given, settings

from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Node, RedFlag, Source
from knowledge.training.flowchart.outline import as_text, outline
from tests.training.flowchart.charts import chart
from tests.training.flowchart.strategies import small_graphs


@given(small_graphs())
@settings(deadline=None)
def test_outline_contains_every_step_and_every_arrow(graph: Flowchart) -> None:
    entries = outline(graph)
    assert sorted(entry.node.id for entry in entries) == sorted(graph.by_id)
    told = [(entry.node.id, reference.answer, reference.target) for entry in entries for reference in entry.references]
    assert sorted(told) == sorted((edge.source, edge.answer, edge.target) for edge in graph.edges)
    lines = as_text(graph).splitlines()
    assert sum(bool(re.match(r"\d+\. ", line)) for line in lines) == len(graph.nodes)
    assert sum("ga naar stap" in line.lower() for line in lines) == len(graph.edges)


@given(small_graphs())
@settings(deadline=None)
def test_numbers_in_references_are_those_of_the_steps(graph: Flowchart) -> None:
    numbers = {entry.number: entry.node.id for entry in outline(graph)}
    assert sorted(numbers) == list(range(1, len(graph.nodes) + 1))
    for entry in outline(graph):
        assert all(numbers[reference.number or 0] == reference.target for reference in entry.references)


def test_first_branch_comes_before_the_second_and_the_joint_after_both() -> None:
    graph = chart("A? E. C B", "A ja B", "A nee C", "B E", "C E")
    assert [entry.node.id for entry in outline(graph)] == ["A", "B", "C", "E"]


def test_unreachable_steps_come_last() -> None:
    graph = chart("A X B.", "A B", "X B")
    assert [entry.node.id for entry in outline(graph)] == ["A", "B", "X"]


def test_text_of_a_whole_wegwijzer() -> None:
    whole = Flowchart(
        title="Titel",
        summary="Kort gezegd.",
        red_flag=RedFlag("Gevaar?", "Bel 112.", ("noodnummer",)),
        nodes=(
            Node("a", Kind.QUESTION, "Gaat\nhet?", why="Om te weten."),
            Node("b", Kind.ACTION, "Praat", text="Rustig.", role="leerkracht", deadline="vandaag"),
            Node("c", Kind.OUTCOME, "Klaar", services=("awel", "clb")),
            Node("d", Kind.HANDOVER, "Hulp", rule="theme=pesten"),
        ),
        edges=(Edge("a", "b", "nee"), Edge("a", "c", "ja"), Edge("b", "a"), Edge("a", "x", "weg")),
        sources=(Source("Klasse", "https://www.klasse.be/"),),
    )
    assert as_text(whole) == (
        "Titel\nKort gezegd.\n\n"
        "! Gevaar?\nBel 112.\nHulp: noodnummer\n\n"
        "1. Vraag: Gaat het?\n   Waarom vragen we dit? Om te weten.\n   - nee: ga naar stap 2\n"
        "   - ja: ga naar stap 3\n   - weg: ga naar een stap die niet bestaat (x)\n\n"
        "2. Doe dit: Praat\n   Rustig.\n   Wie: leerkracht\n   Wanneer: vandaag\n   Ga naar stap 1\n\n"
        "3. Hier kom je uit: Klaar\n   Hulp: awel, clb\n   Einde.\n\n"
        "4. Hulp inschakelen: Hulp\n   Zoek hulp: theme=pesten\n   Deze stap leidt nergens heen.\n\n"
        "Bronnen\n- Klasse https://www.klasse.be/\n"
    )


def test_empty_chart_is_told_as_nothing() -> None:
    assert as_text(Flowchart()) == "\n"
