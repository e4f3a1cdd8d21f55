"""The catalogue with 5,000 trainings and 20,000 dates.

Prints the 95th percentile of the time that the processor works for this process, and the number of queries, for lists,
facets, calendar and feeds; each answer is made anew, only the small lists of a generation are kept, as in production.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from bench.measure import answer, get
from content.core.enums import Audience, Context
from content.core.page_cache import start_new_generation
from knowledge.events.calendar_text import event_text
from knowledge.events.models import Event
from knowledge.events.values import EventValues
from knowledge.training.enums import Province, TrainingForm
from knowledge.training.models import Provider, TrainingIndexPage, TrainingPage
from knowledge.training.session_values import KIND

TRAININGS, DATES_EACH = 5000, 4
ROUNDS = 60
BUDGET_MS = 60
POSTAL_CODES = ("2800", "9000", "3500", "8000", "3000", "1000")
BASE = "/leren/vormingen/"
ADDRESSES = {
    "lijst": BASE,
    "lijst, blad 40": f"{BASE}?page=40",
    "facetten": f"{BASE}?waar=sport&provincie=limburg&prijs=gratis",
    "woord": f"{BASE}?zoek=vorming+4",
    "prijs": f"{BASE}?volgorde=prijs",
    "dichtbij": f"{BASE}?postcode=9000",
    "kalender": f"{BASE}?weergave=kalender&maand=2027-03&waar=sport&provincie=limburg",
    "iCal, alles": f"{BASE}kalender.ics",
    "iCal, gekozen": f"{BASE}kalender.ics?waar=sport&provincie=limburg",
    "RSS": f"{BASE}feed.rss?waar=sport",
    "Atom": f"{BASE}feed.atom",
}


def report(site: WSGIHandler, say: Callable[[str], None]) -> None:
    few = {name: answer(site, address).queries for name, address in ADDRESSES.items()}
    say(f"\n{TRAININGS} verzonnen vormingen met {TRAININGS * DATES_EACH} datums maken …")
    fill(TRAININGS, DATES_EACH)
    start_new_generation()
    say(f"\n{'vormingen':<20}{'p50 ms':>8}{'p95 ms':>8}{'SQL':>6}{'SQL, veel':>11}{'KB':>8}")
    for name, address in ADDRESSES.items():
        say(_line(site, name, address, few[name]))


def _line(site: WSGIHandler, name: str, address: str, few: int) -> str:
    measured = answer(site, address)
    # A request with a cookie (`bench.measure.get`) is never kept, so each answer is made anew.
    times = sorted(_timed(site, address) for _round in range(ROUNDS))
    median, high = times[len(times) // 2] * 1000, times[int(len(times) * 0.95)] * 1000
    over = " ".join([f"> {BUDGET_MS} ms"] * (high > BUDGET_MS) + ["SQL groeit"] * (measured.queries > few))
    size = len(measured.body) / 1024
    return f"{name:<20}{median:>8.1f}{high:>8.1f}{few:>6}{measured.queries:>11}{size:>8.0f}  {over}"


def _timed(site: WSGIHandler, address: str) -> float:
    start = time.process_time()
    get(site, address)
    return time.process_time() - start


def fill(trainings: int, dates_each: int) -> None:
    """Public trainings with coming dates, written below the models because publishing each takes minutes."""
    dice = Random(7)  # noqa: S311 - the same catalogue each time
    index = TrainingIndexPage.objects.get()
    provider = Provider.objects.create(slug="bench", name="Bench vzw")
    now = timezone.now()
    pages = [_page(index, number, now, dice, provider) for number in range(trainings)]
    Page.objects.bulk_create([_only_page(page) for page in pages], batch_size=500)
    ids = dict(Page.objects.filter(path__startswith=index.path, depth=index.depth + 1).values_list("path", "pk"))
    for page in pages:
        page.pk = page.page_ptr_id = ids[page.path]
    own = TrainingPage._meta.local_concrete_fields  # noqa: SLF001 - the columns that the table of pages lacks
    for start in range(0, trainings, 500):
        # Without signals, which would index each page.
        TrainingPage._base_manager._insert(pages[start : start + 500], own, using="default")  # noqa: SLF001 - same reason
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + trainings)
    events = [_event(page, now, dice) for page in pages for _each in range(dates_each)]
    Event.objects.bulk_create(events, batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _page(index: TrainingIndexPage, number: int, now: datetime, dice: Random, provider: Provider) -> TrainingPage:
    name = f"Vorming {number}"
    values = {
        "audiences": dice.sample(Audience.values, 2), "contexts": dice.sample(Context.values, 2),
        "forms": dice.sample(TrainingForm.values, 1), "regions": dice.sample(Province.values, 2),
        "cost": dice.choice(["gratis", "betalend", "onbekend"]), "price": dice.choice([None, 25, 90]),
    }  # fmt: skip
    page = TrainingPage(
        title=name, draft_title=name, slug=f"bench-{number}", summary="Wat je leert. " * 8,
        provider=provider, locale_id=index.locale_id, live=True, depth=index.depth + 1,
        path=TrainingPage._get_path(index.path, index.depth + 1, index.numchild + 1 + number),  # noqa: SLF001 - as treebeard does
        url_path=f"{index.url_path}bench-{number}/", first_published_at=now, last_published_at=now, **values,
    )  # fmt: skip
    page.update_facets()
    return page


def _only_page(page: TrainingPage) -> Page:
    names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]  # noqa: SLF001 - public
    return Page(**{name: getattr(page, name) for name in names})


def _event(page: TrainingPage, now: datetime, dice: Random) -> Event:
    start = (now + timedelta(days=dice.randrange(1, 700))).replace(minute=30)
    values = EventValues(
        uid=uuid4(), title=page.title, summary=page.summary, url=f"{BASE}{page.slug}/", starts_at=start,
        ends_at=start + timedelta(hours=3), place="Zaal", postal_code=dice.choice(POSTAL_CODES),
        categories=("Vorming",), facets=tuple(page.facets),
    )  # fmt: skip
    text = event_text(values, site="http://testserver", sequence=0, changed_at=now, is_withdrawn=False)
    plain = {name: getattr(values, name) for name in EventValues.__dataclass_fields__}
    plain |= {"categories": list(values.categories), "facets": list(values.facets)}
    return Event(kind=KIND, page_id=page.pk, calendar_text=text, **plain)
