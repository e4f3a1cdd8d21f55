"""Goal 3: procedures that are followed, trainings that are given, and people who want to hear of them."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.automatic.from_counts import counted, measured
from allesoverpesten.impact.automatic.pages import moments
from allesoverpesten.impact.automatic.registry import Measured, indicator
from knowledge.events.enums import EventStatus
from knowledge.events.models import AlertSubscription, Event
from knowledge.training.counts import ENDED, STARTED
from knowledge.training.session_values import KIND

TIMES = _("keer")


def events_held(kind: str, first_day: date, last_day: date) -> list[Event]:
    """Dates of one kind that began in the period and were not called off."""
    start, end = moments(first_day, last_day)
    found = Event.objects.public().filter(kind=kind, starts_at__gte=start, starts_at__lt=end)
    return list(found.exclude(status=EventStatus.CANCELLED).only("pk", "page_id", "taken").order_by("pk"))


def places_taken(events: Iterable[Event]) -> list[Measured]:
    events = list(events)
    return [
        Measured(sum(event.taken for event in events)),
        *(Measured(event.taken, page=event.page_id) for event in events if event.page_id),
    ]


@indicator(
    "wegwijzer.begonnen",
    label=_("Wegwijzers: begonnen"),
    definition=_("Hoe vaak iemand een wegwijzer opende, op de site of in een kader op een andere site. Per wegwijzer."),
    unit=TIMES,
    is_daily=True,
)
def flowcharts_started(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([STARTED], first_day, last_day))


@indicator(
    "wegwijzer.uitkomst",
    label=_("Wegwijzers: tot een uitkomst gekomen"),
    definition=_(
        "Hoe vaak iemand bij een einde van een wegwijzer kwam. Per wegwijzer en per einde (als kanaal); bij een "
        "wegwijzer voor kinderen of jongeren weten we niet bij welk einde."
    ),
    unit=TIMES,
    is_daily=True,
)
def flowcharts_ended(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([ENDED], first_day, last_day), lambda count: count.detail)


@indicator(
    "vormingen.gegeven",
    label=_("Data van vormingen"),
    definition=_("Data van vormingen op de site die in de periode begonnen en niet afgelast werden. Per vorming."),
    unit=_("data"),
    of_people=False,
)
def trainings_given(first_day: date, last_day: date) -> list[Measured]:
    events = events_held(KIND, first_day, last_day)
    return [Measured(len(events)), *(Measured(1, page=event.page_id) for event in events if event.page_id)]


@indicator(
    "vormingen.plaatsen",
    label=_("Ingenomen plaatsen in vormingen"),
    definition=_(
        "Plaatsen die ingenomen waren bij data van vormingen die in de periode begonnen, als inschrijven op deze site "
        "gaat. Wie op de wachtlijst bleef of afzegde, telt niet."
    ),
    unit=_("plaatsen"),
)
def training_places(first_day: date, last_day: date) -> list[Measured]:
    return places_taken(events_held(KIND, first_day, last_day))


@indicator(
    "mailberichten.abonnees",
    label=_("Mensen met een mailbericht over nieuws"),
    definition=_("Bevestigde mailberichten op de dag van de meting. Per lijst (als kanaal). Wie stopt, wordt gewist."),
    unit=_("mailberichten"),
    is_state=True,
)
def alert_subscribers(_first_day: date, _last_day: date) -> list[Measured]:
    keys = AlertSubscription.objects.filter(confirmed_at__isnull=False).values_list("list_key", flat=True)
    found = list(keys)
    return [
        Measured(len(found)),
        *(Measured(found.count(key), channel=key) for key in sorted(set(found))),
    ]
