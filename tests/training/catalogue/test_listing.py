"""The list of trainings: facets, order, nearness, and how much the database is asked."""

import json
import re
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from pytest_django.asserts import assertNumQueries

from knowledge.training.catalogue.index import catalogue_index
from knowledge.training.models import TrainingPage
from tests.factories.infopunt import make_article
from tests.factories.training import make_session, make_training, only_these_trainings

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"
LIST = "/leren/vormingen/"
QUERIES_OF_THE_LIST = 4
QUERIES_OF_A_MONTH = 4
WRONG = [
    "waar=maan",
    "prijs=%00",
    "page=zeven",
    "page=-1",
    "zoek=%00",
    "volgorde=zomaar",
    "maand=x",
    "weergave=kalender&dag=99",
    "weergave=kalender&dag=%C2%B2",
    "waar=a&waar=b",
]


def titles(client: Client, query: str = "") -> list[str]:
    return [page.title for page in client.get(f"{LIST}?{query}").context["listing"].page.object_list]


@pytest.fixture
def four() -> None:
    only_these_trainings(
        make_training(title="A duur", cost="betalend", price="90", contexts=["sport"], regions=["limburg"]),
        make_training([make_session("2027-05-01", postal_code="3500", municipality="Hasselt")],
                      title="B gratis", cost="gratis", contexts=["sport"]),
        make_training([make_session("2027-02-01", postal_code="9000", municipality="Gent")],
                      title="C goedkoop", cost="betalend", price="12.50", audiences=["jeugdwerk"]),
        make_training([make_session("2026-11-01")], title="D voorbij", forms=["online"]),
    )  # fmt: skip


@time_machine.travel(NOW)
def test_soonest_first_then_what_comes_on_demand(four: None, client: Client) -> None:
    assert titles(client) == ["C goedkoop", "B gratis", "A duur", "D voorbij"]
    assert titles(client, "volgorde=titel") == ["A duur", "B gratis", "C goedkoop", "D voorbij"]
    assert titles(client, "volgorde=prijs") == ["B gratis", "C goedkoop", "A duur", "D voorbij"]


@time_machine.travel(NOW)
def test_facets_narrow_together_and_count_under_the_other_choices(four: None, client: Client) -> None:
    assert titles(client, "waar=sport&provincie=limburg&prijs=gratis") == ["B gratis"]
    listing = client.get(f"{LIST}?waar=sport&provincie=limburg").context["listing"]
    fields = {field["name"]: field for field in listing.fields}
    prices = {option["value"]: option.get("count") for option in fields["prijs"]["options"]}
    assert prices == {"": None, "gratis": 1, "betalend": 1}
    places = {option["value"]: option.get("count") for option in fields["provincie"]["options"]}
    assert places == {"": None, "limburg": 2}
    assert listing.result_text == "2 resultaten"


@time_machine.travel(NOW)
def test_online_training_is_found_in_every_province(four: None, client: Client) -> None:
    assert "D voorbij" in titles(client, "provincie=west-vlaanderen")


@time_machine.travel(NOW)
def test_postal_code_puts_the_nearest_first_and_says_how_far(four: None, client: Client) -> None:
    response = client.get(f"{LIST}?postcode=9050")
    assert [page.title for page in response.context["listing"].page.object_list][:2] == ["C goedkoop", "B gratis"]
    assert titles(client, "postcode=3600")[:2] == ["B gratis", "C goedkoop"]
    assert "ongeveer" in response.content.decode()
    assert "Statbel (CC BY 4.0)" in response.content.decode()


