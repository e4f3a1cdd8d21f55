"""Counting without watching: how often something happened on a day, and nothing about who did it.

Every page counts as a reading by itself (`readings`). A view says what else its answer stands for with `count_with` or
`count_on`; `CountsMiddleware` counts it when the answer leaves, also when the page cache gives it. Counts wait in
memory and go to the database together, away from any visitor's request.
"""

from content.core.counts.buffer import add, flush
from content.core.counts.count import Count
from content.core.counts.middleware import count_on, count_with
from content.core.counts.readings import Reading, mark, mark_page, no_reading

__all__ = ["Count", "Reading", "add", "count_on", "count_with", "flush", "mark", "mark_page", "no_reading"]
