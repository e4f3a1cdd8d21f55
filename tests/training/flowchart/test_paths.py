import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.training.flowchart.graph import Flowchart, Kind
from knowledge.training.flowchart.paths import Answer, Walk, change, questions_ahead, walk
from tests.training.flowchart.charts import big_chart, chart
from tests.training.flowchart.strategies import small_graphs

# Two questions in a row whatever the first answer is, each with an action before it.
TWO_WAYS = chart("A? B C D? E. F.", "A ja B", "A nee C", "B D", "C D", "D ja E", "D nee F")


def shown(state: Walk) -> list[str]:
    return [node.id for node in state.screen]


def test_walk_begins_at_the_first_question() -> None:
    state = walk(TWO_WAYS)
    assert shown(state) == ["A"]
    assert [edge.answer for edge in state.choices] == ["ja", "nee"]
    assert (state.questions_left, state.progress, state.finished) == (2, 0.0, False)


def test_steps_without_a_choice_stand_on_the_screen_of_the_next_question() -> None:
    state = walk(TWO_WAYS, [Answer("A", "ja")])
    assert shown(state) == ["B", "D"]
    assert [step.node.id for step in state.steps] == ["A", "B", "D"]
    assert (state.questions_left, state.progress) == (1, 0.5)


def test_walk_ends_at_an_outcome() -> None:
    state = walk(TWO_WAYS, [Answer("A", "ja"), Answer("D", "nee")])
    assert shown(state) == ["F"]
    assert (state.finished, state.progress, state.choices) == (True, 1.0, ())


def test_later_answer_still_holds_after_changing_an_earlier_one() -> None:
    given_answers = (Answer("A", "ja"), Answer("D", "nee"))
    state = walk(TWO_WAYS, change(given_answers, 0, "nee"))
    assert [step.node.id for step in state.steps] == ["A", "C", "D", "F"]
    assert state.kept == (Answer("A", "nee"), Answer("D", "nee"))
    assert state.dropped == ()


def test_answer_that_is_no_longer_on_the_path_is_dropped() -> None:
    graph = chart("A? B? C? E.", "A ja B", "A nee C", "B ja C", "C ja E")
    state = walk(graph, change((Answer("A", "ja"), Answer("B", "ja"), Answer("C", "ja")), 0, "nee"))
    assert state.kept == (Answer("A", "nee"), Answer("C", "ja"))
    assert state.dropped == (Answer("B", "ja"),)
    assert state.finished


def test_unknown_answer_is_dropped_and_asked_again() -> None:
    state = walk(TWO_WAYS, [Answer("A", "misschien"), Answer("X", "ja")])
    assert shown(state) == ["A"]
    assert state.dropped == (Answer("A", "misschien"), Answer("X", "ja"))


def test_answer_is_recognized_in_other_case() -> None:
    assert shown(walk(TWO_WAYS, [Answer("A", " JA ")])) == ["B", "D"]


def test_loop_asks_the_same_question_again() -> None:
    graph = chart("A B? C.", "A B", "B nee A", "B ja C")
    again = walk(graph, [Answer("B", "nee")])
    assert shown(again) == ["A", "B"]
    assert shown(walk(graph, [Answer("B", "nee"), Answer("B", "ja")])) == ["C"]


def test_loop_without_questions_stops() -> None:
    assert shown(walk(chart("A B", "A B", "B A"))) == ["A", "B", "A"]


def test_chart_without_start_cannot_be_walked() -> None:
    with pytest.raises(ValueError, match="geen begin"):
        walk(Flowchart())


def test_questions_ahead_counts_the_longest_way_and_a_loop_once() -> None:
    graph = chart("A? B? C? Z.", "A ja B", "A nee Z", "B ja C", "C nee A", "C ja Z")
    assert questions_ahead(graph) == {"A": 3, "B": 2, "C": 1, "Z": 0}


@given(small_graphs(), st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["", "ja", "nee"])), max_size=8))
@settings(deadline=None)
def test_walk_accounts_for_every_answer(graph: Flowchart, numbers: list[tuple[int, str]]) -> None:
    answers = [Answer(f"n{number}", answer) for number, answer in numbers]
    if graph.start_id is None:
        return
    state = walk(graph, answers)
    assert len(state.kept) + len(state.dropped) == len(answers)
    assert state.steps[0].node.id == graph.start_id
    assert walk(graph, state.kept).steps == state.steps
    for step, following in zip(state.steps, state.steps[1:], strict=False):
        assert step.taken is not None
        assert (step.taken.source, step.taken.target) == (step.node.id, following.node.id)


def test_always_answering_first_brings_a_reader_to_the_end() -> None:
    graph = big_chart(300)
    state = walk(graph)
    while not state.finished:
        state = walk(graph, [*state.kept, Answer(state.screen[-1].id, state.choices[0].answer)])
    assert state.screen[-1].kind is Kind.OUTCOME
