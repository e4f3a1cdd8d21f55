"""What is counted of a wegwijzer: how often it was begun, which steps were reached, and how often it came to an end.

Per day, and never what one person answered. Of one for children and teenagers only begins and ends are counted, not
which step or which end.
"""

from typing import TYPE_CHECKING, Any

from content.core.counts import Count

if TYPE_CHECKING:
    from knowledge.training.models import FlowchartPage

STARTED, REACHED, ENDED = "flowchart-start", "flowchart-step", "flowchart-end"


def walk_counts(page: "FlowchartPage", screen: dict[str, Any], *, is_first: bool) -> list[Count]:
    """What this screen (context of training/walk.html) stands for; nothing for an answer that is being changed."""
    reached = screen.get("reached", "")
    if not reached:
        return []
    subject = str(page.pk)
    counts = [Count(STARTED, subject)] if is_first else []
    if screen["finished"]:
        counts.append(Count(ENDED, subject, "" if page.is_private else reached))
    elif not page.is_private:
        counts.append(Count(REACHED, subject, reached))
    return counts
