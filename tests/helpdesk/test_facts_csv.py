import csv
import io
from datetime import date
from pathlib import Path

import pytest

from helpdesk.facts_csv import (
    CONTACT_COLUMNS,
    SERVICE_COLUMNS,
    read_contact_points,
    read_services,
    service_facts,
)
from helpdesk.opening_hours import Schedule
from helpdesk.triage.places import Area, Region

FIRST_CONTENT = Path(__file__).parents[2] / "helpdesk" / "first_content"

SERVICE = {
    "id": "awel",
    "organization": "Awel vzw",
    "name": "Awel",
    "what_it_is": "Luisterlijn",
    "audiences": "kind;jongere",
    "minimum_age": "6",
    "maximum_age": "24",
    "themes": "alle",
    "free": "ja",
    "anonymous": "ja",
    "area": "Vlaanderen en Brussel",
    "website": "https://www.awel.be",
    "crisis": "nee",
    "source_url": "https://awel.be/2020",
    "source_date": "2020-02",
    "state": "gecontroleerd",
}
CONTACT = {
    "service_id": "awel",
    "channel": "phone",
    "value": "102",
    "opening_hours": "We 14:00-22:00",
    "hours_date": "2020-02",
    "state": "te controleren (oud)",
}


def as_csv(columns: tuple[str, ...], *rows: dict[str, str]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def service_problems(*rows: dict[str, str]) -> list[str]:
    return [str(problem) for problem in read_services(as_csv(SERVICE_COLUMNS, *rows)).problems]


def contact_problems(row: dict[str, str]) -> list[str]:
    return [str(problem) for problem in read_contact_points(as_csv(CONTACT_COLUMNS, row), ["awel"]).problems]


def test_first_content_has_no_problems_and_every_contact_point_has_its_service() -> None:
    services = read_services((FIRST_CONTENT / "services.csv").read_bytes())
    slugs = [record.slug for record in services.records]
    contacts = read_contact_points((FIRST_CONTENT / "contact_points.csv").read_bytes(), slugs)
    assert (services.problems, contacts.problems) == ((), ())
    assert (len(services.records), len(contacts.records)) == (18, 19)
    facts = service_facts(services.records, contacts.records)
    assert sum(len(service.contacts) for service in facts) == 19


def test_read_services_gives_clean_values() -> None:
    sheet = read_services(as_csv(SERVICE_COLUMNS, SERVICE))
    assert sheet.problems == ()
    (record,) = sheet.records
    assert (record.slug, record.audiences, record.themes) == ("awel", ("kind", "jongere"), ("alle",))
    assert (record.minimum_age, record.maximum_age) == (6, 24)
    assert (record.is_free, record.is_anonymous, record.is_crisis) == (True, True, False)
    assert record.area == Area(frozenset({Region.FLANDERS, Region.BRUSSELS}))
    assert (record.source_date, record.assured_on) == ("2020-02", date(2020, 2, 1))


def test_read_contact_points_gives_clean_values() -> None:
    row = {**CONTACT, "value": "0800/20.808", "hours_date": "2025-08-31"}
    sheet = read_contact_points(as_csv(CONTACT_COLUMNS, row), ["awel"])
    assert sheet.problems == ()
    (record,) = sheet.records
    assert (record.value, record.assured_on, record.is_doubtful) == ("080020808", date(2025, 8, 31), True)


def test_service_facts_carry_hours_and_their_doubt() -> None:
    services = read_services(as_csv(SERVICE_COLUMNS, SERVICE)).records
    contacts = read_contact_points(as_csv(CONTACT_COLUMNS, CONTACT), ["awel"]).records
    (facts,) = service_facts(services, contacts)
    (contact,) = facts.contacts
    assert contact.calendar.schedules == (Schedule("We 14:00-22:00"),)
    assert (contact.assured_on, contact.doubtful) == (date(2020, 2, 1), True)
    assert facts.audiences == {"kind", "jongere"}


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("id", "", "mag niet leeg zijn."),
        ("id", "Awel vzw", "“Awel vzw” mag alleen kleine letters, cijfers en streepjes hebben."),
        ("audiences", "kind;buur", "“buur” kennen we niet. Kies uit: coach, iedereen,"),
        ("themes", "alle;ruimtevaart", "“ruimtevaart” kennen we niet. Kies uit: alle, cyberpesten,"),
        ("minimum_age", "zes", "“zes” is geen leeftijd."),
        ("minimum_age", "²", "“²” is geen leeftijd."),
        ("maximum_age", "5", "5 is lager dan de laagste leeftijd, 6."),
        ("free", "misschien", "“misschien” moet ja of nee zijn."),
        ("area", "Atlantis", "“Atlantis” is geen gebied, provincie of gemeente die we kennen."),
        ("website", "awel.be", "“awel.be” is geen webadres. Het begint met https://."),
        ("website", "javascript:alert(1)", "“javascript:alert(1)” is geen webadres."),
        ("source_date", "2026-13", "“2026-13” is geen datum. Schrijf 2025-08 of 2025-08-31."),
        ("source_date", "februari", "“februari” is geen datum."),
        ("name", '=HYPERLINK("x")', '“=HYPERLINK("x")” begint als een formule.'),
        ("name", "@SUM(A1)", "“@SUM(A1)” begint als een formule."),
        ("what_it_is", "regel 1\nregel 2", "er staat een regeleinde of onzichtbaar teken in de cel."),
        ("what_it_is", "x" * 2001, "de tekst is langer dan 255 tekens."),
    ],
)
def test_read_services_names_the_cell_that_is_wrong(column: str, value: str, message: str) -> None:
    problems = service_problems({**SERVICE, "id": "eerste"}, {**SERVICE, column: value})
    assert len(problems) == 1
    assert problems[0].startswith(f"Rij 3, kolom {column}: {message}")