@time_machine.travel(NOW)
@pytest.mark.parametrize("code", ["0000", "9999", "x", "99999", "%00"])
def test_wrong_postal_code_is_explained(four: None, client: Client, code: str) -> None:
    response = client.get(f"{LIST}?postcode={code}")
    assert response.status_code == 200
    if code in {"0000", "9999", "x"}:
        assert f"De postcode {code} kennen we niet" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "waar=maan",
        "prijs=%00",
        "page=zeven",
        "page=-1",
        "zoek=%00",
        "volgorde=zomaar",
        "maand=x",
        "weergave=kalender&dag=99",
        "weergave=kalender&dag=%C2%B2",
        "waar=a&waar=b",
    ],
)
def test_wrong_value_counts_as_not_chosen(four: None, client: Client, query: str) -> None:
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    assert response.context["listing"].page.paginator.count == 4


@time_machine.travel(NOW)
def test_words_are_searched_in_title_explanation_and_provider(four: None, client: Client) -> None:
    assert titles(client, "zoek=GOEDkoop") == ["C goedkoop"]
    assert len(titles(client, "zoek=proefaanbieder")) == 4
    assert titles(client, "zoek=bestaatniet") == []


@time_machine.travel(NOW)
def test_expired_session_leaves_by_itself(client: Client) -> None:
    page = make_training([make_session("2026-11-24")], title="Morgen")
    assert "dinsdag 24 november 2026" in client.get(page.url).content.decode()
    with time_machine.travel("2026-11-25T10:00:00Z"):
        cache.clear()
        text = client.get(page.url).content.decode()
        assert "24 november 2026" not in text
        assert "Vraag ernaar bij de aanbieder" in text


@time_machine.travel(NOW)
def test_month_shows_days_with_something_on(four: None, client: Client) -> None:
    month = client.get(f"{LIST}?weergave=kalender&maand=2027-02").context["month"]
    assert month["title"] == "Februari 2027"
    assert [(day["day"], [event.title for event in day["events"]]) for day in month["days"]] == [
        ("maandag 1 februari", ["C goedkoop"])
    ]
    assert month["next"]["url"] == "?weergave=kalender&maand=2027-03"
    empty = client.get(f"{LIST}?weergave=kalender&maand=2027-02&waar=sport").content.decode()
    assert "In deze maand is er niets gepland" in empty


@time_machine.travel(NOW)
def test_grid_of_the_month_leads_to_the_days_with_something_on(four: None, client: Client) -> None:
    response = client.get(f"{LIST}?weergave=kalender&maand=2027-02")
    weeks = response.context["month"]["weeks"]
    assert [len(week) for week in weeks] == [7] * 4
    days = [day for week in weeks for day in week]
    assert [day["number"] for day in days] == list(range(1, 29))
    assert [(day["number"], day["url"], day["label"]) for day in days if day["url"]] == [
        (1, "#dag-2027-02-01", "1 vorming")
    ]
    page = " ".join(response.content.decode().split())
    assert 'id="dag-2027-02-01"' in page
    assert '<th scope="col" abbr="maandag">ma</th>' in page
    in_may = client.get(f"{LIST}?weergave=kalender&maand=2027-05").context["month"]["weeks"]
    assert [day.get("number") for day in in_may[0]] == [None, None, None, None, None, 1, 2]


@time_machine.travel(NOW)
def test_month_with_very_much_shows_one_day_at_a_time(client: Client) -> None:
    only_these_trainings(
        make_training([make_session("2027-03-02") for _each in range(30)], title="Dinsdag", contexts=["sport"]),
        make_training([make_session("2027-03-04") for _each in range(20)], title="Donderdag", contexts=["sport"]),
    )
    address = f"{LIST}?weergave=kalender&maand=2027-03&waar=sport"
    month = client.get(address).context["month"]
    assert [(day["anchor"], len(day["events"])) for day in month["days"]] == [("dag-2027-03-02", 30)]
    thursday = month["weeks"][0][3]
    assert (thursday["label"], thursday["is_current"]) == ("20 vormingen", False)
    assert thursday["url"] == "?weergave=kalender&maand=2027-03&waar=sport&dag=4#dag-2027-03-04"
    month = client.get(f"{LIST}{thursday['url']}").context["month"]
    assert [(day["anchor"], len(day["events"])) for day in month["days"]] == [("dag-2027-03-04", 20)]
    assert month["weeks"][0][3]["is_current"]


