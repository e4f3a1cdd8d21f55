from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from content.core.models import NoResultQuery
from content.core.search import no_results


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Klikspaan!", "klikspaan"),
        ("pest app", "pest app"),
        ("0477 12 34 56", ""),
        ("mail jan@school.be", ""),
        ("www.site.be", ""),
        ("een twee drie vier vijf zes", ""),
        ("ab", ""),
        ("", ""),
        ("kwibus" * 20, ""),
    ],
)
def test_countable_words_leave_out_what_looks_personal(query: str, words: str) -> None:
    assert no_results.countable_words(query) == words


@pytest.mark.django_db
def test_rare_words_are_not_shown_and_forgotten_after_a_month() -> None:
    for words, times in (("vaak gezocht", 3), ("een naam", 2)):
        for _ in range(times):
            no_results.count(words)
    assert list(no_results.often_searched()) == [{"words": "vaak gezocht", "times": 3}]
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        call_command("forget_old_words", verbosity=0)
        assert list(NoResultQuery.objects.values_list("words", flat=True)) == ["vaak gezocht"]
    with time_machine.travel(timezone.now() + timedelta(days=366), tick=False):
        no_results.forget_old()
        assert not NoResultQuery.objects.exists()


@pytest.mark.django_db
def test_a_robot_fills_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(no_results, "MAX_A_DAY", 2)
    for words in ("eerste", "tweede", "derde", "eerste"):
        no_results.count(words)
    assert dict(NoResultQuery.objects.values_list("words", "count")) == {"eerste": 2, "tweede": 1}
