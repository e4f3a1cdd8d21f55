"""Drawings are well formed, named, true to their values and free of styles."""

import re
from xml.etree import ElementTree as ET

import pytest

from content.core.charts import Bar, Line, Point, Span, bar_chart, line_chart, range_chart
from content.core.charts.scale import number_text, ticks

SVG = "{http://www.w3.org/2000/svg}"
BARS = [Bar("Meisjes", 14, "14 %"), Bar("Jongens", 10.5, "10,5 %")]
LINES = [
    Line("Gepest", [Point(2018, "2018", 16.5, "16,5 %"), Point(2022, "2022", 19.7, "19,7 %")]),
    Line("Online gepest", [Point(2018, "2018", 7.7, "7,7 %"), Point(2022, "2022", 19.5, "19,5 %")]),
]
SPANS = [Span("Gepest", 16.5, 19.7, "16,5 %", "19,7 %")]
DRAWINGS = {
    "bar": bar_chart("Titel", "Uitleg", BARS),
    "line": line_chart("Titel", "Uitleg", LINES),
    "range": range_chart("Titel", "Uitleg", SPANS, "toen", "nu"),
}


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - same reason


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", DRAWINGS)
def test_drawing_is_named_and_carries_no_style(kind: str) -> None:
    root = parsed(DRAWINGS[kind])
    assert [root.get("role"), root[0].text, root[1].text] == ["img", "Titel", "Uitleg"]
    assert not re.search(r"style=|fill=|stroke=|\sid=|onload", DRAWINGS[kind])


@pytest.mark.parametrize(
    "svg",
    [
        bar_chart("<b>&", '"', [Bar("<script>", 1, "&")]),
        line_chart("<b>", "", [Line("<i>", [Point(1, "<", 1, ">"), Point(2, "&", 2, ">")])]),
        range_chart("<b>", "", [Span("<u>", 1, 2, "<", ">")], "<a>", "<a>"),
    ],
)
def test_words_are_escaped(svg: str) -> None:
    parsed(svg)
    assert not re.search(r"<(script|b|i|u|a)>", svg)


def test_bars_are_as_long_as_their_values() -> None:
    widths = [float(bar.get("width", "0")) for bar in parsed(DRAWINGS["bar"]).iter(f"{SVG}rect")]
    assert widths[1] / widths[0] == pytest.approx(10.5 / 14, abs=0.01)
    assert {"Meisjes", "14 %", "Jongens", "10,5 %"} <= set(texts(DRAWINGS["bar"]))


def test_zero_is_still_a_visible_bar() -> None:
    svg = bar_chart("t", "d", [Bar("Niets", 0, "0 %")])
    assert [bar.get("width") for bar in parsed(svg).iter(f"{SVG}rect")] == ["1"]


def test_lines_differ_in_shape_and_end_values_do_not_overlap() -> None:
    root = parsed(DRAWINGS["line"])
    ends = {text.text: float(text.get("y", "0")) for text in root.iter(f"{SVG}text") if "%" in (text.text or "")}
    assert set(ends) == {"19,7 %", "19,5 %"}
    assert abs(ends["19,7 %"] - ends["19,5 %"]) >= 16
    assert len(list(root.iter(f"{SVG}circle"))) == 3
    assert len(list(root.iter(f"{SVG}rect"))) == 3
    assert {"Gepest", "Online gepest", "2018", "2022"} <= set(texts(DRAWINGS["line"]))


def test_range_says_both_values_and_tells_then_from_now() -> None:
    assert "Gepest: 16,5 % → 19,7 %" in texts(DRAWINGS["range"])
    assert DRAWINGS["range"].count("chart-hollow") == 2


def test_long_labels_wrap_inside_the_drawing() -> None:
    svg = bar_chart(
        "t", "d", [Bar("Jongeren die intens gepest werden, twee tot drie keer per maand of meer", 8, "8 %")]
    )
    assert max(len(text) for text in texts(svg)) <= 42
    assert len(texts(svg)) >= 4


@pytest.mark.parametrize(
    "draw",
    [
        lambda: bar_chart("t", "d", []),
        lambda: range_chart("t", "d", [], "a", "b"),
        lambda: line_chart("t", "d", [Line("één punt", [Point(1, "1", 1, "1")])]),
    ],
)
def test_nothing_to_draw_is_refused(draw: object) -> None:
    with pytest.raises(ValueError, match="needs"):
        draw()


@pytest.mark.parametrize(
    ("largest", "expected"),
    [
        (19.7, [0, 5, 10, 15, 20]),
        (100, [0, 20, 40, 60, 80, 100]),
        (0, [0, 1]),
        (0.3, [0, 0.1, 0.2, 0.3]),
        (519328, [0, 200000, 400000, 600000]),
    ],
)
def test_ticks_are_round_and_reach_the_largest(largest: float, expected: list[float]) -> None:
    assert ticks(largest) == pytest.approx(expected)


def test_numbers_read_as_dutch() -> None:
    assert [number_text(value) for value in (20.0, 2.5, 200000.0)] == ["20", "2,5", "200\u00a0000"]
