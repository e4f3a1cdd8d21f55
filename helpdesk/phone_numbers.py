"""Which phone numbers may be listed, and how they are written.

Visitors live in Flanders and Brussels. A line of the Netherlands does not answer them, costs money from
abroad, or is simply another number in Belgium; a number with a typing error may ring at a stranger's. Both
are refused with a Dutch explanation. Numbers are stored as digits, the way they are dialled inside Belgium:
`102`, `080020808`, `015435696`.
"""

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

EMERGENCY_NUMBERS = frozenset({"112", "101"})
"""Answered day and night because the law says so, whatever a listing says about hours."""

SHORT_NUMBERS = {
    "100": "100",
    "101": "101",
    "102": "102",
    "103": "103",
    "105": "105",
    "106": "106",
    "107": "107",
    "110": "110",
    "112": "112",
    "116000": "116 000",
    "116111": "116 111",
    "116117": "116 117",
    "1700": "1700",
    "1712": "1712",
    "1722": "1722",
    "1733": "1733",
    "1813": "1813",
}
"""Belgian short numbers that a help listing may carry, with the way people write them."""

DUTCH_LINES = {
    "113": "113 Zelfmoordpreventie",
    "09000113": "113 Zelfmoordpreventie",
    "08000113": "113 Zelfmoordpreventie",
    "08000432": "de Kindertelefoon",
    "09001450": "MIND Korrelatie",
    "08002000": "Veilig Thuis",
    "08008112": "Meld Misdaad Anoniem",
    "09008844": "de Nederlandse politie",
}
"""Lines of the Netherlands that lists of help services often copy by mistake, with their name."""

_PREMIUM = {PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}
_USE_INSTEAD = "Zoek het nummer van een Vlaamse dienst."


class PhoneNumberProblem(ValueError):  # noqa: N818 - something to tell a coordinator, not a fault of the program
    """A number that may not be listed; the message is Dutch and says why."""


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """`digits` as dialled inside Belgium; `is_short` for numbers that exist inside Belgium only."""

    digits: str
    is_short: bool

    @property
    def for_people(self) -> str:
        if self.is_short:
            return SHORT_NUMBERS[self.digits]
        parsed = phonenumbers.parse(self.digits, "BE")
        return phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL)

    @property
    def tel_uri(self) -> str:
        """Short numbers stay as they are; others get +32, so that they work from a phone abroad too."""
        return f"tel:{self.digits}" if self.is_short else f"tel:+32{self.digits[1:]}"


def parse_phone_number(text: str) -> PhoneNumber:
    """Read a Belgian phone number, typed in any usual way. Raises `PhoneNumberProblem`."""
    typed = text.strip()
    digits = re.sub(r"[\s./()-]", "", typed)
    if not digits:
        raise PhoneNumberProblem("Vul een telefoonnummer in.")
    if re.fullmatch(r"\+?\d+", digits) is None:
        raise PhoneNumberProblem(f"“{typed}” is geen telefoonnummer: gebruik alleen cijfers, spaties en eventueel +32.")
    if re.match(r"\+31|0031", digits):
        raise PhoneNumberProblem(f"“{typed}” is een nummer van Nederland. {_USE_INSTEAD}")
    digits = re.sub(r"^(?:\+32|0032)0?(?=\d)", "0", digits)
    _refuse_dutch_line(typed, digits)
    if digits in SHORT_NUMBERS:
        return PhoneNumber(digits, is_short=True)
    return PhoneNumber(_belgian_digits(typed, digits), is_short=False)


def _refuse_dutch_line(typed: str, digits: str) -> None:
    if digits in DUTCH_LINES:
        raise PhoneNumberProblem(f"“{typed}” is {DUTCH_LINES[digits]}, een lijn van Nederland. {_USE_INSTEAD}")
    # Belgian 0800 and 0900 numbers have five digits after it, landlines nine in all; ten means mobile, 04.
    dutch_freephone = re.fullmatch(r"0[89]00(\d{4}|\d{6,7})", digits)
    dutch_long = re.fullmatch(r"0(?!4)\d{9}", digits)
    if dutch_freephone or dutch_long:
        raise PhoneNumberProblem(
            f"“{typed}” heeft de vorm van een nummer van Nederland. Een Belgisch nummer heeft 9 cijfers, "
            f"een gsm-nummer 10 (04…). {_USE_INSTEAD}"
        )


def _belgian_digits(typed: str, digits: str) -> str:
    try:
        parsed = phonenumbers.parse(digits, "BE")
    except NumberParseException as error:
        raise PhoneNumberProblem(f"“{typed}” is geen telefoonnummer.") from error
    if parsed.country_code != 32:
        raise PhoneNumberProblem(f"“{typed}” is een buitenlands nummer. De site toont alleen Belgische.")
    if not digits.startswith("0") or not phonenumbers.is_valid_number(parsed):
        raise PhoneNumberProblem(
            f"“{typed}” is geen geldig Belgisch nummer. Kijk na of er een cijfer te veel of te weinig is."
        )
    if phonenumbers.number_type(parsed) in _PREMIUM:
        raise PhoneNumberProblem(
            f"“{typed}” is een betalend nummer. Hulp moet je gratis of aan gewoon tarief kunnen bellen."
        )
    return f"0{parsed.national_number}"


def format_for_people(text: str) -> str:
    """`080020808` as `0800 20 808`, `116000` as `116 000`. Raises `PhoneNumberProblem`."""
    return parse_phone_number(text).for_people


def to_tel_uri(text: str) -> str:
    """`tel:102`, `tel:+3280020808`. Raises `PhoneNumberProblem`."""
    return parse_phone_number(text).tel_uri


def is_emergency_number(text: str) -> bool:
    return re.sub(r"\s", "", text) in EMERGENCY_NUMBERS
