"""Counting without watching: how often something happened on a day, and nothing about who did it.

A view says what its answer stands for with `count_with`; `CountsMiddleware` counts it when the answer leaves, also when
the page cache gives it. Counts wait in memory and go to the database together, away from any visitor's request.
"""

from content.core.counts.buffer import Count, add, flush
from content.core.counts.middleware import count_with

__all__ = ["Count", "add", "count_with", "flush"]
