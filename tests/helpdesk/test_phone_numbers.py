import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.phone_numbers import (
    PhoneNumberProblem,
    format_for_people,
    is_emergency_number,
    parse_phone_number,
    to_tel_uri,
)

FACTS = Path(__file__).parents[2] / "helpdesk" / "first_content" / "contact_points.csv"
LISTED = [
    row["value"] for row in csv.DictReader(FACTS.read_text(encoding="utf-8").splitlines()) if row["channel"] == "phone"
]


@pytest.mark.parametrize("number", LISTED)
def test_parse_phone_number_of_every_listed_service_keeps_its_digits(number: str) -> None:
    assert parse_phone_number(number).digits == number


@pytest.mark.parametrize(
    ("typed", "for_people", "uri"),
    [
        ("102", "102", "tel:102"),
        ("106", "106", "tel:106"),
        ("112", "112", "tel:112"),
        ("1813", "1813", "tel:1813"),
        ("116000", "116 000", "tel:116000"),
        ("116 000", "116 000", "tel:116000"),
        ("0800/20.808", "0800 20 808", "tel:+3280020808"),
        ("015 43 56 96", "015 43 56 96", "tel:+3215435696"),
        ("+32 15 43 56 96", "015 43 56 96", "tel:+3215435696"),
        ("+32 (0)15 43 56 96", "015 43 56 96", "tel:+3215435696"),
        ("0032 470 12 34 56", "0470 12 34 56", "tel:+32470123456"),
        ("078 15 15 15", "078 15 15 15", "tel:+3278151515"),
    ],
)
def test_phone_number_of_belgium_is_written_for_people_and_phones(typed: str, for_people: str, uri: str) -> None:
    assert format_for_people(typed) == for_people
    assert to_tel_uri(typed) == uri


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("113", "113 Zelfmoordpreventie, een lijn van Nederland"),
        ("0800-0113", "113 Zelfmoordpreventie, een lijn van Nederland"),
        ("0900 0113", "113 Zelfmoordpreventie, een lijn van Nederland"),
        ("0800 0432", "de Kindertelefoon, een lijn van Nederland"),
        ("0900 1450", "MIND Korrelatie, een lijn van Nederland"),
        ("0800 2000", "Veilig Thuis, een lijn van Nederland"),
        ("+31 20 123 45 67", "een nummer van Nederland"),
        ("0031612345678", "een nummer van Nederland"),
        ("06 12 34 56 78", "de vorm van een nummer van Nederland"),
        ("020 123 45 67", "de vorm van een nummer van Nederland"),
        ("0900 123456", "de vorm van een nummer van Nederland"),
        ("0800 1234", "de vorm van een nummer van Nederland"),
        ("+33 1 42 68 53 00", "een buitenlands nummer"),
        ("0902 12 345", "een betalend nummer"),
        ("070 22 22 22", "een betalend nummer"),
        ("0800 20 80", "de vorm van een nummer van Nederland"),
        ("0800 20 80 8 8", "de vorm van een nummer van Nederland"),
        ("015 43 56 9", "geen geldig Belgisch nummer"),
        ("12345", "geen geldig Belgisch nummer"),
        ("+32 102", "geen geldig Belgisch nummer"),
        ("1813 of 112", "geen telefoonnummer: gebruik alleen cijfers"),
        ("=1813", "geen telefoonnummer: gebruik alleen cijfers"),
        ("+", "geen telefoonnummer: gebruik alleen cijfers"),
        ("  ", "Vul een telefoonnummer in"),
    ],
)
def test_phone_number_that_may_not_be_listed_is_refused_with_a_reason(typed: str, reason: str) -> None:
    with pytest.raises(PhoneNumberProblem) as problem:
        parse_phone_number(typed)
    assert reason in str(problem.value)


@given(st.text(max_size=30) | st.from_regex(r"\+?[0-9 ./-]{0,16}", fullmatch=True))
def test_parse_phone_number_of_any_text_is_a_number_or_a_problem(text: str) -> None:
    try:
        number = parse_phone_number(text)
    except PhoneNumberProblem as problem:
        assert str(problem).endswith(".")  # noqa: PT017 - both outcomes are right, each has its promise
    else:
        assert parse_phone_number(number.for_people) == number


def test_is_emergency_number_knows_only_the_two_of_the_law() -> None:
    assert [n for n in ("112", "1 1 2", "101", "1813", "102") if is_emergency_number(n)] == [
        "112",
        "1 1 2",
        "101",
    ]
