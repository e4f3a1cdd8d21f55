import pytest

from content.core.search.words import joined_numbers, normalise, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eén Ménsen", "een mensen"),
        ("CLBch@t", "clbchat"),
        ("foto's", "fotos"),
        ("neeeeee", "nee"),
        ("jan@school.be", "jan@school.be"),
    ],
)
def test_normalise_gives_one_spelling(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_words_of_keeps_order_and_numbers() -> None:
    assert words_of("Bel 102 of chat, nú!") == ["bel", "102", "of", "chat", "nu"]


@pytest.mark.parametrize(
    ("text", "expected"), [("116 000", ["116000"]), ("0800/13.500", ["080013500"]), ("bel 102", [])]
)
def test_joined_numbers_reads_a_spaced_number_as_one(text: str, expected: list[str]) -> None:
    assert list(joined_numbers(text)) == expected
