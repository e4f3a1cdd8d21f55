"""The shapes that this API answers with: HSDS 3.0, less what we never fill in. A field without value is left out."""

from typing import Any

from ninja import Field, Schema


class Api(Schema):
    version: str
    profile: str
    openapi_url: str


class Problem(Schema):
    """Why there is no answer, in Dutch."""

    detail: str


class Page[Item](Schema):
    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[Item]


class Taxonomy(Schema):
    id: str
    name: str
    description: str
    version: str


class TaxonomyTerm(Schema):
    id: str
    code: str
    name: str
    description: str
    taxonomy: str
    taxonomy_id: str
    language: str


class Attribute(Schema):
    id: str
    link_id: str
    taxonomy_term_id: str
    link_type: str
    link_entity: str
    taxonomy_term: TaxonomyTerm


class Language(Schema):
    id: str
    service_id: str
    phone_id: str | None = None
    name: str
    code: str


class Phone(Schema):
    id: str
    service_id: str
    number: str
    type: str
    description: str
    languages: list[Language] | None = None


class Url(Schema):
    """An address of a chat, forum, form, mail or site (as in HSDS 3.1); `channel` says which."""

    id: str
    label: str
    url: str
    channel: str


class Schedule(Schema):
    id: str
    service_id: str | None = None
    service_at_location_id: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    freq: str | None = None
    wkst: str | None = None
    byday: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    attending_type: str
    description: str
    notes: str | None = None


class ServiceArea(Schema):
    id: str
    service_id: str
    name: str
    description: str | None = None


class Address(Schema):
    id: str
    location_id: str
    address_1: str
    city: str
    postal_code: str
    state_province: str
    country: str
    address_type: str


class Accessibility(Schema):
    id: str
    location_id: str
    description: str


class Location(Schema):
    id: str
    location_type: str
    organization_id: str
    name: str
    transportation: str | None = None
    addresses: list[Address]
    accessibility: list[Accessibility]


class CostOption(Schema):
    id: str
    service_id: str
    option: str
    currency: str
    amount: float
    amount_description: str


class Organization(Schema):
    id: str
    name: str
    description: str
    website: str | None = None
    email: str | None = None


class ServiceName(Schema):
    id: str
    name: str
    status: str


class ServiceSummary(ServiceName):
    organization_id: str
    description: str
    url: str | None = None
    email: str | None = None
    fees_description: str | None = None
    wait_time: str | None = None
    application_process: str | None = None
    eligibility_description: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: str | None = Field(None, description="ISO 8601; `2020-02` where only the month is known.")
    alert: str | None = None
    last_modified: str | None = None
    listing_url: str = Field(description="The page of this service on this site.")
    organization: Organization


class ServiceAtLocation(Schema):
    id: str
    service_id: str
    location_id: str
    description: str | None = None
    schedules: list[Schedule]
    location: Location


class ServiceAtLocationFull(ServiceAtLocation):
    service: ServiceSummary


class Service(ServiceSummary):
    phones: list[Phone]
    additional_urls: list[Url]
    schedules: list[Schedule]
    service_areas: list[ServiceArea]
    service_at_locations: list[ServiceAtLocation]
    languages: list[Language]
    cost_options: list[CostOption]
    attributes: list[Attribute]


class ServiceMinimal(Schema):
    id: str
    modified_date: str | None = None


class OrganizationFull(Organization):
    services: list[Service | ServiceName]
    locations: list[Location]


def shown(schema: type[Schema], record: dict[str, Any]) -> dict[str, Any]:
    """Only the fields of this schema that have a value."""
    return schema.model_validate(record).model_dump(exclude_none=True)
