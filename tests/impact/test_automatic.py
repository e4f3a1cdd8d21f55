from datetime import date

import pytest

from allesoverpesten.impact.automatic import Measured, find, indicator, known, registry, whole


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_known", {})


def test_indicator_is_known_by_its_key() -> None:
    @indicator("bomen", label="Bomen", definition="Geplante bomen.", unit="bomen", of_people=False)
    def trees(first_day: date, last_day: date) -> list[Measured]:
        return [Measured((last_day - first_day).days, audience="ouder")]

    found = find("bomen")
    assert found is not None
    assert (found.label, found.unit, found.of_people, found.is_state) == ("Bomen", "bomen", False, False)
    assert found.measure(date(2026, 9, 1), date(2026, 9, 8)) == [Measured(7, audience="ouder")]
    assert known() == [found]


def test_indicator_with_a_key_that_is_taken_is_refused() -> None:
    def nothing(_first_day: date, _last_day: date) -> list[Measured]:
        return []

    indicator("x", label="X", definition="", unit="")(nothing)
    with pytest.raises(ValueError, match="'x'"):
        indicator("x", label="Y", definition="", unit="")(nothing)


def test_indicator_that_is_gone_is_not_found() -> None:
    assert find("weg") is None


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ([], None),
        ([Measured(3, audience="kind"), Measured(4, audience="ouder")], 7),
        ([Measured(3, page=8), Measured(4, page=9), Measured(5)], 5),
        ([Measured(0)], 0),
    ],
)
def test_whole_is_the_given_whole_or_else_the_sum(parts: list[Measured], total: int | None) -> None:
    assert whole(parts) == total
