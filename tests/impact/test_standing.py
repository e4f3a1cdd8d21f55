from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allesoverpesten.impact.number_text import number_text
from allesoverpesten.impact.small_numbers import hidden_parts, is_small
from allesoverpesten.impact.standing import Figure, Standing, share_of_target, standing


@pytest.mark.parametrize(
    ("value", "target", "up", "is_over", "expected"),
    [
        (None, 10, True, True, Standing.NO_VALUE),
        (5, None, True, True, Standing.NO_TARGET),
        (10, 10, True, True, Standing.REACHED),
        (9, 10, True, True, Standing.ALMOST),
        ("8.99", 10, True, True, Standing.MISSED),
        (0, 0, True, True, Standing.REACHED),
        (0, 10, True, True, Standing.MISSED),
        (3, 10, True, False, Standing.RUNNING),
        (10, 10, True, False, Standing.REACHED),
        (10, 10, False, True, Standing.REACHED),
        (11, 10, False, True, Standing.ALMOST),
        (12, 10, False, True, Standing.MISSED),
        (0, 10, False, True, Standing.REACHED),
        (5, 0, False, True, Standing.MISSED),
        (2, 10, False, False, Standing.RUNNING),
    ],
)
def test_standing_at_each_boundary(
    value: float | str | None,
    target: float | None,
    up: bool,  # noqa: FBT001 - a column of the table
    is_over: bool,  # noqa: FBT001 - a column of the table
    expected: Standing,
) -> None:
    figure = Figure(
        None if value is None else Decimal(value), None if target is None else Decimal(target), higher_is_better=up
    )
    assert standing(figure, is_over=is_over) == expected


def test_every_standing_has_a_sign_and_a_word_of_its_own() -> None:
    assert len({one.label for one in Standing}) == len({one.sign for one in Standing}) == len(Standing)


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2), st.booleans())
def test_share_says_reached_exactly_when_the_target_is(value: Decimal, target: Decimal, up: bool) -> None:  # noqa: FBT001 - drawn
    share = share_of_target(Figure(value, target, higher_is_better=up))
    assert share is not None
    assert (share >= 1) == (value >= target if up else value <= target)


@pytest.mark.parametrize(
    ("parts", "whole", "hidden"),
    [
        ({"a": 10, "b": 0}, 10, set()),
        ({"a": 10, "b": 4}, 14, {"a", "b"}),
        ({"a": 10, "b": 4, "c": 7}, 21, {"b", "c"}),
        ({"a": 10, "b": 4, "c": 3}, 17, {"b", "c"}),
        ({"a": 10, "b": 4}, None, {"b"}),
        ({"a": 5, "b": 6}, 11, set()),
        ({"b": 4, "c": 0}, 4, {"b"}),
        ({}, 3, set()),
    ],
)
def test_small_part_cannot_be_found_by_subtracting(parts: dict[str, int], whole: int | None, hidden: set[str]) -> None:
    numbers = {key: Decimal(value) for key, value in parts.items()}
    assert hidden_parts(numbers, None if whole is None else Decimal(whole)) == hidden


def test_small_is_one_to_four() -> None:
    assert [number for number in range(-1, 8) if is_small(Decimal(number))] == [1, 2, 3, 4]
    assert not is_small(None)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("12345.50"), "", "12\u00a0345,5"),
        (Decimal("12345.678"), "%", "12\u00a0345,68\u00a0%"),
        (Decimal("1000.5"), "euro", "1\u00a0000,50\u00a0euro"),
        (Decimal("1000.00"), "euro", "1\u00a0000\u00a0euro"),
        (Decimal(0), "keer", "0\u00a0keer"),
        (7, "", "7"),
        (None, "euro", ""),
    ],
)
def test_number_is_written_as_dutch_readers_do(value: Decimal | None, unit: str, text: str) -> None:
    assert number_text(value, unit) == text
