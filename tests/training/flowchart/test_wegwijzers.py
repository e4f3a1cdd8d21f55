"""The wegwijzers that the site starts with: sound, complete, and drawn without a collision."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.training import flowchart
from knowledge.training.flowchart import json_format, mermaid
from knowledge.training.flowchart.collisions import collisions
from knowledge.training.flowchart.graph import Flowchart, Kind, Mode
from knowledge.training.flowchart.layout import (
    PAPER_HEIGHT,
    PAPER_WIDTH,
    SCREEN_WIDTH,
    paper_layout,
    screen_layout,
    wide_layout,
)
from knowledge.training.flowchart.narrow_layout import narrow_layout
from knowledge.training.flowchart.outline import as_text
from knowledge.training.flowchart.paths import Answer, Walk, walk
from knowledge.training.flowchart.validate import ServiceFacts, validate

FOLDER = Path(flowchart.__path__[0]).parent / "first_content" / "wegwijzers"
# The help services of the first content, and which of them answer at any hour.
SERVICES = [
    "awel",
    "1712",
    "clbchat",
    "clb",
    "jac",
    "caw",
    "overkop",
    "nupraatikerover",
    "klachtenlijn",
    "vmri",
    "unia",
    "vertrouwenspersoon-werk",
    "api",
]
DAY_AND_NIGHT = ["tele-onthaal", "zelfmoord1813", "child-focus", "politie", "noodnummer"]
FACTS = [ServiceFacts(slug) for slug in SERVICES] + [ServiceFacts(slug, day_and_night=True) for slug in DAY_AND_NIGHT]
CHILD_MODE = {"ik-word-gepest", "gepest-in-een-klaschat", "naaktbeeld-van-mij"}
OPEN_MODE = {
    "je-kind-wordt-gepest",
    "leerkracht-ziet-pesten",
    "naaktbeeld-op-school",
    "pesten-in-de-sportclub",
    "pesten-in-het-jeugdwerk",
    "pesten-op-het-werk",
}


EACH = pytest.mark.parametrize("name", sorted(CHILD_MODE | OPEN_MODE))


def read(name: str) -> Flowchart:
    return mermaid.loads((FOLDER / f"{name}.mmd").read_text(encoding="utf-8"))


def ends(chart: Flowchart, answers: tuple[Answer, ...] = ()) -> Iterator[Walk]:
    """Where every way of answering ends, giving each answer at most once (so a loop is walked once)."""
    state = walk(chart, answers)
    if state.finished:
        yield state
    for choice in state.choices:
        answer = Answer(choice.source, choice.answer)
        if answer not in answers:
            yield from ends(chart, (*answers, answer))


def test_every_wegwijzer_that_was_promised_is_there() -> None:
    assert {file.stem for file in FOLDER.glob("*.mmd")} == CHILD_MODE | OPEN_MODE
    assert {name for name in CHILD_MODE | OPEN_MODE if read(name).mode is Mode.CHILD} == CHILD_MODE


@EACH
def test_wegwijzer_passes_the_linter(name: str) -> None:
    assert validate(read(name), FACTS) == []


@EACH
def test_wegwijzer_survives_export_and_import(name: str) -> None:
    chart = read(name)
    assert mermaid.loads(mermaid.dumps(chart)) == chart
    assert json_format.loads(json_format.dumps(chart)) == chart


@EACH
def test_wegwijzer_has_all_its_parts(name: str) -> None:
    chart = read(name)
    assert 8 <= len(chart.nodes) <= 25
    assert all([chart.title, chart.summary, chart.audience, chart.contexts, chart.sources])
    assert {"noodnummer", "politie", "zelfmoord1813"} <= set(chart.red_flag.services)
    for node in chart.nodes:
        assert node.text or node.kind is Kind.QUESTION, node.id
        assert bool(node.why) == (node.kind is Kind.QUESTION), node.id
        assert node.services or node.kind not in {Kind.OUTCOME, Kind.HANDOVER}, node.id
        assert node.deadline or node.kind not in {Kind.ACTION, Kind.WARNING}, node.id


@EACH
def test_every_way_of_answering_ends_in_an_outcome_with_a_contact(name: str) -> None:
    found = list(ends(read(name)))
    outcomes = {node.id for node in read(name).nodes if node.kind is Kind.OUTCOME}
    assert {state.screen[-1].id for state in found} == outcomes
    assert all(state.screen[-1].services for state in found)


@EACH
def test_wegwijzer_drawings_have_no_collision_and_fit(name: str) -> None:
    chart = read(name)
    screen, paper = screen_layout(chart), paper_layout(chart)
    for sheets in (wide_layout(chart), screen, paper, narrow_layout(chart)):
        assert [problem for sheet in sheets for problem in collisions(sheet)] == []
        assert sum(len(sheet.boxes) for sheet in sheets) == len(chart.nodes)
    assert max(sheet.width for sheet in screen) <= SCREEN_WIDTH
    assert max(sheet.width for sheet in paper) <= PAPER_WIDTH
    assert max(sheet.height for sheet in paper) <= PAPER_HEIGHT
    assert narrow_layout(chart)[0].width <= 352


@EACH
def test_wegwijzer_outline_tells_every_step_and_answer(name: str) -> None:
    chart = read(name)
    lines = as_text(chart).splitlines()
    for node in chart.nodes:
        assert any(line.endswith(f". {node.kind.label}: {node.title}") for line in lines)
    for edge in chart.edges:
        assert not edge.answer or any(line.startswith(f"   - {edge.answer}: ga naar stap ") for line in lines)


def test_nude_image_wegwijzers_say_not_to_forward() -> None:
    assert "stuur het niet door" in as_text(read("naaktbeeld-van-mij")).lower()
    assert "bekijk, bewaar en verstuur het beeld niet" in as_text(read("naaktbeeld-op-school")).lower()
