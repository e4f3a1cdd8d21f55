"""What visitors see: approved figures of public indicators, in words, and nothing else."""

from decimal import Decimal
from http import HTTPStatus
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from allesoverpesten.accounts.models import User
from allesoverpesten.impact.closing import approve_period
from allesoverpesten.impact.models import Indicator, Period, PeriodValue, Target, ValuePart
from allesoverpesten.impact.workflow import Figures, Part, approve, save_figures, submit
from content.core.models import SearchEntry
from content.core.search.index import rebuild
from tests.factories.results import (
    ActionFactory,
    IndicatorFactory,
    approved_value,
    past_period,
    target,
    without_examples,
)

ADDRESS = "/over-ons/resultaten/"
OF_PERIOD = f"{ADDRESS}2019-2020/"


@pytest.fixture
def period(db: None) -> Period:
    without_examples()
    return past_period()


def page(client: Client, address: str = ADDRESS) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_only_approved_figures_of_public_indicators_are_shown(
    client: Client, period: Period, writer: User, head: User
) -> None:
    shown = IndicatorFactory(label="Getoonde indicator", unit="keer")
    target(shown, period, 1000)
    approved_value(shown, period, 950, writer, head)
    secret = IndicatorFactory(action=shown.action, label="Interne indicator", is_public=False)
    approved_value(secret, period, 777, writer, head)
    waiting = IndicatorFactory(action=shown.action, label="Wachtende indicator")
    submit(save_figures(waiting, period, Figures(Decimal(888)), writer), writer)
    text = page(client)
    assert "Getoonde indicator" in text
    assert "<strong>950 keer</strong>, doel: 1 000." in text
    assert "Bijna gehaald." in text
    for hidden in ("Interne indicator", "777", "Wachtende indicator", "888", "Ans Peeters"):
        assert hidden not in text


def test_page_without_results_says_so(client: Client, period: Period) -> None:
    hidden = IndicatorFactory(label="Interne indicator", is_public=False)
    IndicatorFactory(action=hidden.action, label="Deelnemers", definition="Wie kwam kijken.")
    IndicatorFactory(action=hidden.action, label="Oude indicator", is_active=False)
    text = page(client)
    assert "Er zijn nog geen goedgekeurde cijfers" in text
    assert "<dt>Deelnemers</dt> <dd> Wie kwam kijken. </dd>" in text
    assert "Interne indicator" not in text
    assert "Oude indicator" not in text
    assert client.get(OF_PERIOD).status_code == HTTPStatus.NOT_FOUND


def test_page_shows_a_figure_the_moment_it_is_approved(
    client: Client, period: Period, writer: User, head: User
) -> None:
    row = submit(save_figures(IndicatorFactory(), period, Figures(Decimal(7_321)), writer), writer)
    assert "7\u00a0321" not in client.get(ADDRESS).content.decode()
    approve(row, head)
    cache.clear()  # what starting a new generation does once this test's transaction would be committed
    assert "<strong>7 321 keer</strong>" in page(client)


def test_small_numbers_and_pages_behind_a_figure_are_not_public(
    client: Client, period: Period, writer: User, head: User
) -> None:
    one = IndicatorFactory(split="context", split_keys="school\nsport", label="Deelnemers")
    parts = (Part(Decimal(40), "school"), Part(Decimal(3), "sport"), Part(Decimal(43), page_id=7, page_title="Achter"))
    row = save_figures(one, period, Figures(Decimal(43), "", parts), writer)
    approve(submit(row, writer), head)
    text = page(client)
    assert "In de sport: minder dan 5" in text
    assert "Op school: niet getoond" in text
    assert "Achter" not in text


def test_approved_period_shows_what_was_frozen(client: Client, period: Period, writer: User, head: User) -> None:
    one = IndicatorFactory(label="Oude naam")
    approved_value(one, period, 321, writer, head)
    approve_period(period, head)
    Indicator.objects.filter(pk=one.pk).update(label="Nieuwe naam", is_public=False)
    Indicator.objects.filter(pk=one.pk).update(is_public=True)
    cache.clear()
    text = page(client)
    assert "Oude naam" in text
    assert "Nieuwe naam" not in text
    assert "Er verandert niets meer aan." in text


