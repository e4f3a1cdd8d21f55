"""Goal 2: whether people find help, whom they choose, and whether what the site says about services is checked."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.automatic.from_counts import counted, measured
from allesoverpesten.impact.automatic.pages import share
from allesoverpesten.impact.automatic.registry import Measured, indicator
from helpdesk.counts import CONTACT_CHOSEN, FINDER_ANSWERED, FINDER_STARTED, NEXT_BEST_SHOWN
from helpdesk.listings.freshness import Freshness, check_of
from helpdesk.listings.store import live_listings

TIMES = _("keer")


@indicator(
    "hulpzoeker.gestart",
    label=_("Hulpzoeker: gestart"),
    definition=_("Hoe vaak iemand zei wie die is en de tweede vraag kreeg. Zonder het antwoord zelf."),
    unit=TIMES,
    is_daily=True,
)
def finder_starts(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([FINDER_STARTED], first_day, last_day))


@indicator(
    "hulpzoeker.antwoord",
    label=_("Hulpzoeker: antwoord gekregen"),
    definition=_("Hoe vaak de hulpzoeker diensten of noodnummers toonde. Zonder de antwoorden van wie zocht."),
    unit=TIMES,
    is_daily=True,
)
def finder_answers(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([FINDER_ANSWERED], first_day, last_day))


@indicator(
    "contact.gekozen",
    label=_("Gekozen contacten"),
    definition=_(
        "Hoe vaak iemand op een nummer, chat, mailadres of site van een hulpdienst tikte. Per kanaal en per dienst "
        "(pagina). Wie het nummer zelf intoetst, of geen script en geen “ping” toelaat, telt niet mee: het is een "
        "ondergrens."
    ),
    unit=TIMES,
    is_daily=True,
)
def contacts_chosen(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([CONTACT_CHOSEN], first_day, last_day), lambda count: count.detail)


@indicator(
    "hulp.alternatief-getoond",
    label=_("“Deze diensten zijn er nu wel” getoond"),
    definition=_("Hoe vaak we naast een dienst die er op dat moment niet was, een andere toonden die er wel was."),
    unit=TIMES,
    is_daily=True,
)
def next_best_shown(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([NEXT_BEST_SHOWN], first_day, last_day))


@indicator(
    "hulp.op-tijd-nagekeken",
    label=_("Hulpdiensten die op tijd nagekeken zijn"),
    definition=_(
        "Van de diensten in de lijst: het deel waarvan alles op de laatste dag nog als nagekeken telt (een jaar; vijf "
        "jaar voor lijnen die dag en nacht open zijn)."
    ),
    unit="%",
    of_people=False,
    is_state=True,
)
def listings_in_time(_first_day: date, last_day: date) -> list[Measured]:
    listings = live_listings()
    in_time = [one for one in listings if check_of(one, last_day).freshness is not Freshness.OVERDUE]
    return [Measured(share(len(in_time), len(listings)))] if len(listings) else []
