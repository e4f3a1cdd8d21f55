"""How much is read, where people come from, and what they take along. Counted as ADR 0007 says."""

from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.automatic.from_counts import counted, measured, sums
from allesoverpesten.impact.automatic.registry import Measured, indicator
from allesoverpesten.impact.channels.counts import VISITED
from content.core.counts.count import API, DOWNLOAD, EMBED, EMBEDDER, FEED, READ, REFERRER
from content.core.counts.readings import Reading
from content.core.models import NoResultQuery

TIMES = _("keer")


@indicator(
    "lezingen",
    label=_("Lezingen van pagina's"),
    definition=_(
        "Hoe vaak een openbare pagina geopend werd, ook uit een cache. Antwoorden op een pagina tellen niet opnieuw. "
        "Zonder robots, medewerkers en wie niet geteld wil worden. Per onderdeel van de site (als kanaal) en per "
        "doelgroep; een pagina voor twee doelgroepen telt bij elk van de twee, en één keer in het geheel."
    ),
    unit=TIMES,
    is_daily=True,
    of_people=False,
)
def readings(first_day: date, last_day: date) -> list[Measured]:
    found = counted([READ], first_day, last_day)
    parts = measured(found, lambda count: Reading.from_detail(count.subject, count.detail).section)
    by_audience: dict[str, int] = {}
    for count, times in found.items():
        for audience in Reading.from_detail(count.subject, count.detail).audiences:
            by_audience[audience] = by_audience.get(audience, 0) + times
    return parts + [Measured(times, audience=audience) for audience, times in sorted(by_audience.items())]


@indicator(
    "partners.bezoeken",
    label=_("Bezoeken via andere sites"),
    definition=_(
        "Hoe vaak iemand op een pagina kwam via een link op een andere site, per domein van die site (als kanaal). "
        "Niet welke pagina daar of hier. Sites die hun domein niet laten meesturen, staan er niet in."
    ),
    unit=TIMES,
    is_daily=True,
)
def visits_from_other_sites(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([REFERRER], first_day, last_day), lambda count: count.detail)


@indicator(
    "downloads",
    label=_("Downloads"),
    definition=_("Hoe vaak een bestand gevraagd werd: pdf, kaartje, tabel, document. Per soort adres (als kanaal)."),
    unit=TIMES,
    is_daily=True,
    of_people=False,
)
def downloads(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([DOWNLOAD], first_day, last_day), lambda count: count.detail)


@indicator(
    "feeds-en-api",
    label=_("Gebruik van feeds en API"),
    definition=_(
        "Hoe vaak een feed, een agenda of open gegevens gevraagd werden. Programma's tellen mee: daarvoor zijn ze er. "
        "Per adres (als kanaal)."
    ),
    unit=TIMES,
    is_daily=True,
    of_people=False,
)
def feeds_and_api(first_day: date, last_day: date) -> list[Measured]:
    return measured(counted([FEED, API], first_day, last_day), lambda count: count.detail)


@indicator(
    "inbedding",
    label=_("Getoond op andere sites"),
    definition=_(
        "Hoe vaak iets van ons geopend werd in een kader op een andere site, per pagina, en per domein van die site "
        "(als kanaal) als de browser dat meestuurt."
    ),
    unit=TIMES,
    is_daily=True,
    of_people=False,
)
def embeds(first_day: date, last_day: date) -> list[Measured]:
    shown = measured(counted([EMBED], first_day, last_day))
    domains = sums(counted([EMBEDDER], first_day, last_day), lambda count: count.detail)
    return shown + [Measured(times, channel=domain) for domain, times in domains]


@indicator(
    "zoeken.niets-gevonden",
    label=_("Zoekopdrachten zonder resultaat"),
    definition=_(
        "Hoe vaak een korte vraag in gewone woorden niets vond. Vragen met cijfers, namen van sites of een hint van "
        "gevaar worden nooit geteld, en wat zeldzaam is, wordt na dertig dagen vergeten."
    ),
    unit=TIMES,
    of_people=False,
)
def searches_without_result(first_day: date, last_day: date) -> list[Measured]:
    found = NoResultQuery.objects.filter(day__gte=first_day, day__lte=last_day).aggregate(times=Sum("count"))
    return [Measured(found["times"] or 0)]


@indicator(
    "campagnes.bezoeken",
    label=_("Bezoeken via korte adressen van campagnes"),
    definition=_(
        "Hoe vaak iemand binnenkwam met een kort adres of een QR-code van een campagne, zolang dat adres werkt. Per "
        "kanaal en per doelgroep waarvoor het adres gemaakt is."
    ),
    unit=TIMES,
    is_daily=True,
    of_people=False,
)
def campaign_visits(first_day: date, last_day: date) -> list[Measured]:
    found = counted([VISITED], first_day, last_day)
    audiences = sums(found, lambda count: count.detail.partition(" ")[2])
    return [
        Measured(sum(found.values())),
        *(Measured(times, channel=name) for name, times in sums(found, lambda count: count.detail.partition(" ")[0])),
        *(Measured(times, audience=audience) for audience, times in audiences),
    ]
