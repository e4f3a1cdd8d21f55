import json
from typing import Any

import pytest
from hypothesis import given, settings

from knowledge.training.flowchart import json_format
from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Node
from knowledge.training.flowchart.overlay import Variant
from knowledge.training.flowchart.problems import FlowchartSyntaxError
from tests.training.flowchart.strategies import full_charts

NODE = {"id": "a", "kind": "outcome", "title": "Klaar"}


@given(full_charts())
@settings(max_examples=40, deadline=None)
def test_export_then_import_is_identity(whole: Flowchart) -> None:
    assert json_format.loads(json_format.dumps(whole)) == whole


def test_written_form_is_small_and_says_its_version() -> None:
    whole = Flowchart(title="T", nodes=(Node("a", Kind.OUTCOME, "Klaar"),))
    assert json_format.to_dict(whole) == {
        "format_version": 1,
        "title": "T",
        "mode": "open",
        "version": 1,
        "nodes": [NODE],
        "edges": [],
    }


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "De wegwijzer moet een object zijn, niet een lijst."),
        ({"nodes": []}, "De wegwijzer: het veld “edges” ontbreekt."),
        ({"nodes": {}, "edges": []}, "De wegwijzer, “nodes” moet een lijst zijn, niet een object."),
        ({"nodes": [NODE, NODE], "edges": []}, "De stap “a” staat er twee keer."),
        (
            {"nodes": [NODE | {"id": 3}], "edges": []},
            "nummer 1, “id” moet een tekst zijn, niet een geheel getal.",
        ),
        ({"nodes": [NODE | {"id": "a b"}], "edges": []}, "“a b” kan geen naam van een stap zijn"),
        (
            {"nodes": [NODE | {"kind": "vraag"}], "edges": []},
            "“kind” moet een van deze woorden zijn: question, ",
        ),
        ({"nodes": [NODE | {"kind": ["question"]}], "edges": []}, "“kind” moet een van deze woorden zijn"),
        ({"nodes": [NODE | {"red_flag": 1}], "edges": []}, "“red_flag” moet true of false zijn"),
        (
            {"nodes": [NODE | {"services": "awel"}], "edges": []},
            "“services” moet een lijst zijn, niet een tekst.",
        ),
        ({"nodes": [NODE | {"services": ["A W"]}], "edges": []}, "“A W” is geen korte naam"),
        ({"nodes": [NODE | {"titel": "x"}], "edges": []}, "het veld “titel” kennen we niet"),
        ({"nodes": [NODE], "edges": [{"source": "a"}]}, "het veld “target” ontbreekt"),
        (
            {"nodes": [NODE], "edges": [], "version": "1"},
            "“version” moet een geheel getal zijn, niet een tekst.",
        ),
        ({"nodes": [NODE], "edges": [], "version": True}, "“version” moet een geheel getal zijn"),
        ({"nodes": [NODE], "edges": [], "format_version": 2}, "“format_version” 2 kennen we niet"),
        ({"nodes": [NODE], "edges": [], "title": None}, "“title” moet een tekst zijn, niet null."),
    ],
)
def test_wrong_data_is_refused_with_the_place(data: Any, reason: str) -> None:
    with pytest.raises(FlowchartSyntaxError) as caught:
        json_format.loads(json.dumps(data))
    assert reason in caught.value.problems[0].message


@pytest.mark.parametrize("text", ["", "{", "geen json", "[" * 100_000])
def test_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(FlowchartSyntaxError, match="JSON"):
        json_format.loads(text)


def test_everything_wrong_is_reported_at_once() -> None:
    with pytest.raises(FlowchartSyntaxError) as caught:
        json_format.from_dict({"nodes": [{"id": 1}], "extra": 1})
    assert len(caught.value.problems) == 5


def test_variant_comes_back() -> None:
    variant = Variant("sport", "Club", (Node("a", Kind.ACTION, "x"),), ("b",), (Edge("a", "c", "ja"),))
    assert json_format.variant_from_dict(json_format.variant_to_dict(variant)) == variant


def test_variant_without_context_is_refused() -> None:
    with pytest.raises(FlowchartSyntaxError, match="“context” ontbreekt"):
        json_format.variant_from_dict({"title": "x"})
