import tomllib

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from content.core.search.phrases import contains, edit_distance, read_phrase, typed_words

FILE = settings.BASE_DIR / "content" / "infopunt" / "first_content" / "danger_phrases.toml"
DANGER = tomllib.loads(FILE.read_text(encoding="utf-8"))
PHRASES = {kind["key"]: [read_phrase(phrase) for phrase in kind["phrases"]] for kind in DANGER["kinds"]}
EXAMPLES = [(example["kind"], query) for example in DANGER["examples"] for query in example["queries"]]
MISSPELLED = [
    ("suicide", "zelfmrood"),
    ("suicide", "zellfmoord"),
    ("suicide", "z3lfm00rd"),
    ("suicide", "ik wil doooood"),
    ("nude-images", "naaktvoto doorgestuurd"),
    ("nude-images", "chantaage"),
    ("violence", "verkragt"),
]
HARMLESS = [
    *DANGER["safe"]["queries"],
    "ik ga dood van het lachen",
    "dodgeball regels",
    "wat is het verschil tussen pesten en plagen",
    "mijn dochter wordt gepest wat doen",
    "pestprotocol sportclub",
    "spreekbeurt over cyberpesten",
]


def kinds_in(text: str) -> set[str]:
    words = typed_words(text)
    return {kind for kind, phrases in PHRASES.items() if any(contains(words, phrase) for phrase in phrases)}


@pytest.mark.parametrize(("kind", "query"), [*EXAMPLES, *MISSPELLED])
def test_danger_is_recognised_in_own_spelling(kind: str, query: str) -> None:
    assert kind in kinds_in(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless_query_brings_no_card(query: str) -> None:
    assert kinds_in(query) == set()


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("ik wil ~ dood", "ik wil dood", True),
        ("ik wil ~ dood", "ik wil echt gewoon dood", True),
        ("ik wil ~ dood", "ik wil dat jij nooit meer dood", False),
        ("wil niet leven", "wil echt niet leven", False),
        ("zelfmoord*", "zelfmoordgedachten", True),
        ("naaktfoto", "naakt foto", True),
        ("dood", "doos", False),
        ("112", "1125", False),
    ],
)
def test_contains_follows_what_the_editor_wrote(phrase: str, text: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert contains(typed_words(text), read_phrase(phrase)) is expected


def test_gap_allows_words_between_all_words_of_a_phrase() -> None:
    assert contains(typed_words("ze lachen mij altijd uit"), read_phrase("lachen mij uit", gap=1))


@pytest.mark.parametrize("phrase", ["", "   ", "~", "*", "!!"])
def test_empty_phrase_is_in_nothing(phrase: str) -> None:
    assert not contains(typed_words("ik word gepest"), read_phrase(phrase))


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [("gepest", "gepest", 0), ("gepset", "gepest", 1), ("pesten", "peste", 1), ("kat", "hond", 4), ("", "awel", 4)],
)
def test_edit_distance_counts_slips(first: str, second: str, distance: int) -> None:
    assert edit_distance(first, second) == distance


@given(st.text(max_size=12), st.text(max_size=12))
def test_edit_distance_is_the_same_both_ways(first: str, second: str) -> None:
    assert edit_distance(first, second) == edit_distance(second, first)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at_for_danger(text: str) -> None:
    assert kinds_in(text) <= set(PHRASES)
