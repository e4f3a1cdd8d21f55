"""Identifiers and duplicates."""

import pytest

from knowledge.research.bibliography.duplicates import KnownWorks, WorkKeys
from knowledge.research.bibliography.identifiers import doi_key, is_orcid, is_ror, tidy_orcid, tidy_ror
from knowledge.research.bibliography.record import Record


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0001-5109-3700", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1825-0098", False),
        ("0000-0002-1825-009", False),
        ("0000-0002-1694-2330", False),
        ("", False),
    ],
)
def test_orcid_is_judged_by_its_check_digit(text: str, is_valid: bool) -> None:  # noqa: FBT001 - a table of examples
    assert is_orcid(text) is is_valid


def test_orcid_and_ror_are_understood_in_any_writing() -> None:
    for text in ("https://orcid.org/0000-0002-1694-233x", "0000 0002 1694 233X", "000000021694233X"):
        assert tidy_orcid(text) == "0000-0002-1694-233X"
    assert tidy_ror("https://ror.org/008X57B05/") == "008x57b05"


def test_ror_is_judged_by_its_check_digits() -> None:
    assert [is_ror(text) for text in ("008x57b05", "00cv9y106", "05f950310", "006e5kg04")] == [True] * 4
    assert [is_ror(text) for text in ("008x57b06", "008x57c05", "108x57b05", "", "008x57l05")] == [False] * 5


def keys(**values: str) -> WorkKeys:
    return WorkKeys.of(Record(**values))


LONG = "Cyberbullying among youngsters"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({"title": LONG}, {"title": "Cyber-bullying AMONG youngsters."}, True),
        ({"title": LONG, "issued": "2009"}, {"title": LONG}, True),
        ({"title": LONG, "issued": "2009"}, {"title": LONG, "issued": "2010"}, False),
        ({"title": LONG, "doi": "10.1234/A"}, {"title": "Iets anders", "doi": "https://doi.org/10.1234/a"}, True),
        ({"title": LONG, "doi": "10.1234/a"}, {"title": LONG, "doi": "10.1234/b"}, False),
        ({"title": LONG, "doi": "10.1234/a"}, {"title": LONG}, True),
        ({"title": "Editorial", "container": "J"}, {"title": "Editorial", "container": "K"}, False),
        ({"title": "Editorial", "container": "J"}, {"title": "Editorial", "container": "J"}, True),
        ({"title": "Pesten één"}, {"title": "Pesten een"}, True),
    ],
)
def test_same_work_is_found_by_doi_or_title(one: dict[str, str], other: dict[str, str], is_same: bool) -> None:  # noqa: FBT001 - a table of examples
    known: KnownWorks[str] = KnownWorks()
    known.add(keys(**one), "een")
    assert (known.find(keys(**other)) == "een") is is_same


def test_doi_keys_ignore_case_and_prefix() -> None:
    assert doi_key("HTTPS://DX.DOI.ORG/10.1234/ABC.") == doi_key("doi:10.1234/abc") == "10.1234/abc"
