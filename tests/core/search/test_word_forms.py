import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.core.search.word_forms import base_forms, compound_parts, separated, sound_of, splits

KNOWN = {"cyber", "pesten", "pest", "protocol", "naakt", "foto", "klas", "gesprek", "school", "plein"}
WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("gepest", "pest"),
        ("gepeste", "pest"),
        ("uitgelachen", "uitlach"),
        ("doorgestuurd", "doorstuur"),
        ("uitgesloten", "uitsluiten"),
        ("bedreigd", "bedreig"),
        ("kinderen", "kind"),
        ("klassen", "klas"),
        ("straffen", "straf"),
        ("ruzies", "ruzie"),
        ("brieven", "brief"),
        ("zoontje", "zoon"),
        ("vriendjes", "vriend"),
        ("roddelden", "roddel"),
    ],
)
def test_base_forms_undo_inflection(word: str, base: str) -> None:
    assert base in base_forms(word)


@pytest.mark.parametrize("word", ["pesten", "school", "awel", "112"])
def test_base_forms_leave_a_plain_word_alone(word: str) -> None:
    assert base_forms(word) == []


@given(WORDS)
def test_base_forms_never_hold_the_word_itself(word: str) -> None:
    assert word not in base_forms(word)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("cyberpesten", ["cyber", "pesten"]),
        ("pestprotocol", ["pest", "protocol"]),
        ("naaktfotos", ["naakt", "foto"]),
        ("klasgesprekken", ["klas", "gesprek"]),
        ("schoolplein", ["school", "plein"]),
        ("sportclub", []),
        ("pesten", []),
    ],
)
def test_compound_parts_need_two_known_words(word: str, parts: list[str]) -> None:
    assert compound_parts(word, KNOWN) == parts


@given(WORDS)
def test_splits_hold_only_letters_of_the_word(word: str) -> None:
    assert all(word.startswith(head) and word.endswith(tail) for head, tail in splits(word))


def test_separated_joins_verb_and_particle() -> None:
    assert "uitsluiten" in separated(["ze", "sluiten", "mij", "altijd", "uit"])
    assert separated(["uit", "de", "klas"]) == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("sieberpeste", "cyberpesten"), ("gepesd", "gepest"), ("zelvmoord", "zelfmoord"), ("exposse", "expose")],
)
def test_sound_of_is_the_same_for_what_sounds_alike(typed: str, meant: str) -> None:
    assert sound_of(typed) == sound_of(meant)


def test_sound_of_keeps_other_words_apart() -> None:
    assert sound_of("pesten") != sound_of("testen")
    assert sound_of("102") == "102"
