"""The rules of the check, and the screens around them: nothing stored, always an outcome."""

from itertools import product
from typing import Any

import pytest
from django.test import Client

from knowledge.training.selfcheck.result import MOST_STEPS, Answer, evaluate
from knowledge.training.selfcheck.statements import STATEMENTS, Kind, Phase, statements_for
from tests.factories.training import make_flowchart, make_training

ADDRESS = "/leren/zelfcheck/"


def answers(kind: Kind, answer: Answer, **other: Answer) -> dict[str, Answer]:
    return {one.key: answer for one in statements_for(kind)} | other


def test_keys_are_unique() -> None:
    assert len({one.key for one in STATEMENTS}) == len(STATEMENTS)


@pytest.mark.parametrize(("kind", "phase"), list(product(Kind, Phase)))
def test_every_kind_has_several_statements_in_every_phase(kind: Kind, phase: Phase) -> None:
    assert len([one for one in statements_for(kind) if one.phase is phase]) >= 2


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("answer", "share", "words"),
    [(Answer.YES, 100, "Sterk"), (Answer.PARTLY, 50, "Op weg"), (Answer.NO, 0, "Hier begin je")],
)
def test_same_answer_everywhere_gives_the_same_share_everywhere(
    kind: Kind, answer: Answer, share: int, words: str
) -> None:
    result = evaluate(kind, answers(kind, answer))
    assert {(one.share, one.words) for one in result.phases} == {(share, words)}
    assert len(result.steps) == (0 if answer is Answer.YES else MOST_STEPS)
    assert len(result.strengths) == (len(statements_for(kind)) if answer is Answer.YES else 0)


def test_what_is_missing_comes_before_what_is_half_there() -> None:
    result = evaluate(Kind.SCHOOL, answers(Kind.SCHOOL, Answer.YES, afspraken=Answer.PARTLY, leren=Answer.NO))
    assert [one.key for one in result.steps] == ["leren", "afspraken"]


def test_missing_answer_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        evaluate(Kind.WORK, {})


@pytest.fixture
def posted() -> dict[str, Any]:
    return {key: answer.value for key, answer in answers(Kind.SPORT, Answer.NO, afspraken=Answer.YES).items()}


@pytest.mark.django_db
def test_result_shows_what_matches_and_keeps_nothing(client: Client, posted: dict[str, Any]) -> None:
    make_training(title="Past", contexts=["sport"])
    make_training(title="Past niet", contexts=["werk"])
    make_flowchart(title="Aaa wegwijzer", contexts=["sport"])
    response = client.post(f"{ADDRESS}sport/", posted)
    text = response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Er staat op papier wat we onder pesten verstaan" in text
    assert "Vraag in elke groep wat helpt" in text
    assert "Hier begin je (0 %)" in text
    assert "Pestbusters" in text
    assert "Past niet" not in text
    assert "Aaa wegwijzer" in text
    assert "Wij Pestvrij" in text


@pytest.mark.django_db
def test_forgotten_statement_is_named_and_answers_stay(client: Client, posted: dict[str, Any]) -> None:
    del posted["signalen"]
    response = client.post(f"{ADDRESS}sport/", posted)
    text = response.content.decode()
    assert response.status_code == 400
    assert "weet waaraan je pesten herkent.: Kies een antwoord." in text
    assert text.count(" checked") == len(posted)


@pytest.mark.django_db
def test_door_leads_to_every_kind(client: Client) -> None:
    text = client.get(ADDRESS).content.decode()
    for kind in Kind:
        assert f"{ADDRESS}{kind.value}/" in text
        assert client.get(f"{ADDRESS}{kind.value}/").status_code == 200
    assert client.get(f"{ADDRESS}maan/").status_code == 404
