from collections.abc import Iterable

from content.core.search.plan import (
    Meaning,
    Planner,
    best_spellings,
    joined,
    query_words,
    unknown_words,
    words_to_look_up,
)
from content.core.search.vocabulary import KnownWord

STEMS = {"pesten": "pest", "gepest": "gepest", "pest": "pest", "cyber": "cyber", "cyberpesten": "cyberpest", "mijn": ""}
DOCUMENTS = {"pest": 60, "gepest": 40, "cyber": 5, "kiva": 2, "naaktfoto": 3}


def known(words: Iterable[str]) -> dict[str, KnownWord]:
    """A little site that knows a few words; everything else is unknown to it."""
    found = {}
    for word in words:
        lexeme = STEMS.get(word, word)
        documents = DOCUMENTS.get(lexeme, 0)
        found[word] = KnownWord(word, lexeme, documents, is_known=word in STEMS or word in DOCUMENTS)
    return found


def terms_of(query: str, *meanings: Meaning) -> list[dict[tuple[str, ...], float]]:
    words = query_words(query)
    looked_up = known(words_to_look_up(words) | {word for meaning in meanings for word in meaning.term.split()})
    terms = Planner(looked_up, total=100).terms(words, {}, meanings)
    return [{option.lexemes: option.weight for option in term.alternatives} for term in terms]


def test_rare_word_weighs_more_than_common_word() -> None:
    [kiva], [pest] = terms_of("kiva"), terms_of("pesten")
    assert kiva[("kiva",)] > 3 * pest[("pest",)]


def test_stop_words_and_noise_ask_nothing() -> None:
    assert terms_of("mijn") == []
    assert terms_of("ik wil da weten aub") == []


def test_inflected_word_is_answered_by_its_base() -> None:
    [term] = terms_of("gepest")
    assert term.keys() == {("gepest",), ("pest",)}


def test_compound_is_answered_by_its_parts_for_less() -> None:
    [term] = terms_of("cyberpesten")
    assert term.keys() == {("cyber",), ("pest",)}


def test_two_words_may_be_one() -> None:
    assert "naaktfoto" in joined(["naakt", "foto"])
    assert [*terms_of("naakt foto")] == [{("naaktfoto",): terms_of("naaktfoto")[0][("naaktfoto",)]}]


def test_meaning_of_one_word_stands_beside_the_word() -> None:
    [term] = terms_of("mobbing", Meaning("pesten", 0, is_word=True))
    assert term.keys() == {("pest",)}


def test_meaning_of_a_phrase_is_asked_besides_its_words() -> None:
    terms = terms_of("kiva lachen mij uit", Meaning("pesten", 1, is_word=False))
    assert [set(term) for term in terms] == [{("kiva",)}, {("pest",)}]


def test_same_thing_is_asked_once() -> None:
    assert len(terms_of("pesten pest pesten", Meaning("pesten", 0, is_word=False))) == 1


def test_unknown_words_are_those_the_site_holds_in_no_form() -> None:
    words = query_words("gepest kiwa 116000 mijn naakt foto")
    assert unknown_words(words, known(words_to_look_up(words))) == ["kiwa"]


def test_best_spellings_prefer_few_slips_then_common_words() -> None:
    candidates = [KnownWord("pesten", "pest", 60), KnownWord("testen", "test", 2), KnownWord("praten", "prat", 50)]
    assert [word.word for word in best_spellings("psten", candidates)] == ["pesten"]


def test_best_spellings_never_guess_a_short_word() -> None:
    assert best_spellings("wa", [KnownWord("was", "was", 5)]) == []


def test_word_weights_are_zero_for_what_says_nothing() -> None:
    words = query_words("wa mijn kiva")
    assert [weight > 0 for weight in Planner(known(words_to_look_up(words)), 100).word_weights(words)] == [
        False,
        False,
        True,
    ]
