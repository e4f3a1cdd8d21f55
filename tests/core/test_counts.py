"""Counting without watching: exact, also through the page cache and while the database is away."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from content.core.counts import Count, add, count_with, flush
from content.core.counts.buffer import Buffer
from content.core.counts.middleware import HEADER, CountsMiddleware
from content.core.counts.totals import shown, totals
from content.core.counts.visitors import is_program
from content.core.models import CountedBatch, DailyCount
from content.core.page_cache import PageCacheMiddleware

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
READ = Count("read", "7")


def site(request: HttpRequest) -> HttpResponse:
    return count_with(HttpResponse("<p>pagina</p>"), READ)


def visit(method: str = "get", path: str = "/pagina/", **headers: str) -> HttpResponse:
    request = getattr(RequestFactory(headers={"user-agent": FIREFOX} | headers), method)(path)
    return CountsMiddleware(PageCacheMiddleware(site))(request)


def stored() -> dict[Count, int]:
    today = timezone.localdate()
    return totals(["read", "other"], today, today)


def test_visits_are_counted_exactly_also_from_the_cache(db: None) -> None:
    answers = [visit() for _visit in range(300)] + [visit("post") for _visit in range(20)]
    assert [answer for answer in answers if HEADER in answer.headers] == []
    assert stored() == {READ: 320}
    assert stored() == {READ: 320}


@pytest.mark.parametrize(
    "headers",
    [
        {"dnt": "1"},
        {"sec-gpc": "1"},
        {"sec-purpose": "prefetch;prerender"},
        {"user-agent": ""},
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "curl/8.5.0"},
        {"user-agent": "GPTBot/1.2"},
        {"cookie": "sessionid=staff"},
    ],
)
def test_who_is_no_reader_or_wants_no_counting_is_left_out(db: None, headers: dict[str, str]) -> None:
    assert visit(**headers).content == b"<p>pagina</p>"
    assert stored() == {}


@pytest.mark.parametrize(
    "user_agent",
    [
        FIREFOX,
        "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Mobile",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Edg/138.0",
    ],
)
def test_browser_of_a_person_is_no_program(user_agent: str) -> None:
    assert not is_program(user_agent)


def test_head_and_missing_pages_are_not_counted(db: None) -> None:
    visit("head")
    missing = CountsMiddleware(lambda _request: count_with(HttpResponse(status=404), READ))
    missing(RequestFactory(headers={"user-agent": FIREFOX}).get("/"))
    assert stored() == {}


def test_totals_add_up_over_flushes_and_keep_parts_apart(db: None) -> None:
    for times in (2, 3):
        for _time in range(times):
            add(Count("read", "7", "stap"))
        add(READ)
        flush()
    assert stored() == {Count("read", "7", "stap"): 5, READ: 2}
    assert DailyCount.objects.count() == 2


def test_counting_asks_the_database_nothing(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        for _visit in range(50):
            visit()
    with django_assert_num_queries(8):  # five of them open and close the transaction
        flush()


class AwayError(DatabaseError):
    pass


def refuse(*_arguments: Any) -> None:
    raise AwayError


def test_database_that_goes_away_loses_nothing_and_counts_nothing_twice(db: None) -> None:
    buffer = Buffer()
    buffer.add(READ, 3)
    with connection.execute_wrapper(refuse):
        assert not buffer.flush()
        buffer.add(READ, 4)
        assert not buffer.flush()
    buffer.add(READ)
    assert buffer.flush()
    assert stored() == {READ: 8}


def test_batch_that_fits_no_table_does_not_stop_the_others(db: None, caplog: pytest.LogCaptureFixture) -> None:
    buffer = Buffer()
    buffer._batches["broken"] = [("geen dag", "read", "7", "", 1)]
    buffer.add(READ, 2)
    assert buffer.flush()
    assert stored() == {READ: 2}
    assert "is dropped" in caplog.text


def test_batch_that_was_written_down_unheard_is_not_counted_again(db: None) -> None:
    buffer = Buffer()
    buffer.add(READ, 3)
    assert buffer.flush()
    key = CountedBatch.objects.get().key
    buffer._batches[key] = [(timezone.localdate().isoformat(), "read", "7", "", 3)]
    assert buffer.flush()
    assert stored() == {READ: 3}


def test_process_that_stops_while_the_database_is_away_leaves_its_counts(
    db: None, settings: Any, tmp_path: Path
) -> None:
    settings.COUNTS_FOLDER = tmp_path
    stopping = Buffer()
    stopping.add(READ, 5)
    with connection.execute_wrapper(refuse):
        stopping.leave_behind()
    (tmp_path / "broken.json").write_text("[[")
    (file,) = [file for file in tmp_path.glob("*.json") if file.stem != "broken"]
    assert json.loads(file.read_text()) == [[timezone.localdate().isoformat(), "read", "7", "", 5]]
    assert Buffer().flush()
    assert stored() == {READ: 5}
    assert list(tmp_path.iterdir()) == []


def test_small_numbers_are_not_shown_exactly() -> None:
    assert [shown(number) for number in (0, 1, 4, 5, 120)] == ["0", "minder dan 5", "minder dan 5", "5", "120"]


def test_table_has_room_for_a_day_and_a_thing_and_for_nobody() -> None:
    assert {field.name for field in DailyCount._meta.fields} == {"id", "day", "name", "subject", "detail", "total"}
    assert {field.name for field in CountedBatch._meta.fields} == {"key", "day"}
