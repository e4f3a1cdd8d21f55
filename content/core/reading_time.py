"""How long somebody will read. Pure Python."""

from collections.abc import Collection
from math import ceil

from content.core.enums import Audience

# Words a minute, silently. The youngest reader of a page sets the pace; grown-ups read 238 words of plain text a
# minute on average (Brysbaert 2019), children at the end of primary school about half of that.
CHILD, TEEN, ADULT = 110, 170, 220


def reading_minutes(text: str, audiences: Collection[str]) -> int:
    """Whole minutes, at least one, for plain `text`."""
    pace = CHILD if Audience.CHILD in audiences else TEEN if Audience.TEEN in audiences else ADULT
    return max(1, ceil(len(text.split()) / pace))
