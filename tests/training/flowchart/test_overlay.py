from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Node, RedFlag
from knowledge.training.flowchart.json_format import variant_from_dict, variant_to_dict
from knowledge.training.flowchart.overlay import Recheck, Variant, apply, changed_since, difference
from knowledge.training.flowchart.validate import validate_graph
from tests.training.flowchart.charts import chart
from tests.training.flowchart.strategies import full_charts, small_graphs

CORE = replace(chart("A? B C D.", "A ja B", "A nee C", "B D", "C D"), title="Kern", contexts=("school",))
SPORT = Variant(
    "sport",
    title="Kern voor clubs",
    nodes=(Node("B", Kind.ACTION, "Bel de API"), Node("N", Kind.INFORMATION, "Nieuw")),
    removed=("C",),
    edges=(Edge("A", "B", "ja"), Edge("A", "N", "nee"), Edge("N", "D")),
)
SAME = Variant("werk")


def with_title(graph: Flowchart, node_id: str, title: str) -> Flowchart:
    nodes = tuple(replace(node, title=title) if node.id == node_id else node for node in graph.nodes)
    return replace(graph, nodes=nodes)


def test_variant_inherits_overrides_adds_and_removes() -> None:
    sport = apply(CORE, SPORT)
    assert (sport.title, sport.contexts) == ("Kern voor clubs", ("sport",))
    assert [(node.id, node.title) for node in sport.nodes] == [
        ("A", "Titel A"),
        ("B", "Bel de API"),
        ("D", "Titel D"),
        ("N", "Nieuw"),
    ]
    assert set(sport.edges) == {Edge("B", "D"), Edge("A", "B", "ja"), Edge("A", "N", "nee"), Edge("N", "D")}
    assert validate_graph(sport) == []


def test_empty_variant_is_the_core_in_another_context() -> None:
    assert apply(CORE, SAME) == replace(CORE, contexts=("werk",))


def test_removing_a_step_without_new_ways_on_is_seen_by_the_linter() -> None:
    broken = apply(CORE, Variant("werk", removed=("D",)))
    assert {(problem.code.value, problem.node) for problem in validate_graph(broken)} == {
        ("dead-end", "B"),
        ("dead-end", "C"),
    }


def test_unchanged_core_asks_nothing_of_a_variant() -> None:
    assert changed_since(CORE, replace(CORE, version=2), [SPORT, SAME]) == ()


def test_changed_step_is_reported_as_overridden_or_inherited() -> None:
    assert changed_since(CORE, with_title(CORE, "B", "Anders"), [SPORT, SAME]) == (
        Recheck("sport", ("B",), (), frame=False),
        Recheck("werk", (), ("B",), frame=False),
    )


def test_change_in_a_removed_step_does_not_concern_the_variant() -> None:
    assert changed_since(CORE, with_title(CORE, "C", "Anders"), [SPORT]) == ()


def test_new_lost_and_rewired_steps_count_as_changed() -> None:
    new = chart("A? B E.", "A ja B", "A nee E", "B E")
    (recheck,) = changed_since(CORE, replace(new, title="Kern", contexts=("school",)), [SAME])
    assert recheck == Recheck("werk", (), ("A", "B", "E", "C", "D"), frame=False)


def test_changed_red_flag_box_concerns_every_variant() -> None:
    new = replace(CORE, red_flag=RedFlag("Gevaar?"))
    assert changed_since(CORE, new, [SPORT]) == (Recheck("sport", (), (), frame=True),)


@given(st.one_of(st.tuples(small_graphs(), small_graphs()), st.tuples(full_charts(), full_charts())))
@settings(max_examples=100, deadline=None)
def test_difference_makes_the_one_out_of_the_other(pair: tuple[Flowchart, Flowchart]) -> None:
    core, whole = pair
    variant = difference(core, whole)
    made = apply(core, variant)
    assert made.by_id == whole.by_id
    assert made.outgoing == whole.outgoing
    assert made.start_id == whole.start_id
    assert made.red_flag == whole.red_flag
    assert set(made.sources) == {*core.sources, *whole.sources}
    named = replace(variant, context="sport")
    assert variant_from_dict(variant_to_dict(named)) == named


def test_difference_names_only_what_is_own() -> None:
    sport = apply(CORE, SPORT)
    assert difference(CORE, sport) == replace(SPORT, edges=(*SPORT.edges,))
    assert difference(CORE, CORE).own_ids == frozenset()
    assert difference(CORE, sport).own_ids == {"A", "B", "N"}


def test_step_without_ways_on_keeps_none_of_the_core() -> None:
    whole = replace(CORE, edges=tuple(edge for edge in CORE.edges if edge.source != "B"))
    assert difference(CORE, whole).ends == ("B",)
    assert apply(CORE, difference(CORE, whole)).outgoing["B"] == ()
