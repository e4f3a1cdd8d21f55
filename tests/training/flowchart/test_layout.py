import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings

from knowledge.training.flowchart.collisions import collisions
from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Node
from knowledge.training.flowchart.layout import wide_layout
from knowledge.training.flowchart.narrow_layout import narrow_layout
from knowledge.training.flowchart.sheet import Box, Label, Line, Rect, Sheet
from knowledge.training.flowchart.text_width import text_width, wrap
from tests.training.flowchart.charts import big_chart, chart
from tests.training.flowchart.strategies import small_graphs

type Layout = Callable[[Flowchart], tuple[Sheet, ...]]
LAYOUTS = pytest.mark.parametrize("layout", [wide_layout, narrow_layout])


@LAYOUTS
@given(graph=small_graphs())
@settings(max_examples=40, deadline=None)
def test_drawing_of_any_small_chart_is_clean_and_whole(layout: Layout, graph: Flowchart) -> None:
    sheets = layout(graph)
    assert [problem for sheet in sheets for problem in collisions(sheet)] == []
    assert [box.node.id for sheet in sheets for box in sheet.boxes] == [
        box.node.id for box in sorted((b for s in sheets for b in s.boxes), key=lambda box: box.number)
    ]
    assert sorted(box.node.id for sheet in sheets for box in sheet.boxes) == sorted(graph.by_id)
    drawn = {line.edge for sheet in sheets for line in sheet.lines}
    assert drawn == set(graph.edges)
    told = {label.edge for sheet in sheets for label in sheet.labels}
    assert {edge for edge in graph.edges if edge.answer} <= told


@LAYOUTS
def test_big_chart_is_clean(layout: Layout) -> None:
    assert [problem for sheet in layout(big_chart(300)) for problem in collisions(sheet)] == []


def test_big_chart_is_split_over_sheets_that_can_be_read() -> None:
    sheets = wide_layout(big_chart(300))
    assert [sheet.number for sheet in sheets] == list(range(1, len(sheets) + 1))
    assert max(len(sheet.boxes) for sheet in sheets) <= 30
    assert min(len(sheet.boxes) for sheet in sheets[:-1]) >= 14


def test_arrow_to_another_sheet_names_the_step() -> None:
    graph = big_chart(60)
    first, second = wide_layout(graph)[:2]
    numbers_there = {box.number for box in second.boxes}
    assert any(label.jumps_to in numbers_there for label in first.labels)


def test_arrow_back_names_the_step_instead_of_running_up() -> None:
    (sheet,) = wide_layout(chart("A B? C.", "A B", "B nee A", "B ja C"))
    assert [(label.lines, label.jumps_to) for label in sheet.labels] == [
        (("nee", "→ naar stap 1"), 1),
        (("ja",), None),
    ]


def test_arrow_to_a_missing_step_says_so() -> None:
    (sheet,) = wide_layout(chart("A", "A ja X"))
    assert [(label.lines, label.jumps_to) for label in sheet.labels] == [(("ja", "→ naar stap ?"), 0)]


def test_same_chart_gives_the_same_drawing() -> None:
    assert wide_layout(big_chart(80)) == wide_layout(big_chart(80))


def test_narrow_drawing_fits_a_small_telephone() -> None:
    (sheet,) = narrow_layout(big_chart(40))
    assert sheet.width == 352
    jumps = [label.rect.height for label in sheet.labels if label.jumps_to]
    assert min(jumps) >= 44


@LAYOUTS
def test_empty_chart_has_no_sheet(layout: Layout) -> None:
    assert layout(Flowchart()) == ()


def test_300_nodes_are_laid_out_within_300_ms() -> None:
    graph = big_chart(300)

    def seconds() -> float:
        begin = time.process_time()
        wide_layout(graph)
        return time.process_time() - begin

    assert min(seconds() for _ in range(3)) < 0.3


def test_long_words_make_a_box_higher_never_wider() -> None:
    node = Node("a", Kind.QUESTION, "leerlingenbegeleidingscoördinatievergadering " * 20)
    (sheet,) = wide_layout(Flowchart(nodes=(node,)))
    (box,) = sheet.boxes
    assert all(text_width(line, 16) <= box.rect.width for line in box.title)
    assert box.rect.height > len(box.title) * 20
    assert " ".join(box.title).replace(" ", "") == node.title.replace(" ", "")


def test_wrap_keeps_every_word() -> None:
    assert wrap("een twee drie", 16, 80) == ("een twee", "drie")
    assert wrap("", 16, 80) == ()
    assert wrap("Bel nu op 116 000", 16, 100) == ("Bel nu op", "116 000")
    assert "".join(wrap("x" * 50, 16, 80)) == "x" * 50
    assert text_width("日本", 10) == 20
    assert text_width("e\u0301", 10) == text_width("e", 10)


def sheet_with(*boxes: Box, labels: tuple[Label, ...] = (), lines: tuple[Line, ...] = ()) -> Sheet:
    return Sheet(1, 200, 200, boxes, labels, lines)


def box_at(name: str, x: float, y: float) -> Box:
    return Box(Rect(x, y, 50, 20), Node(name, Kind.ACTION, name), 1, (name,), ())


def test_checker_sees_what_must_not_be() -> None:
    edge = Edge("A", "B", "ja")
    assert collisions(sheet_with(box_at("A", 0, 0), box_at("B", 49, 19))) == ["A ligt op B"]
    assert collisions(sheet_with(box_at("A", 0, 0), box_at("B", 50, 0))) == []
    assert collisions(sheet_with(box_at("A", 170, 0))) == ["A ligt buiten het blad"]
    label = Label(Rect(0, 0, 50, 20), edge, ("ja",))
    assert collisions(sheet_with(box_at("A", 10, 10), labels=(label,))) == ["A ligt op “ja” van A"]
    through = Line(edge, ((10, 0), (10, 100)), has_head=True)
    assert collisions(sheet_with(box_at("B", 0, 50), lines=(through,))) == ["een lijn van A raakt B"]
    passing = Line(Edge("X", "Y"), ((54, 0), (54, 100)), has_head=True)
    assert collisions(sheet_with(box_at("B", 0, 50), lines=(passing,))) == ["een lijn van X raakt B"]
    touching = Line(edge, ((10, 0), (10, 50)), has_head=True)
    assert collisions(sheet_with(box_at("B", 0, 50), lines=(touching,))) == []
