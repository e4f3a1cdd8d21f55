"""How services are found and reached through the site: readings and chosen contacts of each, never one small number."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from content.core.counts import Count
from content.core.counts.count import READ
from content.core.counts.totals import shown, totals
from helpdesk.counts import CONTACT_CHOSEN, NEXT_BEST_SHOWN
from helpdesk.enums import Channel
from helpdesk.listings.store import live_listings
from helpdesk.workspace.addresses import edit_url
from helpdesk.workspace.lists import WorkspaceList

PERIODS = {"month": 30, "year": 365}
HEADINGS = {
    "service": _("Dienst"),
    "read_month": _("Lezingen, 30 dagen"),
    "read_year": _("Lezingen, 365 dagen"),
    "contact_month": _("Gekozen contacten, 30 dagen"),
    "contact_year": _("Gekozen contacten, 365 dagen"),
    "channels": _("Langs welke weg, 365 dagen"),
    "next_best_year": _("Een andere dienst ernaast getoond, 365 dagen"),
}
MEASURES = {"read": READ, "contact": CONTACT_CHOSEN, "next_best": NEXT_BEST_SHOWN}


def _both(measure: str) -> Callable[[dict[str, Any]], str]:
    return lambda row: f"{row[f'{measure}_year']} ({_now('30 dagen')}: {row[f'{measure}_month']})"


class UseList(WorkspaceList):
    """Over 365 days. One row a listed service and one for what several share; the most chosen first."""

    page_title = _("Bereik, de laatste 365 dagen")
    header_icon = "view"
    index_url_name = "helpdesk_use"
    index_results_url_name = "helpdesk_use_results"
    columns = [
        TitleColumn("service", label=HEADINGS["service"], get_url=lambda row: row["url"]),
        # Two periods in one column, so that the names of the services keep room on a screen.
        Column("read", label=_("Lezingen"), accessor=_both("read")),
        Column("contact", label=_("Gekozen contacten"), accessor=_both("contact")),
        Column("channels", label=_("Langs welke weg")),
        Column("next_best_year", label=_("Ander getoond")),
    ]
    list_export = list(HEADINGS)
    export_headings = HEADINGS
    export_filename = "bereik-hulpdiensten"

    def get_queryset(self) -> list[dict[str, Any]]:
        today = timezone.localdate()
        found = {
            name: totals(MEASURES.values(), today - timedelta(days=days - 1), today) for name, days in PERIODS.items()
        }
        use = _Use(found)
        rows = [use.row(str(one.pk), one.title, edit_url(one.pk)) for one in live_listings()]
        shared = use.row("", _now("Nummer of adres van meer dan één dienst"), None)
        return [*sorted(rows, key=lambda row: (-row["order"], row["service"].casefold())), shared]


class _Use:
    """All counts of all periods, added up once by what they are about."""

    def __init__(self, found: dict[str, dict[Count, int]]) -> None:
        self._sums: Counter[tuple[str, str, str]] = Counter()
        self._ways: dict[str, Counter[str]] = {}
        for period, counts in found.items():
            for count, times in counts.items():
                self._sums[period, count.name, count.subject] += times
        for count, times in found["year"].items():
            if count.name == CONTACT_CHOSEN:
                self._ways.setdefault(count.subject, Counter())[count.detail] += times

    def row(self, subject: str, title: str, url: str | None) -> dict[str, Any]:
        numbers = {
            f"{measure}_{period}": self._sums[period, name, subject]
            for period in PERIODS
            for measure, name in MEASURES.items()
        }
        return {
            "service": title,
            "url": url,
            "order": numbers["contact_year"] * 1000 + numbers["read_year"],
            "channels": self._channels(subject),
            **{name: shown(number) for name, number in numbers.items()},
        }

    def _channels(self, subject: str) -> str:
        """“Bellen 31, Chatten minder dan 5”, the most used way first."""
        names = dict(Channel.choices)
        ways = self._ways.get(subject, Counter()).most_common()
        return ", ".join(f"{names.get(key, key)} {shown(times)}" for key, times in ways)
