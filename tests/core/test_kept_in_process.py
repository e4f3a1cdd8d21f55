"""A value in the memory of a process is made again when it must be, and only then."""

from collections.abc import Callable
from itertools import count

import pytest

from content.core.kept_in_process import KeptInProcess, fingerprint_of
from content.core.models import Theme
from content.core.page_cache import start_new_generation

pytestmark = pytest.mark.django_db


def _numbers() -> Callable[[], int]:
    counter = count(1)
    return lambda: next(counter)


def test_value_stays_while_nothing_is_published() -> None:
    value: KeptInProcess[int] = KeptInProcess("probe-stays")
    make, fingerprint = _numbers(), _numbers()
    assert [value.get(lambda: str(fingerprint()), make) for _time in range(3)] == [1, 1, 1]
    assert fingerprint() == 2


def test_value_stays_when_something_else_is_published() -> None:
    value: KeptInProcess[int] = KeptInProcess("probe-else")
    make = _numbers()
    value.get(lambda: "same", make)
    start_new_generation()
    assert value.get(lambda: "same", make) == 1


def test_value_is_made_again_when_its_fingerprint_changes() -> None:
    value: KeptInProcess[int] = KeptInProcess("probe-changes")
    make = _numbers()
    value.get(lambda: "one", make)
    start_new_generation()
    assert value.get(lambda: "another", make) == 2


def test_fingerprint_sees_a_changed_row() -> None:
    rows = Theme.objects.order_by("pk").values_list("pk", "name")
    before = fingerprint_of(rows)
    assert fingerprint_of(rows) == before
    Theme.objects.filter(pk=rows[0][0]).update(name="Anders")
    assert fingerprint_of(rows) != before
