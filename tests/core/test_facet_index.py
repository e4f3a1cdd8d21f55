"""Choosing and counting with sets of bits equals a plain walk through the list."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.core.facet_index import FacetIndex

ROWS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(["a:1", "a:2", "b:1", "b:2", "c:1"])), st.sampled_from(["klas", "klas plein", ""])
    ),
    max_size=40,
)
WORDS = st.sampled_from(["", "klas", "Plein klas", "onbekend"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ROWS, st.dictionaries(st.sampled_from("abc"), st.sampled_from("12")), WORDS)
def test_facets_and_words_choose_and_count_as_a_plain_walk_would(
    rows: list[tuple[set[str], str]], chosen: dict[str, str], words: str
) -> None:
    index = FacetIndex([(number + 100, keys, text) for number, (keys, text) in enumerate(rows)])
    wanted = {name: f"{name}:{value}" for name, value in chosen.items()}
    inside = [
        (number, keys)
        for number, (keys, text) in enumerate(rows)
        if all(word in text for word in words.lower().split())
    ]
    with_words = index.with_words(words)
    found = index.found(wanted, with_words)
    assert index.ids(found) == [number + 100 for number, keys in inside if set(wanted.values()) <= keys]
    assert index.places(found) == [number for number, keys in inside if set(wanted.values()) <= keys]
    counts = index.counts(wanted, with_words)
    for key in ("a:1", "a:2", "b:1", "b:2", "c:1"):
        others = {value for name, value in wanted.items() if name != key[0]}
        assert counts.get(key, 0) == sum(key in keys and others <= keys for _number, keys in inside)


@pytest.mark.parametrize(
    ("words", "found"), [("École", [1]), ("ECOLE", [1]), ("cole 2019", [1]), ("school", []), ("  ", [1, 2])]
)
def test_words_are_found_without_case_and_accents(words: str, found: list[int]) -> None:
    index = FacetIndex([(1, [], "l'ecole 2019"), (2, [], "klas")])
    assert index.ids(index.with_words(words)) == found


def test_values_of_a_facet_are_sorted() -> None:
    index = FacetIndex([(1, ["jaar:2020", "taal:nl"], ""), (2, ["jaar:1999"], "")])
    assert index.keys("jaar") == ["1999", "2020"]
