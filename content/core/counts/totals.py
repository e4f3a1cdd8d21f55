"""Reading counts back: totals over days, never one day of one subject to the outside."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Min, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from content.core.counts.buffer import Count, flush
from content.core.models import DailyCount

FEWEST_SHOWN = 5
"""A smaller number could be one person whose way through a page can be put together."""


def totals(names: Iterable[str], since: date, until: date) -> dict[Count, int]:
    """How often each thing was counted from `since` to `until`, both included."""
    flush()
    rows = (
        DailyCount.objects.filter(name__in=list(names), day__gte=since, day__lte=until)
        .values_list("name", "subject", "detail")
        .annotate(times=Sum("total"))
    )
    return {Count(name, subject, detail): times for name, subject, detail, times in rows}


def counting_since() -> date | None:
    """The first day of which anything was counted, None where nothing was yet. Before it nought means nothing."""
    first: date | None = DailyCount.objects.aggregate(first=Min("day"))["first"]
    return first


def months(name: str, subject: str, until: date, count: int = 12) -> list[tuple[date, int]]:
    """First day of each of the last months and how often it happened then; the month of `until` comes last."""
    flush()
    last = until.year * 12 + until.month - 1
    firsts = [date(number // 12, number % 12 + 1, 1) for number in range(last - count + 1, last + 1)]
    rows = (
        DailyCount.objects.filter(name=name, subject=subject, day__gte=firsts[0], day__lte=until)
        .values_list(TruncMonth("day"))
        .annotate(times=Sum("total"))
    )
    found = dict(rows.order_by())
    return [(first, found.get(first, 0)) for first in firsts]


def shown(number: int) -> str:
    """A total in words for a report: small ones only as “fewer than five”."""
    return str(number) if number == 0 or number >= FEWEST_SHOWN else _("minder dan %(few)s") % {"few": FEWEST_SHOWN}
