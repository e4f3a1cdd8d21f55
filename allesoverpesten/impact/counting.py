"""Figures that the site counts by itself, written down as drafts. Never over what somebody submitted or approved."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from allesoverpesten.impact.automatic import AutomaticIndicator, Measured, find, whole
from allesoverpesten.impact.enums import Source, Split
from allesoverpesten.impact.models import Indicator, Period, PeriodValue
from allesoverpesten.impact.workflow import Figures, Part, save_figures
from content.core.counts.totals import counting_since

MOST_PAGES = 20
"""Pages kept behind a figure: the ones that count most."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Codes of the indicators: written down anew, left as people or examples have them, impossible to count."""

    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def why_not_counted(period: Period) -> str:
    """In Dutch, why nothing of this period is counted; empty when something can be."""
    if period.is_approved:
        return _("Dit tijdvak is goedgekeurd: de site telt er niets meer in.")
    if period.first_day > timezone.localdate():
        begins = date_format(period.first_day, "j F Y")
        return _("Dit tijdvak begint op %(day)s: er valt nog niets te tellen.") % {"day": begins}
    return ""


def count_period(period: Period) -> Counting:
    """Count every automatic indicator of the period anew. Nothing at all where `why_not_counted` says why."""
    done = Counting()
    if why_not_counted(period):
        return done
    held = {row.indicator_id: row for row in PeriodValue.objects.filter(period=period)}
    for one in Indicator.objects.filter(source=Source.AUTOMATIC, is_active=True):
        _count(one, period, held.get(one.pk), done).append(one.code)
    return done


def _count(indicator: Indicator, period: Period, held: PeriodValue | None, done: Counting) -> list[str]:
    """Which list of `done` this indicator belongs to, once it is counted."""
    counter = find(indicator.automatic_key)
    if counter is None:
        return done.left
    if held and (not held.is_open or held.is_example):
        return done.kept
    if counter.is_state and period.is_over:
        return done.kept if held else done.left  # how things were then cannot be seen any more
    figures = measured_figures(indicator, counter, period)
    if figures.value is None:
        return done.left
    note = (held.note if held else "") or figures.note
    save_figures(indicator, period, Figures(figures.value, note, figures.parts), None)
    return done.written


def measured_figures(indicator: Indicator, counter: AutomaticIndicator, period: Period) -> Figures:
    """What the counter says of this period until today, in the parts of this indicator.

    Without value where it cannot know: nought visits in a year in which nobody counted would be a false figure. A
    note tells when counting began later than the period.
    """
    today = timezone.localdate()
    last_day = min(period.last_day, today)
    since = (counting_since() or today) if counter.is_daily else period.first_day
    if since > last_day:
        return Figures(None)
    parts = counter.measure(period.first_day, last_day)
    total = whole(parts)
    value = None if total is None else Decimal(total)
    note = _("Geteld sinds %(day)s.") % {"day": date_format(since, "j F Y")} if since > period.first_day else ""
    return Figures(value, note, (*_by_split(indicator, parts), *_by_page(parts)))


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
