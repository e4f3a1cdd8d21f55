"""An editor sees beside a page how often it was opened, month by month."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from content.core.counts import Count, add
from content.core.counts.count import READ
from content.core.counts.panels import readings_context
from content.core.counts.totals import months
from content.core.models import DailyCount
from tests.factories.accounts import UserFactory
from tests.factories.infopunt import make_article


@pytest.fixture
def editor(db: None, client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_superuser=True))
    return client


def stored(day: date, total: int, subject: str = "7", detail: str = "infopunt") -> None:
    DailyCount.objects.create(day=day, name=READ, subject=subject, detail=detail, total=total)


def test_months_are_whole_and_without_gaps(db: None) -> None:
    for day, total in ((date(2025, 1, 31), 90), (date(2025, 2, 1), 2), (date(2025, 12, 31), 3), (date(2026, 1, 5), 4)):
        stored(day, total)
    stored(date(2026, 1, 5), 5, detail="infopunt kind")  # the same page, for other readers since
    stored(date(2026, 1, 5), 80, subject="8")
    stored(date(2026, 1, 6), 70)
    found = months(READ, "7", date(2026, 1, 5))
    assert [first for first, _times in found] == [*(date(2025, month, 1) for month in range(2, 13)), date(2026, 1, 1)]
    assert [times for _first, times in found] == [2, *([0] * 9), 3, 9]


@time_machine.travel("2026-01-05 12:00:00+01:00", tick=False)
def test_months_count_what_was_not_written_down_yet(db: None) -> None:
    add(Count(READ, "7", "infopunt"), 6)
    assert months(READ, "7", date(2026, 1, 5))[-1] == (date(2026, 1, 1), 6)


@time_machine.travel("2026-01-05 12:00:00+01:00", tick=False)
def test_panel_has_a_table_with_every_number_of_the_drawing(db: None) -> None:
    stored(date(2026, 1, 5), 12)
    stored(date(2025, 2, 1), 30)
    context = readings_context("7")
    assert [row["times"] for row in context["readings"]] == ["10 of meer", *(["0"] * 10), "30"]
    assert context["readings"][0]["month"] == "januari 2026"
    assert '<svg class="chart-svg"' in context["drawing"]
    assert ">10+<" in context["drawing"]


@pytest.mark.parametrize(
    ("in_june", "so_far", "told", "total"),
    [
        (4, 0, ["0", "minder dan 5"], 0),
        (5, 4, ["minder dan 5", "5"], 5),
        (41, 43, ["40 of meer", "41"], 81),
        (41, 44, ["40 of meer", "41"], 81),
        (41, 45, ["45 of meer", "41"], 86),
    ],
)
@time_machine.travel("2025-07-05 12:00:00+02:00", tick=False)
def test_panel_tells_no_number_that_could_be_one_person(
    db: None, in_june: int, so_far: int, told: list[str], total: int
) -> None:
    """Neither in a month, nor by the difference with yesterday, nor by subtracting from the whole."""
    stored(date(2025, 6, 30), in_june)
    stored(date(2025, 7, 5), so_far)
    context = readings_context("7")
    assert [row["times"] for row in context["readings"]][:2] == told
    assert (context["total"], context["is_never"]) == (total, False)


def test_editor_of_a_published_page_shows_its_readings(editor: Client) -> None:
    page = make_article()
    add(Count(READ, str(page.pk), "infopunt ouder"), 1234)
    text = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "de laatste twaalf maanden minstens 1230 keer geopend" in text
    assert "1234" not in text
    assert "Keren gelezen per maand" in text


def test_editor_of_a_page_that_was_never_published_shows_none(editor: Client) -> None:
    page = make_article()
    type(page).objects.filter(pk=page.pk).update(first_published_at=None)
    assert "twaalf maanden" not in editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
