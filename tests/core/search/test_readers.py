import pytest

from content.core.search.readers import likely_audiences
from content.core.search.words import words_of


@pytest.mark.parametrize(
    ("query", "audiences"),
    [
        ("mijn dochter wordt gepest", ["ouder"]),
        ("mijn kind pest", ["ouder"]),
        ("pestprotocol", ["school"]),
        ("pesten in de kleedkamer", ["sport"]),
        ("pesten op kamp", ["jeugdwerk"]),
        ("mijn baas pest mij", ["werk"]),
        ("ik word gepest in mijn klas", ["jongere", "kind"]),
        ("pesten in de klas", ["school"]),
        ("pesten", []),
    ],
)
def test_likely_audiences_follow_the_words(query: str, audiences: list[str]) -> None:
    assert likely_audiences(words_of(query)) == audiences
