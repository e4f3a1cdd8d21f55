"""The API for partners: what it holds, how it is filtered, and that it stays cheap and closed to nobody."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from helpdesk.listings import store
from helpdesk.models import Organization, ServicePage
from tests.factories.helpdesk import make_listed, make_service, only_these

pytestmark = pytest.mark.django_db
API = "/api/hsds/v3"


def get(client: Client, path: str, **query: Any) -> Any:
    answer = client.get(f"{API}{path}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def names(client: Client, **query: Any) -> list[str]:
    return [record["name"] for record in get(client, "/services", **query)["contents"]]


def test_root_says_which_standard_and_where_it_is_described(client: Client) -> None:
    about = get(client, "/")
    assert about["version"] == "3.0"
    assert client.get(about["openapi_url"].removeprefix("http://testserver")).json()["openapi"].startswith("3.")


@time_machine.travel("2026-11-25T12:00:00Z", tick=False)
def test_service_holds_what_its_page_tells(client: Client, whole_service: ServicePage) -> None:
    record = get(client, f"/services/{whole_service.uuid}")
    assert (record["name"], record["status"], record["assured_date"]) == ("Volledige dienst", "active", "2026-11-01")
    assert record["organization"]["name"] == "Volledige vzw"
    assert record["listing_url"] == f"http://testserver{whole_service.url}"
    assert (record["minimum_age"], record["maximum_age"], record["alert"]) == (6, 24, "Even trager.")
    assert [(phone["number"], phone["type"]) for phone in record["phones"]] == [
        ("+3215435696", "voice"),
        ("+32470123456", "text"),
    ]
    assert record["email"] == "hallo@example.org"
    assert [url["url"] for url in record["additional_urls"]] == ["https://example.org/chat"]
    assert [area["name"] for area in record["service_areas"]] == ["Gent", "Brussel"]
    assert {row["code"] for row in record["languages"]} == {"nl", "vgt"}
    assert record["cost_options"][0]["amount"] == 0
    codes = {row["taxonomy_term"]["code"] for row in record["attributes"]}
    assert {"doelgroep:kind", "onderwerp:pesten", "omgeving:school", "kenmerk:gratis", "kenmerk:anoniem"} <= codes


def test_hours_are_weekly_rows_with_the_exact_hours_in_the_notes(client: Client, whole_service: ServicePage) -> None:
    phone, chat, whatsapp = get(client, f"/services/{whole_service.uuid}")["schedules"]
    assert (phone["byday"], phone["opens_at"], phone["closes_at"]) == ("MO,TU,WE,TH,FR", "16:00", "22:00")
    assert phone["notes"] == "opening_hours=Mo-Fr 16:00-22:00; PH off Tijd van Brussel. Nagekeken: 2026-11-01."
    assert (chat["byday"], chat["opens_at"], chat["closes_at"]) == ("MO,TU,WE,TH,FR,SA,SU", "00:00", "24:00")
    assert "byday" not in whatsapp
    assert "opening_hours=sunrise-sunset" in whatsapp["notes"]


def test_place_has_an_address_hours_and_exceptions(client: Client, whole_service: ServicePage) -> None:
    (row,) = get(client, "/service_at_locations")["contents"]
    place = get(client, f"/service_at_locations/{row['id']}")
    assert place["service"]["id"] == str(whole_service.uuid)
    (address,) = place["location"]["addresses"]
    assert (address["address_1"], address["postal_code"], address["city"]) == ("Kerkstraat 1", "9000", "Gent")
    assert address["state_province"] == "Provincie Oost-Vlaanderen"
    week, christmas, eve = sorted(place["schedules"], key=lambda row: row.get("valid_from", ""))[0:1] + sorted(
        (row for row in place["schedules"] if "valid_from" in row), key=lambda row: row["valid_from"], reverse=True
    )
    assert (week["byday"], week["closes_at"]) == ("WE", "24:00")
    assert (christmas["valid_from"], christmas["description"]) == ("2026-12-25", "Huis. Gesloten: Kerstmis")
    assert (eve["opens_at"], eve["closes_at"]) == ("10:00", "12:00")


def test_who_keeps_a_listing_never_leaves_the_server(client: Client, whole_service: ServicePage) -> None:
    for path in ("/services?full=true", f"/services/{whole_service.uuid}", "/organizations?full_service=true"):
        assert "geheim" not in client.get(f"{API}{path}").content.decode().lower()


def test_draft_and_withdrawn_service_are_not_there(client: Client) -> None:
    page, draft = make_service(title="Weg"), make_service(title="Blijft")
    page.unpublish()
    draft.title = "Nog niet"
    draft.save_revision()
    found = names(client, per_page=100)
    assert "Blijft" in found
    assert {"Weg", "Nog niet"}.isdisjoint(found)
    assert client.get(f"{API}/services/{page.uuid}").status_code == 404


def test_services_are_filtered(client: Client, whole_service: ServicePage) -> None:
    other = make_service(title="Andere dienst", target_groups=["ouder"], topics=["geweld"])
    only_these(whole_service, other)
    terms = {term["code"]: term for term in get(client, "/taxonomy_terms", per_page=100)["contents"]}
    assert names(client) == ["Andere dienst", "Volledige dienst"]
    assert names(client, search="VOLLEDIGE vzw") == ["Volledige dienst"]
    assert names(client, taxonomy_term_id=terms["onderwerp:geweld"]["id"]) == ["Andere dienst"]
    assert names(client, taxonomy_id=terms["omgeving:school"]["taxonomy_id"]) == ["Volledige dienst"]
    assert names(client, organization_id=str(whole_service.organization.uuid)) == ["Volledige dienst"]
    assert names(client, postcode="9000") == ["Andere dienst", "Volledige dienst"]
    assert names(client, postcode="3500") == ["Andere dienst"]
    assert names(client, postcode="0000") == []
    tomorrow = timezone.now() + timedelta(days=1)
    assert names(client, modified_after=tomorrow.isoformat()) == []
    assert names(client, modified_after="2020-01-01T00:00:00") == ["Andere dienst", "Volledige dienst"]


def test_list_comes_in_pages(client: Client) -> None:
    pages = [make_service(title=title) for title in "ABC"]
    only_these(*pages)
    first, last, past = (get(client, "/services", per_page=2, page=page) for page in (1, 2, 3))
    assert [row["name"] for row in first["contents"]] == ["A", "B"]
    assert {name: value for name, value in last.items() if name != "contents"} == {
        "total_items": 3,
        "total_pages": 2,
        "page_number": 2,
        "size": 1,
        "first_page": False,
        "last_page": True,
        "empty": False,
    }
    assert (past["contents"], past["empty"]) == ([], True)
    minimal = get(client, "/services", minimal="true", per_page=1)["contents"]
    assert [set(row) for row in minimal] == [{"id", "modified_date"}] * 3


def test_organization_holds_its_services_and_places(client: Client, whole_service: ServicePage) -> None:
    Organization.objects.filter(pk=whole_service.organization_id).update(description="Wie we zijn.")
    found = get(client, f"/organizations/{whole_service.organization.uuid}")
    assert found["description"] == "Wie we zijn."
    assert found["services"] == [{"id": str(whole_service.uuid), "name": "Volledige dienst", "status": "active"}]
    assert [place["name"] for place in found["locations"]] == ["Huis"]
    whole = get(client, f"/organizations/{whole_service.organization.uuid}", full_service="true")
    assert whole["services"][0]["phones"][0]["number"] == "+3215435696"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("page=0", "“page” klopt niet: verwacht een getal vanaf 1."),
        ("per_page=5000", "“per_page” klopt niet: verwacht een getal van 1 tot en met 100."),
        (
            "modified_after=gisteren",
            "“modified_after” klopt niet: verwacht een moment zoals 2026-11-25T20:00:00+01:00.",
        ),
    ],
)
def test_wrong_parameter_is_explained_in_dutch(client: Client, query: str, told: str) -> None:
    answer = client.get(f"{API}/services?{query}")
    assert (answer.status_code, answer.json()) == (422, {"detail": told})


@pytest.mark.parametrize(
    "path", ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms", "iets/anders"]
)
def test_unknown_record_is_missing_not_broken(client: Client, path: str) -> None:
    answer = client.get(f"{API}/{path}/bestaat-niet")
    assert (answer.status_code, answer.json()) == (404, {"detail": "Dit bestaat niet, of staat niet meer op de site."})


def test_any_site_may_read_and_nobody_is_followed(client: Client) -> None:
    answer = client.get(f"{API}/services", headers={"Origin": "https://school.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    asked = client.options(f"{API}/services", headers={"Origin": "https://school.example"})
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert client.post(f"{API}/services").status_code == 405
    assert client.head(f"{API}/services").content == b""


@pytest.mark.parametrize("path", ["/services", "/services?page=1"])
def test_unchanged_answer_is_not_sent_twice(client: Client, path: str) -> None:
    etag = client.get(f"{API}{path}")["ETag"]
    again = client.get(f"{API}{path}", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    make_service()
    assert client.get(f"{API}{path}", headers={"If-None-Match": etag}).status_code == 200


def test_address_with_a_slash_at_the_end_leads_on(client: Client) -> None:
    answer = client.get(f"{API}/services/?page=2")
    assert (answer.status_code, answer["Location"]) == (302, f"{API}/services?page=2")


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/services?page=1", 2),
        ("/services?full=true", 2),
        ("/organizations?full_service=true", 4),
        ("/service_at_locations?full=true", 2),
        ("/taxonomy_terms?page=1", 0),
    ],
)
def test_number_of_queries_is_the_same_for_3_as_for_300(
    client: Client, whole_service: ServicePage, django_assert_num_queries: Any, path: str, queries: int
) -> None:
    for count in (3, 300):
        make_listed(count)
        client.get(f"{API}{path}")
        with django_assert_num_queries(queries):
            client.get(f"{API}{path}")


def test_what_readers_hold_is_what_the_site_shows(client: Client) -> None:
    found = [record["id"] for record in get(client, "/services", per_page=100)["contents"]]
    assert found == [listing.uuid for listing in store.live_listings()]
