"""The list at the door."""

import io
from typing import Any

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook

from allesoverpesten.accounts.roles import EINDREDACTEUR, REDACTEUR
from knowledge.events.registering import Person, register
from tests.factories.accounts import UserFactory
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


@time_machine.travel("2026-11-23T10:00:00Z")
def test_list_holds_places_then_waiting_and_no_formulas(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    event = make_event(capacity=2)
    for name in ("Zita", '=HYPERLINK("https://example.org")', "An"):
        register(event.uid, Person(name, f"{len(name)}@example.org"))
    address = f"/admin/reports/inschrijvingen/{event.uid}/"
    client.force_login(UserFactory(roles=(REDACTEUR,)))
    assert client.get(address).status_code in {302, 403}
    client.force_login(UserFactory(roles=(EINDREDACTEUR,)))
    assert "2 / 2" in client.get("/admin/reports/inschrijvingen/").content.decode()
    sheet = load_workbook(io.BytesIO(client.get(address).content)).active
    rows = list(sheet.iter_rows(min_row=2))
    assert [(row[1].value, row[5].value) for row in rows] == [
        ("Zita", "Ingeschreven"),
        ('=HYPERLINK("https://example.org")', "Ingeschreven"),
        ("An", "Op de wachtlijst"),
    ]
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}