def test_read_services_with_the_same_id_twice_names_both_rows() -> None:
    text = as_csv(SERVICE_COLUMNS, SERVICE) + "\nte,weinig\n" + as_csv(SERVICE_COLUMNS, SERVICE).split("\n")[1]
    assert [str(problem) for problem in read_services(text).problems] == [
        "Rij 4: heeft 2 cellen, verwacht zijn er 16.",
        "Rij 5, kolom id: “awel” staat ook al in rij 2.",
    ]


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("service_id", "onbekend", "“onbekend” staat niet bij de diensten."),
        ("channel", "fax", "“fax” kennen we niet. Kies uit: phone, chat,"),
        ("value", "0800 0432", "“0800 0432” is de Kindertelefoon, een lijn van Nederland."),
        ("value", "12345", "“12345” is geen geldig Belgisch nummer."),
        ("value", "", "mag niet leeg zijn."),
        ("opening_hours", "maandag", "De uren “maandag” zijn niet leesbaar"),
        ("hours_date", "2026-02-30", "“2026-02-30” is geen datum."),
    ],
)
def test_read_contact_points_names_the_cell_that_is_wrong(column: str, value: str, message: str) -> None:
    problems = contact_problems({**CONTACT, column: value})
    assert len(problems) == 1
    assert problems[0].startswith(f"Rij 2, kolom {column}: {message}")


@pytest.mark.parametrize(
    ("channel", "value", "problems"),
    [
        ("email", "help@awel.be", 0),
        ("email", "https://awel.be/mail", 0),
        ("email", "help at awel", 1),
        ("chat", "https://awel.be/chat", 0),
        ("chat", "awel.be", 1),
        ("visit", "Kerkstraat 1, 9000 Gent", 0),
        ("phone", "+32 15 43 56 96", 0),
    ],
)
def test_read_contact_points_checks_the_value_of_its_channel(channel: str, value: str, problems: int) -> None:
    assert len(contact_problems({**CONTACT, "channel": channel, "value": value})) == problems


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Rij 1: de kolommen moeten deze zijn, met komma’s ertussen: id, organization,"),
        (b"a,b\n1,2\n", "Rij 1: de kolommen moeten deze zijn"),
        ("naam;caf\u00e9".encode("latin-1"), "Rij 1: het bestand is niet in UTF-8."),
        (b'id,"org\n', "Rij 1: het bestand is geen CSV-bestand dat we kunnen lezen."),
        (b"PK\x03\x04\x00\xff", "Rij 1: het bestand is niet in UTF-8."),
    ],
)
def test_read_services_of_another_kind_of_file_is_one_problem(content: bytes, message: str) -> None:
    sheet = read_services(content)
    assert sheet.records == ()
    assert len(sheet.problems) == 1
    assert str(sheet.problems[0]).startswith(message)


def test_read_services_with_a_missing_cell_names_the_row() -> None:
    text = as_csv(SERVICE_COLUMNS, SERVICE) + "te,weinig\n\n"
    assert [str(p) for p in read_services(text).problems] == ["Rij 3: heeft 2 cellen, verwacht zijn er 16."]


def test_read_services_accepts_a_byte_order_mark_and_windows_line_ends() -> None:
    text = as_csv(SERVICE_COLUMNS, SERVICE).replace("\n", "\r\n")
    sheet = read_services(b"\xef\xbb\xbf" + text.encode())
    assert (len(sheet.records), sheet.problems) == (1, ())
