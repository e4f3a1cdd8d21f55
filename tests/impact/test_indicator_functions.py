"""Each automatic indicator on data of which the answer is known beforehand."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from wagtail.models import get_page_models

from allesoverpesten.impact.automatic import Measured, find, known, whole
from allesoverpesten.impact.channels.counts import VISITED
from content.core.counts import Count
from content.core.counts.count import API, DOWNLOAD, EMBED, EMBEDDER, FEED, READ, REFERRER
from content.core.models import BasePage, DailyCount, NoResultQuery
from helpdesk.counts import CONTACT_CHOSEN, FINDER_ANSWERED, FINDER_STARTED, NEXT_BEST_SHOWN
from knowledge.events.models import AlertSubscription, Event
from knowledge.events.publishing import publish_events
from knowledge.research.models import PublicationPage, StudyCallPage
from knowledge.training.counts import ENDED, STARTED
from tests.factories.events import date_values, some_page
from tests.factories.helpdesk import make_contact, make_service, only_these
from tests.factories.infopunt import make_article
from tests.factories.research import make_call

FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)
BEFORE, INSIDE, LATER, AFTER = date(2025, 8, 31), date(2025, 9, 1), date(2026, 8, 31), date(2026, 9, 1)


def measure(key: str) -> list[Measured]:
    found = find(key)
    assert found is not None, key
    return found.measure(FIRST, LAST)


def stored(*rows: tuple[Count, int]) -> None:
    """Each count on the first and on the last day of the period, and ten times as often just outside of it."""
    DailyCount.objects.bulk_create(
        DailyCount(day=day, name=count.name, subject=count.subject, detail=count.detail, total=times * factor)
        for count, times in rows
        for day, factor in ((BEFORE, 10), (INSIDE, 1), (LATER, 1), (AFTER, 10))
    )


@pytest.mark.parametrize(
    ("key", "rows", "parts"),
    [
        (
            "lezingen",
            [
                *((Count(READ, "7", "infopunt kind jongere"), 3), (Count(READ, "8", "leren kind"), 2)),
                (Count(READ, "search"), 1),
            ],
            [
                *(Measured(12), Measured(6, page=7), Measured(4, page=8)),
                *(Measured(6, channel="infopunt"), Measured(4, channel="leren")),
                *(Measured(6, audience="jongere"), Measured(10, audience="kind")),
            ],
        ),
        (
            "partners.bezoeken",
            [(Count(REFERRER, "", "ketnet.be"), 4), (Count(REFERRER, "", "klasse.be"), 1)],
            [Measured(10), Measured(8, channel="ketnet.be"), Measured(2, channel="klasse.be")],
        ),
        (
            "downloads",
            [(Count(DOWNLOAD, "9", "flowchart_pdf"), 2), (Count(DOWNLOAD, "document-9", "wagtaildocs_serve"), 1)],
            [
                *(Measured(6), Measured(4, page=9)),
                *(Measured(4, channel="flowchart_pdf"), Measured(2, channel="wagtaildocs_serve")),
            ],
        ),
        (
            "feeds-en-api",
            [(Count(FEED, "", "article_rss"), 2), (Count(API, "", "hsds:services"), 5)],
            [Measured(14), Measured(4, channel="article_rss"), Measured(10, channel="hsds:services")],
        ),
        (
            "inbedding",
            [(Count(EMBED, "5", "flowchart_embed"), 3), (Count(EMBEDDER, "", "school.example"), 2)],
            [Measured(6), Measured(6, page=5), Measured(4, channel="school.example")],
        ),
        (
            "campagnes.bezoeken",
            [(Count(VISITED, "a1", "affiche kind"), 2), (Count(VISITED, "b2", "ketnet kind"), 3)],
            [
                *(Measured(10), Measured(4, channel="affiche"), Measured(6, channel="ketnet")),
                Measured(10, audience="kind"),
            ],
        ),
        ("hulpzoeker.gestart", [(Count(FINDER_STARTED), 2)], [Measured(4)]),
        ("hulpzoeker.antwoord", [(Count(FINDER_ANSWERED), 3)], [Measured(6)]),
        (
            "contact.gekozen",
            [
                *((Count(CONTACT_CHOSEN, "7", "phone"), 2), (Count(CONTACT_CHOSEN, "7", "chat"), 1)),
                (Count(CONTACT_CHOSEN, "", "phone"), 1),
            ],
            [Measured(8), Measured(6, page=7), Measured(2, channel="chat"), Measured(6, channel="phone")],
        ),
        (
            "hulp.alternatief-getoond",
            [(Count(NEXT_BEST_SHOWN, "7"), 2), (Count(NEXT_BEST_SHOWN), 1)],
            [Measured(6), Measured(4, page=7)],
        ),
        ("wegwijzer.begonnen", [(Count(STARTED, "7"), 2)], [Measured(4), Measured(4, page=7)]),
        (
            "wegwijzer.uitkomst",
            [(Count(ENDED, "7", "bel"), 2), (Count(ENDED, "7", "klaar"), 1), (Count(ENDED, "8"), 3)],
            [
                *(Measured(12), Measured(6, page=7), Measured(6, page=8)),
                *(Measured(4, channel="bel"), Measured(2, channel="klaar")),
            ],
        ),
    ],
)  # fmt: skip
def test_counts_of_the_period_and_no_other_day(db: None, key: str, rows: Any, parts: list[Measured]) -> None:
    assert whole(measure(key)) == 0
    stored(*rows)
    assert measure(key) == parts


def test_searches_without_result(db: None) -> None:
    NoResultQuery.objects.all().delete()
    for day, times in ((BEFORE, 50), (INSIDE, 2), (LATER, 3), (AFTER, 50)):
        NoResultQuery.objects.create(words="een woord", day=day, count=times)
    assert measure("zoeken.niets-gevonden") == [Measured(5)]


def at(page: BasePage, **values: Any) -> None:
    type(page).objects.filter(pk=page.pk).update(**values)


def test_pages_published_and_reviewed_by_section_and_audience(db: None) -> None:
    inside, before, gone = (make_article(audiences=["ouder", "kind"]) for _article in range(3))
    at(inside, first_published_at=datetime(2025, 8, 31, 22, tzinfo=UTC), reviewed_on=LATER)
    at(before, first_published_at=datetime(2025, 8, 31, 21, 59, tzinfo=UTC), reviewed_on=AFTER)
    at(gone, first_published_at=datetime(2026, 1, 1, tzinfo=UTC), reviewed_on=LATER, live=False)
    expected = [
        *(Measured(1), Measured(1, page=inside.pk), Measured(1, channel="infopunt")),
        *(Measured(1, audience="kind"), Measured(1, audience="ouder")),
    ]
    published = measure("paginas.gepubliceerd")
    assert published == expected
    reviewed = [part for part in measure("paginas.nagekeken") if part.page in {inside.pk, before.pk, gone.pk}]
    assert reviewed == [Measured(1, page=inside.pk)]


def test_pages_reviewed_in_time_are_a_share_of_those_with_a_date(db: None) -> None:
    """By hand: of three with a date, two are in time; the one for parents and the two for children apart."""
    for kind in get_page_models():
        if issubclass(kind, BasePage):
            kind.objects.update(review_due=None)
    dues = ((LAST, ["ouder", "kind"]), (date(2027, 1, 1), ["kind"]), (date(2026, 8, 30), ["ouder"]))
    for due, audiences in dues:
        at(make_article(audiences=audiences), review_due=due)
    at(make_article(audiences=["ouder"]), review_due=date(2020, 1, 1), live=False)
    assert measure("paginas.op-tijd") == [
        *(Measured(Decimal("66.7")), Measured(Decimal("66.7"), channel="infopunt")),
        *(Measured(Decimal("100.0"), audience="kind"), Measured(Decimal("50.0"), audience="ouder")),
    ]


@time_machine.travel("2026-08-31 12:00:00+02:00", tick=False)
def test_listings_in_time_are_a_share_of_all(db: None) -> None:
    fresh = make_service([make_contact(assured_on=date(2026, 8, 1))], assured_on=date(2026, 8, 1))
    late = make_service([make_contact(assured_on=date(2024, 8, 1))], assured_on=date(2024, 8, 1))
    only_these(fresh, late)
    assert measure("hulp.op-tijd-nagekeken") == [Measured(Decimal("50.0"))]


@pytest.mark.parametrize(("kind", "key"), [("vorming", "vormingen.plaatsen"), ("colloquium", "colloquia.deelnemers")])
def test_places_are_those_taken_at_dates_that_took_place(db: None, kind: str, key: str) -> None:
    Event.objects.all().delete()
    starts = ("2025-08-31 23:30", "2025-09-01 00:00", "2026-08-31 20:00", "2026-09-01 09:00", "2026-03-01 09:00")
    dates = [date_values(start=start) for start in starts]
    dates[4] = date_values(start=starts[4], status="geannuleerd")
    events = publish_events(kind, some_page(), dates)
    for event, taken in zip(sorted(events, key=lambda one: one.starts_at), (100, 7, 100, 5, 100), strict=True):
        Event.objects.filter(pk=event.pk).update(taken=taken)
    page = some_page().pk
    assert measure(key) == [Measured(12), Measured(7, page=page), Measured(5, page=page)]
    assert whole(measure("vormingen.gegeven")) == (2 if kind == "vorming" else 0)


def test_subscribers_are_those_who_confirmed(db: None) -> None:
    AlertSubscription.objects.all().delete()
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for number, (key, confirmed) in enumerate(
        [("vormingen", now), ("vormingen", now), ("oproepen", now), ("vormingen", None)]
    ):
        AlertSubscription.objects.create(list_key=key, email=f"{number}@example.org", confirmed_at=confirmed)
    assert measure("mailberichten.abonnees") == [
        *(Measured(3), Measured(1, channel="oproepen"), Measured(2, channel="vormingen")),
    ]


def test_study_calls_are_those_open_on_some_day(db: None) -> None:
    """By hand: two were open in the period; one asked parents, the other parents and schools."""
    StudyCallPage.objects.update(live=False)
    days = (
        (date(2025, 1, 1), BEFORE, ["ouders"]),
        (date(2025, 1, 1), INSIDE, ["ouders"]),
        (LATER, date(2027, 1, 1), ["ouders", "scholen"]),
        (AFTER, date(2027, 1, 1), ["ouders"]),
    )
    calls = [make_call(audiences_called=groups, starts_on=start, ends_on=end) for start, end, groups in days]
    running = sorted(call.pk for call in calls[1:3])
    assert measure("oproepen.open") == [
        *(Measured(2), *(Measured(1, page=pk) for pk in running)),
        *(Measured(2, channel="ouders"), Measured(1, channel="scholen")),
    ]


def test_publications_count_with_a_whole_practice_card(db: None) -> None:
    first, second = PublicationPage.objects.live().order_by("pk")[:2]
    PublicationPage.objects.update(first_published_at=datetime(2024, 1, 1, tzinfo=UTC))
    inside = datetime(2026, 1, 1, tzinfo=UTC)
    PublicationPage.objects.filter(pk=first.pk).update(first_published_at=inside)
    PublicationPage.objects.filter(pk=second.pk).update(first_published_at=inside, finding="")
    assert measure("publicaties.praktijkkaart") == [Measured(1), Measured(1, page=first.pk)]


def test_every_indicator_tells_what_it_is(db: None) -> None:
    assert len(known()) == 23
    for one in known():
        assert min(len(str(one.label)), len(str(one.definition)) / 4, len(str(one.unit))) >= 1, one.key
        assert all(part.value >= 0 for part in one.measure(FIRST, LAST)), one.key
