"""Goal 4: meetings of researchers, calls for participants, and research that others can read."""

from collections import Counter
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.automatic.learning import events_held, places_taken
from allesoverpesten.impact.automatic.pages import moments
from allesoverpesten.impact.automatic.registry import Measured, indicator
from knowledge.research.enums import COLLOQUIUM_EVENTS
from knowledge.research.models import PublicationPage, StudyCallPage
from knowledge.research.publications.practice_card import problems_of_card


@indicator(
    "colloquia.deelnemers",
    label=_("Deelnemers aan colloquia"),
    definition=_("Plaatsen die ingenomen waren bij colloquia die in de periode begonnen en niet afgelast werden."),
    unit=_("deelnemers"),
)
def colloquium_participants(first_day: date, last_day: date) -> list[Measured]:
    return places_taken(events_held(COLLOQUIUM_EVENTS, first_day, last_day))


@indicator(
    "oproepen.open",
    label=_("Oproepen voor deelnemers"),
    definition=_(
        "Oproepen van onderzoekers op de site die minstens één dag van de periode open waren. Per groep die "
        "gevraagd werd: een oproep aan twee groepen telt bij elk van de twee (als kanaal)."
    ),
    unit=_("oproepen"),
    of_people=False,
)
def study_calls(first_day: date, last_day: date) -> list[Measured]:
    open_then = Q(starts_on__lte=last_day) & Q(ends_on__gte=first_day)
    calls = list(StudyCallPage.objects.live().filter(open_then).order_by("pk"))
    groups = Counter(group for call in calls for group in call.audiences_called)
    return [
        Measured(len(calls)),
        *(Measured(1, page=call.pk) for call in calls),
        *(Measured(number, channel=group) for group, number in sorted(groups.items())),
    ]


@indicator(
    "publicaties.praktijkkaart",
    label=_("Publicaties met een praktijkkaart"),
    definition=_(
        "Publicaties die in de periode op de site kwamen, er nog staan, en een volledige praktijkkaart hebben."
    ),
    unit=_("publicaties"),
    of_people=False,
)
def publications_with_card(first_day: date, last_day: date) -> list[Measured]:
    start, end = moments(first_day, last_day)
    pages = PublicationPage.objects.live().filter(first_published_at__gte=start, first_published_at__lt=end)
    told = [page.pk for page in pages.order_by("pk") if not problems_of_card(page)]
    return [Measured(len(told)), *(Measured(1, page=pk) for pk in told)]