def test_changed_plan_shows_at_once(client: Client, period: Period) -> None:
    one = IndicatorFactory(label="Eerste naam")
    assert "Eerste naam" in page(client)
    one.label = "Tweede naam"
    one.save()
    text = page(client)
    assert "Tweede naam" in text
    assert "Eerste naam" not in text


def test_privacy_page_says_what_is_counted_and_how_not_to_be(client: Client, db: None) -> None:
    text = page(client, "/privacy/").partition("<main")[2]
    for words in (
        "Alleen totalen per dag: hoe vaak een pagina of bestand geopend werd",
        *("langs welke affiche of QR-code", "van welke andere site ze komen (alleen de naam van die site)"),
        *("Nooit wie, nooit wat je antwoordde", "Robots tellen niet mee", "Do Not Track", "Global Privacy Control"),
    ):
        assert words in text


def test_invented_figures_never_pose_as_results(client: Client, db: None) -> None:
    """A new site has approved examples in two periods; visitors see what is measured and no number."""
    examples = PeriodValue.objects.filter(state="approved", is_example=True)
    assert set(examples.values_list("period__name", flat=True)) == {"2024-2025", "2025-2026"}
    text = page(client).partition("<main")[2].partition("</main>")[0]
    assert "Er zijn nog geen goedgekeurde cijfers" in text
    assert "Gekozen contacten" in text
    assert "Doel 4: Onderzoek" in text
    assert "streefwaarde" not in text
    assert "voorbeeld" not in text.lower().replace("bijvoorbeeld", "")
    for name in ("2024-2025", "2025-2026", "2026-2027"):
        assert client.get(f"{ADDRESS}{name}/").status_code == HTTPStatus.NOT_FOUND


def test_real_figure_is_not_compared_with_invented_ones(client: Client, db: None, writer: User, head: User) -> None:
    example = PeriodValue.objects.get(period__name="2024-2025", indicator__code="1.1.a")
    assert Target.objects.filter(period__name="2025-2026", indicator=example.indicator, is_example=True).exists()
    PeriodValue.objects.filter(period__name="2025-2026", indicator=example.indicator).delete()
    period = Period.objects.get(name="2025-2026")
    approved_value(example.indicator, period, 4321, writer, head)
    text = page(client)
    assert "4 321" in text
    assert "2024-2025" not in text
    assert "doel:" not in text
    assert text.count("Hoe tellen we dit?") == 1


def test_page_is_found_by_search_and_named_in_the_sitemap(client: Client, db: None) -> None:
    assert f'href="{ADDRESS}"' in page(client, "/zoeken/?q=resultaten").partition("<main")[2]
    assert f'href="{ADDRESS}"' in page(client, "/zoeken/?q=jaarverslag+subsidie").partition("<main")[2]
    rebuild()
    assert SearchEntry.objects.get(key="address:results").url == ADDRESS
    sitemap = client.get("/sitemap.xml")
    assert f"<loc>http://testserver{ADDRESS}</loc>" in sitemap.content.decode()
    assert sitemap.content.count(b"<loc>") > 100


@pytest.mark.parametrize("count", [3, 60])
def test_queries_are_the_same_for_few_and_many_figures(
    client: Client, period: Period, writer: User, head: User, count: int, django_assert_num_queries: Any
) -> None:
    rows = [IndicatorFactory(action=ActionFactory()) for _number in range(count)]
    values = PeriodValue.objects.bulk_create(PeriodValue(indicator=one, period=period, value=10) for one in rows)
    ValuePart.objects.bulk_create(ValuePart(period_value=row, part="x", value=10) for row in values)
    PeriodValue.objects.filter(period=period).update(
        state="approved", approved_by_name="Bert", approved_at="2020-09-01T00:00:00Z"
    )
    client.get("/toegankelijkheid/")
    with django_assert_num_queries(6):
        assert client.get(ADDRESS).content.count(b"Hoe tellen we dit?") == count
