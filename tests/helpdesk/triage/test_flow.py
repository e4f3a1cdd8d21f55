from collections.abc import Mapping

import pytest

from helpdesk.triage.answers import RED_FLAGS, YOUNG, Answers, What, Who
from helpdesk.triage.flow import (
    hidden_fields,
    next_question,
    previous_key,
    query,
    read_answers,
    summary,
    without,
)
from helpdesk.triage.questions import Key, question, what_label, whats_for


def next_key(data: Mapping[str, str]) -> Key | None:
    found = next_question(read_answers(data))
    return found.key if found else None


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({}, Key.WHO),
        ({"who": "kind"}, Key.WHAT),
        ({"who": "kind", "what": "gepest"}, Key.PLACE),
        ({"who": "kind", "what": "gepest", "place": ""}, None),  # skipped
        ({"who": "kind", "what": "gepest", "place": "9000"}, None),
        ({"who": "kind", "what": "gepest", "place": "Deurne"}, Key.PLACE),  # which one?
        ({"who": "kind", "what": "gepest", "place": "nergens"}, Key.PLACE),
        ({"what": "gepest", "place": "9000"}, Key.WHO),
        ({"who": "baas"}, Key.WHO),
        ({"who": "kind", "what": "honger"}, Key.WHAT),
        ({"who": "kind", "what": "werk", "place": "9000"}, Key.WHAT),  # no worry of a child
    ],
)
def test_next_question_is_the_first_without_a_usable_answer(data: dict[str, str], key: Key | None) -> None:
    assert next_key(data) == key


def test_read_answers_explains_what_cannot_be_used() -> None:
    reading = read_answers({"who": "baas", "what": "honger", "place": "nergens"})
    assert reading.answers == Answers(place="nergens")
    assert reading.problems == {
        Key.WHO: "Kies een van deze antwoorden.",
        Key.WHAT: "Kies een van deze antwoorden.",
        Key.PLACE: "“nergens” is geen gemeente die we kennen. Typ je postcode, of sla deze vraag over.",
    }


def test_read_answers_keeps_the_choices_of_an_ambiguous_place() -> None:
    reading = read_answers({"who": "ouder", "what": "gepest", "place": "1040"})
    assert [place.nis for place in reading.place.choices] == ["21004", "21005"]
    assert reading.answers.place == "1040"
    assert read_answers({"place": "9000 Gent"}).answers.place == "44021"


def test_changing_who_keeps_the_other_answers_that_still_make_sense() -> None:
    kept = read_answers({"who": "jongere", "what": "gepest", "place": "9000"}).answers
    assert hidden_fields(kept, Key.WHO) == {"what": "gepest", "place": "44021"}
    changed = read_answers({**hidden_fields(kept, Key.WHO), "who": "ouder"})
    assert changed.answers == Answers(Who.PARENT, What.BULLIED, "44021")
    assert next_question(changed) is None
    child = read_answers({"who": "kind", "what": "werk", "place": ""}).answers
    assert child == Answers(Who.CHILD, None, "")


def test_going_back_opens_one_question_and_keeps_the_others() -> None:
    answers = Answers(Who.CHILD, What.BULLIED, "44021")
    assert without(answers, Key.WHAT) == Answers(Who.CHILD, None, "44021")
    assert [previous_key(key) for key in Key] == [None, Key.WHO, Key.WHAT]


def test_answers_of_a_child_or_teenager_never_get_an_address() -> None:
    for who in (None, *YOUNG):
        with pytest.raises(ValueError, match="never stand in an address"):
            query(Answers(who, What.BULLIED, "44021"))


@pytest.mark.parametrize("who", [who for who in Who if who not in YOUNG])
def test_answers_of_others_read_back_from_their_address(who: Who) -> None:
    answers = Answers(who, What.BULLIED, "44021")
    assert query(answers) == {"who": who, "what": "gepest", "place": "44021"}
    assert read_answers(query(answers)).answers == answers


def test_place_that_is_very_long_is_cut() -> None:
    assert len(read_answers({"place": "x" * 5000}).answers.place or "") == 60


def test_summary_names_each_answer_in_the_words_of_whoever_answered() -> None:
    rows = summary(Answers(Who.PARENT, What.BULLIED, "44021"))
    assert [(row.key, row.question, row.answer) for row in rows] == [
        (Key.WHO, "Wie ben je?", "Ik ben ouder of opvoeder"),
        (Key.WHAT, "Wat is er met je kind?", "Mijn kind wordt gepest"),
        (Key.PLACE, "Waar woon je?", "Gent"),
    ]
    assert [row.answer for row in summary(Answers(Who.CHILD, place=""))] == [
        "Ik ben een kind (6 tot 11 jaar)",
        "Overgeslagen",
    ]
    assert summary(Answers()) == ()


def test_questions_offer_every_who_and_the_worries_that_fit() -> None:
    assert [option.key for option in question(Key.WHO, Answers()).options] == list(Who)
    assert question(Key.PLACE, Answers()).may_be_skipped
    for who in Who:
        asked = question(Key.WHAT, Answers(who))
        assert not asked.may_be_skipped
        assert [option.key for option in asked.options] == list(whats_for(who))
        assert {option.key for option in asked.options if option.is_red_flag} == RED_FLAGS
    assert What.AT_WORK not in whats_for(Who.CHILD)
    assert set(whats_for(Who.TEEN)) == set(What)


def test_what_label_exists_for_every_combination() -> None:
    assert all(what_label(who, what) for who in Who for what in What)


def test_what_cannot_be_asked_before_who() -> None:
    with pytest.raises(ValueError, match="who somebody is"):
        question(Key.WHAT, Answers())
