"""What is counted of a wegwijzer: begins, steps and ends; of a child's only begins and ends."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from content.core.counts import Count, add, flush
from content.core.counts.totals import totals
from content.core.models import DailyCount
from knowledge.training.counts import ENDED, REACHED, STARTED
from knowledge.training.models import FlowchartPage
from tests.factories.training import make_flowchart

BASE = "/leren/wegwijzers"
PERSON = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture
def person(db: None) -> Client:
    return Client(headers=PERSON)


def counted() -> dict[Count, int]:
    today = timezone.localdate()
    return totals([STARTED, REACHED, ENDED], today, today)


def test_walk_of_an_adult_counts_begin_steps_and_end(person: Client) -> None:
    page = make_flowchart()
    address, subject = f"{BASE}/{page.slug}/", str(page.pk)
    for query in ("", "?veilig=ja", "?veilig=ja&-wijzig=0", "?veilig=nee", "?veilig=ja&plek=online"):
        assert person.get(f"{address}{query}").status_code == 200
    person.get(address)
    person.get(f"{address}inbedden/")
    for tail in ("tekst/", "schema/"):
        person.get(f"{address}{tail}")
    assert counted() == {
        Count(STARTED, subject): 3,
        Count(REACHED, subject, "veilig"): 3,
        Count(REACHED, subject, "plek"): 1,
        Count(ENDED, subject, "bel"): 1,
        Count(ENDED, subject, "klaar"): 1,
    }


def test_walk_of_a_child_counts_begin_and_end_and_no_step(person: Client) -> None:
    page = FlowchartPage.objects.get(slug="ik-word-gepest")
    address = f"{BASE}/{page.slug}/"
    person.get(address)
    person.post(address, {"veilig": "ja"})
    person.post(address, {"veilig": "ja", "voel": "ik wil er niet meer zijn"})
    flush()
    assert counted() == {Count(STARTED, str(page.pk)): 1, Count(ENDED, str(page.pk)): 1}
    of_the_walk = DailyCount.objects.filter(name__in=[STARTED, REACHED, ENDED])
    assert set(of_the_walk.values_list("detail", flat=True)) == {""}


def test_reading_while_signed_in_or_by_a_robot_is_not_counted(person: Client, client: Client) -> None:
    page = make_flowchart()
    person.force_login(get_user_model().objects.create_superuser(username="w", email="w@example.org", password="x"))
    person.get(f"{BASE}/{page.slug}/")
    client.get(f"{BASE}/{page.slug}/", headers={"user-agent": "Googlebot/2.1"})
    assert counted() == {}


def test_report_gives_totals_and_hides_small_ones(client: Client, db: None, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    page = make_flowchart(title="Proef met cijfers")
    for name, detail, times in ((STARTED, "", 12), (REACHED, "plek", 7), (ENDED, "klaar", 3)):
        for _time in range(times):
            add(Count(name, str(page.pk), detail))
    client.force_login(get_user_model().objects.create_superuser(username="w", email="w@example.org", password="x"))
    assert "Proef met cijfers" in client.get("/admin/reports/wegwijzers-gebruik/").content.decode()
    sheet = client.get("/admin/reports/wegwijzers-gebruik/", {"export": "csv"}).getvalue().decode()
    rows = [line.split(",") for line in sheet.splitlines() if line.startswith("Proef met cijfers")]
    assert [[cell.strip('"') for cell in row[1:3]] for row in rows] == [
        ["Begonnen", "12"],
        ["2. Waar gebeurt het?", "7"],
        ["4. Je volgt het op", "minder dan 5"],
        ["Tot het einde", "minder dan 5"],
    ]
