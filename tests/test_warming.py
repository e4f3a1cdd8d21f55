"""The first visitor after a start waits no longer than the next."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from allesoverpesten.warming import ADDRESSES, warm_up
from content.core.counts import flush
from content.core.models import DailyCount
from content.core.search import lexicon


@pytest.fixture(autouse=True)
def _memory_of_this_process_is_not_left_frozen() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("reading_server")
def test_search_is_ready_after_a_start(django_assert_num_queries: Any) -> None:
    lexicon.forget()
    assert warm_up(get_wsgi_application()) == [200] * len(ADDRESSES)
    with django_assert_num_queries(0):
        assert lexicon.load().entries > 100


@pytest.mark.usefixtures("reading_server")
def test_start_counts_as_no_visit() -> None:
    before = DailyCount.objects.count()
    warm_up(get_wsgi_application())
    flush()
    assert DailyCount.objects.count() == before


def test_start_goes_on_without_a_database(monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "NAME", "there_is_no_such_database")
        assert warm_up(get_wsgi_application()) == []


@pytest.mark.usefixtures("reading_server")
def test_search_for_waste_passes_over_what_a_start_has_loaded() -> None:
    warm_up(get_wsgi_application())
    assert gc.get_freeze_count() > 100_000
