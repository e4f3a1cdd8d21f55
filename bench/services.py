"""Thousands of invented help services, as the two files that a coordinator imports.

Nothing in them is about a real service: names are numbered, web addresses end on `.example`, and telephone numbers come
from one landline zone without anybody being called.
"""

import csv
import io
import random
from collections.abc import Iterable, Iterator

from helpdesk.facts_csv import CONTACT_COLUMNS, SERVICE_COLUMNS

AUDIENCES = ("kind;jongere", "jongere", "iedereen", "ouder", "leerkracht;ouder", "volwassene", "coach", "werknemer")
THEMES = (
    "alle",
    "pesten",
    "geweld;misbruik",
    "cyberpesten;naaktbeelden",
    "school;pesten",
    "zelfmoordgedachten",
    "sport",
)
AREAS = ("Vlaanderen", "België", "Gent", "Antwerpen", "Leuven;Mechelen", "Provincie Limburg", "Brussel", "Aalst")
HOURS = (
    "24/7",
    "Mo-Fr 09:00-17:00; PH off",
    "Mo-Sa 18:00-22:00",
    "Mo-Tu,Th 17:00-21:00; We 14:00-21:00; SH off",
    "We 13:30-17:00; Sa 10:00-12:00",
    "",
)
CHECKED = ("2020-02", "2026-06-01", "2026-11-01")


def files_of(count: int, first: int = 0) -> tuple[bytes, bytes]:
    """Services and contact points number `first` and on, the same ones at every call."""
    numbers = range(first, first + count)
    return (
        _csv(SERVICE_COLUMNS, (_service(number) for number in numbers)),
        _csv(CONTACT_COLUMNS, (row for number in numbers for row in _contacts(number))),
    )


def slug(number: int) -> str:
    return f"proef-{number:05d}"


def _service(number: int) -> list[str]:
    pick = random.Random(number)  # noqa: S311 - invented data, the same each time
    crisis = pick.random() < 0.02
    return [
        slug(number),
        f"Proeforganisatie {number % 400:03d}",
        f"Proefdienst {number:05d}",
        f"Verzonnen dienst nummer {number}, om mee te meten.",
        pick.choice(AUDIENCES),
        "",
        "",
        pick.choice(THEMES),
        pick.choice(("ja", "nee")),
        pick.choice(("ja", "nee")),
        pick.choice(AREAS),
        f"https://dienst{number}.example",
        "ja" if crisis else "nee",
        f"https://bron{number}.example",
        pick.choice(CHECKED),
        "gecontroleerd",
    ]


def _contacts(number: int) -> Iterator[list[str]]:
    pick = random.Random(-number - 1)  # noqa: S311 - same reason
    yield [slug(number), "phone", f"09{2000000 + number}", pick.choice(HOURS), pick.choice(CHECKED), "gecontroleerd"]
    yield [
        slug(number),
        "chat",
        f"https://chat{number}.example",
        pick.choice(HOURS),
        pick.choice(CHECKED),
        pick.choice(("gecontroleerd", "te controleren")),
    ]


def _csv(columns: Iterable[str], rows: Iterator[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()
