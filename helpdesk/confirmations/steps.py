"""When a service is asked, reminded, and handed over to the coordinator: pure decisions on dates."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REMIND_AFTER = timedelta(days=14)
ESCALATE_AFTER = timedelta(days=28)
ASK_AGAIN_AFTER = timedelta(days=60)
LINK_LIFETIME = timedelta(days=45)


class Step(StrEnum):
    ASK = "ask"
    REMIND = "remind"
    ESCALATE = "escalate"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Asked:
    """The last question to a service; days are local dates, None where it did not happen."""

    sent_on: date | None
    reminded_on: date | None
    escalated_on: date | None
    answered_on: date | None


def next_step(*, needs_check: bool, last: Asked | None, today: date) -> Step:
    """What is due today. Asking stops at the answer; after an answer a service has rest for `ASK_AGAIN_AFTER`."""
    if last is None or last.answered_on is not None:
        rests = last is not None and last.answered_on is not None and today < last.answered_on + ASK_AGAIN_AFTER
        return Step.ASK if needs_check and not rests else Step.WAIT
    if last.sent_on is None:
        return Step.ASK  # the mail of an earlier run never left
    if last.escalated_on is None and today >= last.sent_on + ESCALATE_AFTER:
        return Step.ESCALATE
    if last.reminded_on is None and today >= last.sent_on + REMIND_AFTER:
        return Step.REMIND
    return Step.WAIT
