"""What the API answers, held against the JSON Schemas of Open Referral HSDS 3.0 and against its own description."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from jsonschema import Draft202012Validator, FormatChecker

from helpdesk.models import ServicePage

pytestmark = pytest.mark.django_db
API = "/api/hsds/v3"


def schema_folder() -> Path:
    """`HSDS_SCHEMAS`, or `shared/hsds` beside the checkout or above it."""
    told = os.environ.get("HSDS_SCHEMAS")
    above = (folder / "shared" / "hsds" for folder in Path(settings.BASE_DIR).parents)
    folder = Path(told) if told else next((folder for folder in above if folder.is_dir()), None)
    if folder is None or not folder.is_dir():
        pytest.skip(
            "The HSDS 3.0 schemas are not here: put them in ../shared/hsds or name their folder in HSDS_SCHEMAS"
        )
    return folder


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((schema_folder() / f"{name}.json").read_text())
    return Draft202012Validator(schema, format_checker=FormatChecker())


def problems(name: str, record: Any) -> list[str]:
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator(name).iter_errors(record)]


def contents(client: Client, path: str) -> list[dict[str, Any]]:
    found = client.get(f"{API}{path}").json()["contents"]
    assert found
    return found


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/services?per_page=100", "service_list"),
        ("/services?per_page=100&full=true", "service"),
        ("/organizations?per_page=100&full_service=true", "organization"),
        ("/organizations?per_page=100&full=true", "organization"),
        ("/organizations?per_page=100", "organization"),
        ("/service_at_locations", "service_at_location"),
        ("/service_at_locations?full=true", "service_at_location"),
        ("/taxonomies", "taxonomy"),
        ("/taxonomy_terms?per_page=100", "taxonomy_term"),
    ],
)
def test_every_listed_record_keeps_to_its_schema(
    client: Client, whole_service: ServicePage, path: str, schema: str
) -> None:
    assert [problems(schema, record) for record in contents(client, path) if problems(schema, record)] == []


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("services", "service"),
        ("organizations", "organization"),
        ("service_at_locations", "service_at_location"),
        ("taxonomies", "taxonomy"),
        ("taxonomy_terms", "taxonomy_term"),
    ],
)
def test_each_record_has_an_address_of_its_own(
    client: Client, whole_service: ServicePage, path: str, schema: str
) -> None:
    for listed in contents(client, f"/{path}?per_page=3"):
        answer = client.get(f"{API}/{path}/{listed['id']}")
        assert answer.status_code == 200
        assert answer.json()["id"] == listed["id"]
        assert problems(schema, answer.json()) == []


def test_every_address_of_the_standard_exists(client: Client) -> None:
    standard = json.loads((schema_folder() / "openapi.json").read_text())["paths"]
    ours = client.get(f"{API}/openapi.json").json()["paths"]
    known = {path.removeprefix(API).split("{")[0] for path in ours}
    assert {path.split("{")[0] for path in standard} <= known


def test_every_filter_of_the_standard_is_described(client: Client) -> None:
    standard = json.loads((schema_folder() / "openapi.json").read_text())
    ours = client.get(f"{API}/openapi.json").json()["paths"]
    # No ndjson (pages hold a hundred), and no distances: few services here have a door.
    for path in ("/services", "/organizations", "/service_at_locations", "/taxonomies", "/taxonomy_terms"):
        named = {p.get("name") or p["$ref"].split("/")[-1] for p in standard["paths"][path]["get"]["parameters"]}
        answered = {p["name"] for p in ours[f"{API}{path}"]["get"].get("parameters", ())}
        assert named - {"format", "proximity"} <= answered


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/services",
        "/services/{service_id}",
        "/organizations",
        "/organizations/{organization_id}",
        "/service_at_locations",
        "/service_at_locations/{service_at_location_id}",
        "/taxonomies",
        "/taxonomies/{taxonomy_id}",
        "/taxonomy_terms",
        "/taxonomy_terms/{taxonomy_term_id}",
    ],
)
def test_answers_are_as_described_whatever_is_asked(reading_server: str, path: str) -> None:
    described = schemathesis.openapi.from_url(f"{reading_server}{API}/openapi.json")
    assert f"{API}{path}" in described

    @given(case=described[f"{API}{path}"]["GET"].as_strategy())
    @examples(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def check(case: Any) -> None:
        case.call_and_validate()

    check()