@time_machine.travel(NOW)
def test_training_of_several_days_stands_on_each_day(client: Client) -> None:
    make_training([make_session("2027-08-30", ends_on="2027-09-01")], title="Driedaagse")
    for month, days in (("2027-08", 2), ("2027-09", 1)):
        assert len(client.get(f"{LIST}?weergave=kalender&maand={month}").context["month"]["days"]) == days


@pytest.mark.parametrize("number", [3, 30])
@time_machine.travel(NOW)
def test_list_asks_the_same_of_the_database_for_few_and_many(client: Client, number: int) -> None:
    for _each in range(number):
        make_training([make_session("2027-05-01"), make_session("2027-06-01")])
    client.get(LIST)
    with assertNumQueries(QUERIES_OF_THE_LIST):
        client.get(f"{LIST}?vorm=open")
    with assertNumQueries(QUERIES_OF_THE_LIST):
        client.get(f"{LIST}?vorm=open&postcode=9000")
    with assertNumQueries(QUERIES_OF_A_MONTH):
        client.get(f"{LIST}?weergave=kalender&maand=2027-05")


def test_page_of_a_training_tells_search_engines_when_it_is(client: Client) -> None:
    with time_machine.travel(NOW):
        page = make_training(
            [make_session(), make_session("2027-04-01", None, is_online=True, status="geannuleerd")],
            cost="betalend", price="85", certificate="Attest",
        )  # fmt: skip
        text = client.get(page.url).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert data["@type"] == "Course"
    assert data["provider"]["name"] == "Proefaanbieder"
    assert data["offers"] == {"@type": "Offer", "category": "Paid", "price": "85.00", "priceCurrency": "EUR"}
    first, second = data["hasCourseInstance"]
    assert first["startDate"] == "2027-03-02T09:30:00+01:00"
    assert first["location"]["address"] == "Straat 1, 2800 Mechelen"
    assert (second["startDate"], second["eventStatus"]) == ("2027-04-01", "https://schema.org/EventCancelled")
    assert "85 euro" in text


def test_first_content_shows_no_date_that_no_source_has(client: Client) -> None:
    assert TrainingPage.objects.live().count() >= 8
    response = client.get(LIST)
    text = response.content.decode()
    shown = text.count("vraag naar data") + text.count("wanneer je wil")
    assert shown == response.context["listing"].page.paginator.count


def test_training_is_found_by_search(client: Client) -> None:
    found: Any = client.get("/zoeken/?q=no+blame+vorming").content.decode()
    assert "/leren/vormingen/no-blame/" in found


@time_machine.travel(NOW)
def test_index_is_made_again_for_a_training_and_not_for_an_article() -> None:
    only_these_trainings(make_training(title="Een"))
    first = catalogue_index(TrainingPage)
    make_article()
    assert catalogue_index(TrainingPage) is first
    page = make_training([make_session("2027-02-01")], title="Twee")
    second = catalogue_index(TrainingPage)
    assert (second is first, page.pk in second.pks, len(second.dates)) == (False, True, 1)
    page.sessions.set([])
    page.save_revision().publish()
    assert catalogue_index(TrainingPage).dates == []


def test_order_follows_the_clock_when_a_date_is_over(client: Client) -> None:
    with time_machine.travel(NOW):
        only_these_trainings(
            make_training([make_session("2026-11-24"), make_session("2027-06-01")], title="Vroeg"),
            make_training([make_session("2027-01-01")], title="Later"),
        )
        assert titles(client) == ["Vroeg", "Later"]
        assert titles(client, "volgorde=titel") == ["Later", "Vroeg"]
    with time_machine.travel("2026-11-25T10:00:00Z"):
        assert titles(client) == ["Later", "Vroeg"]
