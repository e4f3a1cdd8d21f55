"""Figures that the site counts by itself, written down as drafts. Never over what somebody submitted or approved."""

import logging
from decimal import Decimal

from django.utils import timezone
from wagtail.models import Page

from allesoverpesten.impact.automatic import AutomaticIndicator, Measured, find, whole
from allesoverpesten.impact.enums import Source, Split
from allesoverpesten.impact.models import Indicator, Period, PeriodValue
from allesoverpesten.impact.workflow import Figures, Part, save_figures

logger = logging.getLogger(__name__)

MOST_PAGES = 20
"""Pages kept behind a figure: the ones that count most."""


def count_period(period: Period) -> list[str]:
    """Count every automatic indicator of the period anew; returns the codes of those that could not be counted."""
    if period.is_approved or period.first_day > timezone.localdate():
        return []
    indicators = list(Indicator.objects.filter(source=Source.AUTOMATIC, is_active=True))
    held = {row.indicator_id: row for row in PeriodValue.objects.filter(period=period)}
    return [one.code for one in indicators if not _count(one, period, held.get(one.pk))]


def _count(indicator: Indicator, period: Period, held: PeriodValue | None) -> bool:
    counter = find(indicator.automatic_key)
    if counter is None:
        return False
    if held and (not held.is_open or held.is_example):
        return True
    if counter.is_state and period.is_over:
        return held is not None  # how things were then cannot be seen any more
    figures = measured_figures(indicator, counter, period)
    if figures.value is not None:
        note = held.note if held else ""
        save_figures(indicator, period, Figures(figures.value, note, figures.parts), None)
    return figures.value is not None


def measured_figures(indicator: Indicator, counter: AutomaticIndicator, period: Period) -> Figures:
    """What the counter says of this period until today, in the parts of this indicator."""
    last_day = min(period.last_day, timezone.localdate())
    parts = counter.measure(period.first_day, last_day)
    total = whole(parts)
    value = None if total is None else Decimal(total)
    return Figures(value, "", (*_by_split(indicator, parts), *_by_page(parts)))


def _by_split(indicator: Indicator, parts: list[Measured]) -> list[Part]:
    if indicator.split == Split.NONE:
        return []
    sums: dict[str, Decimal] = {}
    for part in parts:
        key = getattr(part, indicator.split)
        if key:
            sums[key] = sums.get(key, Decimal(0)) + Decimal(part.value)
    return [Part(value, part=key) for key, value in sums.items()]


def _by_page(parts: list[Measured]) -> list[Part]:
    sums: dict[int, Decimal] = {}
    for part in parts:
        if part.page:
            sums[part.page] = sums.get(part.page, Decimal(0)) + Decimal(part.value)
    most = sorted(sums, key=lambda page: (-sums[page], page))[:MOST_PAGES]
    titles = dict(Page.objects.filter(pk__in=most).values_list("pk", "title"))
    return [Part(sums[page], page_id=page, page_title=titles.get(page, "")) for page in most]
