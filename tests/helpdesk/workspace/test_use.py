"""The coordinator sees how each service is read and reached, on screen and in a file, and never a small number."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.core.counts import Count
from content.core.counts.count import READ
from content.core.models import DailyCount
from helpdesk.counts import CONTACT_CHOSEN, NEXT_BEST_SHOWN
from tests.factories.accounts import UserFactory
from tests.factories.helpdesk import make_service, only_these

ADDRESS = "/admin/hulpaanbod/bereik/"


@pytest.fixture
def coordinator(db: None, client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_superuser=True))
    return client


def stored(days_ago: int, count: Count, total: int) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    DailyCount.objects.create(day=day, name=count.name, subject=count.subject, detail=count.detail, total=total)


def test_each_service_has_its_readings_and_chosen_contacts(coordinator: Client) -> None:
    busy, quiet = make_service(title="Druk"), make_service(title="Stil")
    only_these(busy, quiet)
    key = str(busy.pk)
    for days_ago, count, total in (
        (0, Count(READ, key, "hulp kind"), 20),
        (40, Count(READ, key, "hulp kind jongere"), 5),
        (400, Count(READ, key, "hulp kind"), 900),
        (1, Count(CONTACT_CHOSEN, key, "phone"), 12),
        (31, Count(CONTACT_CHOSEN, key, "chat"), 3),
        (2, Count(NEXT_BEST_SHOWN, key), 7),
        (2, Count(CONTACT_CHOSEN, "", "phone"), 6),
    ):
        stored(days_ago, count, total)
    text = coordinator.get(ADDRESS).content.decode()
    assert "Bellen 12, Chatten minder dan 5" in text
    assert "25 (30 dagen: 20)" in text
    assert "15 (30 dagen: 12)" in text
    sheet = coordinator.get(ADDRESS, {"export": "csv"}).getvalue().decode()
    assert list(csv.reader(io.StringIO(sheet)))[1:] == [
        ["Druk", "20", "25", "12", "15", "Bellen 12, Chatten minder dan 5", "7"],
        ["Stil", "0", "0", "0", "0", "", "0"],
        ["Nummer of adres van meer dan één dienst", "0", "0", "6", "6", "Bellen 6", "0"],
    ]


def test_list_asks_as_much_for_three_services_as_for_one(coordinator: Client) -> None:

    asked = []
    for number in (1, 3):
        only_these(*(make_service() for _service in range(number)))
        coordinator.get(ADDRESS)
        with CaptureQueriesContext(connection) as queries:
            coordinator.get(ADDRESS)
        asked.append(len(queries))
    assert asked[0] == asked[1]
