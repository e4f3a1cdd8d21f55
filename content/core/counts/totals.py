"""Reading counts back: totals over days, never one day of one subject to the outside."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Sum
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


def shown(number: int) -> str:
    """A total in words for a report: small ones only as “fewer than five”."""
    return str(number) if number == 0 or number >= FEWEST_SHOWN else _("minder dan %(few)s") % {"few": FEWEST_SHOWN}
