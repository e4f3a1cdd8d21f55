from datetime import date, timedelta

import pytest

from helpdesk.confirmations.steps import Asked, Step, next_step

SENT = date(2026, 3, 1)


def asked(*, reminded: int | None = None, escalated: int | None = None, answered: int | None = None) -> Asked:
    days = (None if offset is None else SENT + timedelta(days=offset) for offset in (reminded, escalated, answered))
    return Asked(SENT, *days)


@pytest.mark.parametrize(
    ("last", "day", "step"),
    [
        (None, 0, Step.ASK),
        (asked(), 0, Step.WAIT),
        (asked(), 13, Step.WAIT),
        (asked(), 14, Step.REMIND),
        (asked(reminded=14), 14, Step.WAIT),
        (asked(reminded=14), 27, Step.WAIT),
        (asked(reminded=14), 28, Step.ESCALATE),
        (asked(), 40, Step.ESCALATE),
        (asked(reminded=14, escalated=28), 90, Step.WAIT),
        (asked(answered=3), 4, Step.WAIT),
        (asked(answered=3), 62, Step.WAIT),
        (asked(answered=3), 63, Step.ASK),
        (Asked(None, None, None, None), 3, Step.ASK),
    ],
)
def test_next_step_follows_the_calendar(last: Asked | None, day: int, step: Step) -> None:
    assert next_step(needs_check=True, last=last, today=SENT + timedelta(days=day)) is step


def test_next_step_leaves_a_fresh_listing_alone() -> None:
    assert next_step(needs_check=False, last=None, today=SENT) is Step.WAIT
    assert next_step(needs_check=False, last=asked(answered=1), today=SENT + timedelta(days=300)) is Step.WAIT


def test_next_step_reminds_even_when_the_coordinator_refreshed_one_part() -> None:
    assert next_step(needs_check=False, last=asked(), today=SENT + timedelta(days=14)) is Step.REMIND
