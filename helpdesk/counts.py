"""What is counted of help: how often, per day, and never what one person answered or chose.

The finder counts as a whole, without any answer, not even who somebody said to be.
"""

from typing import Any

from content.core.counts import Count
from helpdesk.triage.flow import Reading
from helpdesk.triage.questions import Key, Question

FINDER_STARTED = "finder-start"
"""Somebody said who they are and got the second question: at the first one, or at a door that asks the same."""
FINDER_ANSWERED = "finder-answer"
"""Services were shown, or numbers for danger."""
NEXT_BEST_SHOWN = "next-best"
"""Another service that is there now stood beside one that is not. Subject: the service, empty in the finder."""
CONTACT_CHOSEN = "contact"
"""Somebody tapped a number or an address. Subject: the service, empty where several share it; detail: the channel."""


def begins(reading: Reading, asked: Question | None, wanted: str) -> bool:
    """Whether this screen comes right after the first answer; not for going back, changing or a mistake."""
    is_second = asked is not None and asked.key is Key.WHAT
    return is_second and reading.answers.what is None and not wanted and not reading.problems


def answer_counts(screen: dict[str, Any]) -> list[Count]:
    """For the context of helpdesk/finder_answer.html."""
    return [Count(FINDER_ANSWERED), *([Count(NEXT_BEST_SHOWN)] if screen["instead"] else [])]
