"""Work on the pages themselves: what was published, and what was looked at again in time."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import get_page_models

from allesoverpesten.impact.automatic.registry import Measured, indicator
from content.core.models import BasePage

type Row = tuple[int, str, tuple[str, ...]]
"""Key, section and audiences of a page."""


def moments(first_day: date, last_day: date) -> tuple[datetime, datetime]:
    """From the first moment of the first day up to, not including, the first after the last day."""
    return tuple(  # type: ignore[return-value] - two days make two moments
        timezone.make_aware(datetime.combine(day, time.min)) for day in (first_day, last_day + timedelta(days=1))
    )


def _kinds() -> list[type[BasePage]]:
    return [kind for kind in get_page_models() if issubclass(kind, BasePage)]


def _parts(rows: Iterable[Row]) -> list[Measured]:
    rows = list(rows)
    sections = Counter(section for _pk, section, _audiences in rows if section)
    audiences = Counter(audience for _pk, _section, ours in rows for audience in ours)
    return [
        Measured(len(rows)),
        *(Measured(1, page=pk) for pk, _section, _audiences in rows),
        *(Measured(number, channel=section) for section, number in sorted(sections.items())),
        *(Measured(number, audience=audience) for audience, number in sorted(audiences.items())),
    ]


def _rows(**conditions: object) -> list[Row]:
    return [
        (pk, kind.section_key, tuple(audiences))
        for kind in _kinds()
        for pk, audiences in kind.objects.filter(**conditions).order_by("pk").values_list("pk", "audiences")
    ]


@indicator(
    "paginas.gepubliceerd",
    label=_("Nieuwe pagina's"),
    definition=_(
        "Pagina's die in de periode voor het eerst op de site kwamen en er nog staan, van elke soort. Per onderdeel "
        "van de site (als kanaal) en per doelgroep."
    ),
    unit=_("pagina's"),
    of_people=False,
)
def pages_published(first_day: date, last_day: date) -> list[Measured]:
    start, end = moments(first_day, last_day)
    return _parts(_rows(live=True, first_published_at__gte=start, first_published_at__lt=end))


@indicator(
    "paginas.nagekeken",
    label=_("Nagekeken pagina's"),
    definition=_(
        "Pagina's op de site die iemand in de periode helemaal heeft nagekeken (“nagekeken op”). Per onderdeel van de "
        "site (als kanaal) en per doelgroep."
    ),
    unit=_("pagina's"),
    of_people=False,
)
def pages_reviewed(first_day: date, last_day: date) -> list[Measured]:
    return _parts(_rows(live=True, reviewed_on__gte=first_day, reviewed_on__lte=last_day))


@indicator(
    "paginas.op-tijd",
    label=_("Pagina's die op tijd nagekeken zijn"),
    definition=_(
        "Van de pagina's op de site met een datum om ze opnieuw na te kijken: het deel waarvan die datum op de laatste "
        "dag nog niet voorbij is. Per onderdeel van de site (als kanaal) en per doelgroep."
    ),
    unit="%",
    of_people=False,
    is_state=True,
)
def pages_in_time(_first_day: date, last_day: date) -> list[Measured]:
    due = _numbers(_rows(live=True, review_due__isnull=False))
    in_time = _numbers(_rows(live=True, review_due__gte=last_day))
    return [
        Measured(share(in_time.get((audience, channel), 0), number), audience=audience, channel=channel)
        for (audience, channel), number in due.items()
        if number
    ]


def _numbers(rows: Iterable[Row]) -> dict[tuple[str, str], int]:
    """How many pages by audience and section; the whole under two empty words."""
    return {(part.audience, part.channel): int(part.value) for part in _parts(rows) if part.page is None}


def share(part: int, whole: int) -> Decimal:
    """A percentage with one decimal."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"))
