# ruff: noqa: ARG001 - Ninja hands a request to each endpoint, wanted or not
"""`/api/hsds/v3/`: the published listings for partners, as Open Referral HSDS 3.0.

Everything comes from the listings in memory and at most one more query for the documents of a page, so an answer costs
as many queries for three services as for thousands.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query, Status
from ninja.errors import ValidationError

from helpdesk.api import records, schemas
from helpdesk.api.reading import for_readers
from helpdesk.api.selection import MOST_MINIMAL, MOST_PER_PAGE, Wanted, page_of, selected
from helpdesk.api.taxonomies import TAXONOMIES, TERMS
from helpdesk.listings.listing import Listing
from helpdesk.listings.store import DATABASE_DOWN, live_listings
from helpdesk.models import Organization, PublishedListing

VERSION = "3.0"
PROFILE = "https://docs.openhumanservices.org/hsds/"
NOT_HERE = _("Dit bestaat niet, of staat niet meer op de site.")
EXPECTED = {
    "page": _("een getal vanaf 1"),
    "per_page": _("een getal van 1 tot en met %(most)d") % {"most": MOST_PER_PAGE},
    "modified_after": _("een moment zoals 2026-11-25T20:00:00+01:00"),
}

api = NinjaAPI(
    title="Alles over pesten: hulpdiensten (HSDS)",
    version=VERSION,
    description=(
        "Gepubliceerde hulpdiensten van allesoverpesten.be in het formaat Open Referral HSDS 3.0. Alleen lezen, zonder "
        "sleutel of cookie. Uren zijn niet altijd zeker: toon altijd ook `assured_date` en `notes`."
    ),
    docs_url=None,
    urls_namespace="hsds",
)

Answer = dict[str, Any]
PageNumber = Annotated[int, Query(ge=1, le=100_000)]
PageSize = Annotated[int, Query(ge=1, le=MOST_PER_PAGE)]
Identifier = Annotated[str, Query(max_length=64)]
Words = Annotated[str, Query(max_length=100)]
REFUSED = {422: schemas.Problem, 503: schemas.Problem}
MISSING = {404: schemas.Problem, **REFUSED}


@api.exception_handler(ValidationError)
def wrong_parameter(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Says in Dutch which parameter is wrong, and what would be right."""
    names = dict.fromkeys(str(problem["loc"][-1]) for problem in error.errors)
    told = [
        _("“%(name)s” klopt niet: verwacht %(what)s.") % {"name": name, "what": EXPECTED.get(name, _("iets anders"))}
        for name in names
    ]
    return api.create_response(request, {"detail": " ".join(told)}, status=422)


def database_down(request: HttpRequest, _error: Exception) -> HttpResponse:
    response = api.create_response(
        request,
        {"detail": _("De gegevens zijn even niet bereikbaar. Probeer het over een minuut opnieuw.")},
        status=503,
    )
    response.headers["Retry-After"] = "60"
    return response


for _kind in DATABASE_DOWN:
    api.add_exception_handler(_kind, database_down)


def api_urls() -> list[URLPattern]:
    """The addresses, each open to readers of any site; for `include` with the namespace of the API."""
    patterns: list[URLPattern] = api.urls[0]
    for pattern in patterns:
        pattern.callback = for_readers(pattern.callback)
    return patterns


@for_readers
def unknown_address(request: HttpRequest) -> HttpResponse:
    """Below the API every answer is JSON, also to an address that never was."""
    return api.create_response(request, {"detail": NOT_HERE}, status=404)


def _missing() -> Status[Answer]:
    return Status(404, {"detail": NOT_HERE})


def _documents(listings: Iterable[Listing]) -> list[Answer]:
    """The documents of these listings in their order: one query."""
    listings = list(listings)
    rows = PublishedListing.objects.filter(pk__in=[listing.pk for listing in listings]).values_list("pk", "data")
    found = dict(rows)
    return [found[listing.pk] | {"url": listing.url} for listing in listings if listing.pk in found]


def _services(listings: Sequence[Listing], *, full: bool) -> list[Answer]:
    now, changed = timezone.now(), {listing.uuid: listing.changed_at for listing in listings}
    make, schema = (records.service, schemas.Service) if full else (records.service_summary, schemas.ServiceSummary)
    return [
        schemas.shown(schema, make(document, now, changed[document["uuid"]], settings.SITE_URL))
        for document in _documents(listings)
    ]


def _aware(moment: datetime | None) -> datetime | None:
    """A moment without time zone is taken as UTC, as HSDS does."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


@api.get("/", response=schemas.Api, summary="Over deze API")
def about(request: HttpRequest) -> Answer:
    return {
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": request.build_absolute_uri(reverse("hsds:openapi-json")),
    }


@api.get(
    "/services",
    response={200: schemas.Page[schemas.Service | schemas.ServiceSummary | schemas.ServiceMinimal], **REFUSED},
    exclude_none=True,
    summary="Hulpdiensten",
)
def services(  # noqa: PLR0913 - one parameter for each filter of HSDS
    request: HttpRequest,
    *,
    search: Words = "",
    page: PageNumber = 1,
    per_page: PageSize = 50,
    taxonomy_term_id: Identifier = "",
    taxonomy_id: Identifier = "",
    organization_id: Identifier = "",
    postcode: Identifier = "",
    modified_after: datetime | None = None,
    minimal: bool = False,
    full: bool = False,
) -> Answer:
    wanted = Wanted(search, taxonomy_term_id, taxonomy_id, organization_id, postcode, _aware(modified_after))
    found = selected(live_listings().all, wanted)
    shown, around = page_of(found, page, MOST_MINIMAL if minimal else per_page)
    if minimal:
        contents = [
            {"id": listing.uuid, "modified_date": listing.changed_at.isoformat() if listing.changed_at else None}
            for listing in shown
        ]
    else:
        contents = _services(shown, full=full)
    return around | {"contents": contents}


@api.get(
    "/services/{service_id}",
    response={200: schemas.Service, **MISSING},
    exclude_none=True,
    summary="Een hulpdienst met alles erbij",
)
def service(request: HttpRequest, service_id: str) -> Answer | Status[Answer]:
    listing = next((listing for listing in live_listings() if listing.uuid == service_id), None)
    found = _services([listing], full=True) if listing else []
    return found[0] if found else _missing()


@api.get(
    "/organizations",
    response={200: schemas.Page[schemas.OrganizationFull | schemas.Organization], **REFUSED},
    exclude_none=True,
    summary="Organisaties",
)
def organizations(  # noqa: PLR0913 - one parameter for each filter of HSDS
    request: HttpRequest,
    *,
    search: Words = "",
    page: PageNumber = 1,
    per_page: PageSize = 50,
    full: bool = False,
    full_service: bool = False,
) -> Answer:
    listings = live_listings()
    names = {listing.organization_uuid: listing.organization for listing in listings}
    words = search.casefold().split()
    ids = [uuid for uuid, name in sorted(names.items(), key=lambda pair: pair[1].casefold()) if _says(name, words)]
    shown, around = page_of(ids, page, per_page)
    contents = _organizations(shown, listings.all, full=full or full_service, full_service=full_service)
    return around | {"contents": contents}


def _says(text: str, words: list[str]) -> bool:
    return all(word in text.casefold() for word in words)


def _organizations(ids: Sequence[str], listings: Sequence[Listing], *, full: bool, full_service: bool) -> list[Answer]:
    models = {str(one.uuid): one for one in Organization.objects.filter(uuid__in=ids)}
    own = [listing for listing in listings if listing.organization_uuid in models] if full else []
    documents = _documents(own)
    nested = {answer["id"]: answer for answer in _services(own, full=True)} if full_service else {}
    answers = []
    for organization_id in filter(models.__contains__, ids):
        answer = _organization(models[organization_id])
        if full:
            mine = [document for document in documents if document["organization"]["uuid"] == organization_id]
            answer |= {
                "services": [nested.get(document["uuid"]) or _service_name(document) for document in mine],
                "locations": _locations(mine),
            }
        answers.append(schemas.shown(schemas.OrganizationFull if full else schemas.Organization, answer))
    return answers


def _organization(one: Organization) -> Answer:
    values = {"uuid": str(one.uuid), "name": one.name, "description": one.description}
    return records.organization({"organization": {**values, "website": one.website, "email": one.email}})


def _service_name(document: Answer) -> Answer:
    return {
        "id": document["uuid"],
        "name": document["title"],
        "status": records.STATUSES.get(document["status"], document["status"]),
    }


def _locations(documents: list[Answer]) -> list[Answer]:
    """Each place of the services once."""
    places = {place["location_uuid"]: (document, place) for document in documents for place in document["places"]}
    return [records.location(document, place) for document, place in places.values()]


@api.get(
    "/organizations/{organization_id}",
    response={200: schemas.OrganizationFull, **MISSING},
    exclude_none=True,
    summary="Een organisatie met haar diensten",
)
def organization(request: HttpRequest, organization_id: str, *, full_service: bool = False) -> Answer | Status[Answer]:
    listings = live_listings().all
    if not any(listing.organization_uuid == organization_id for listing in listings):
        return _missing()
    own = [listing for listing in listings if listing.organization_uuid == organization_id]
    found = _organizations([organization_id], own, full=True, full_service=full_service)
    return found[0] if found else _missing()


@api.get(
    "/service_at_locations",
    response={200: schemas.Page[schemas.ServiceAtLocationFull | schemas.ServiceAtLocation], **REFUSED},
    exclude_none=True,
    summary="Diensten op een plaats",
)
def service_at_locations(  # noqa: PLR0913 - one parameter for each filter of HSDS
    request: HttpRequest,
    *,
    search: Words = "",
    page: PageNumber = 1,
    per_page: PageSize = 50,
    taxonomy_term_id: Identifier = "",
    taxonomy_id: Identifier = "",
    organization_id: Identifier = "",
    postcode: Identifier = "",
    modified_after: datetime | None = None,
    full: bool = False,
) -> Answer:
    wanted = Wanted(search, taxonomy_term_id, taxonomy_id, organization_id, postcode, _aware(modified_after))
    found = [(listing, place.uuid) for listing in selected(live_listings().all, wanted) for place in listing.places]
    shown, around = page_of(found, page, per_page)
    return around | {"contents": _at_locations(shown, full=full)}


def _at_locations(pairs: Sequence[tuple[Listing, str]], *, full: bool) -> list[Answer]:
    listings = list({listing.pk: listing for listing, _uuid in pairs}.values())
    documents = {document["pk"]: document for document in _documents(listings)}
    now, answers = timezone.now(), []
    for listing, uuid in pairs:
        document = documents.get(listing.pk)
        place = next((row for row in document["places"] if row["uuid"] == uuid), None) if document else None
        if document is None or place is None:
            continue
        answer = records.service_at_location(document, place)
        if full:
            answer["service"] = records.service_summary(document, now, listing.changed_at, settings.SITE_URL)
        schema = schemas.ServiceAtLocationFull if full else schemas.ServiceAtLocation
        answers.append(schemas.shown(schema, answer))
    return answers


@api.get(
    "/service_at_locations/{service_at_location_id}",
    response={200: schemas.ServiceAtLocationFull, **MISSING},
    exclude_none=True,
    summary="Een dienst op een plaats",
)
def service_at_location(request: HttpRequest, service_at_location_id: str) -> Answer | Status[Answer]:
    pairs = [
        (listing, place.uuid)
        for listing in live_listings()
        for place in listing.places
        if place.uuid == service_at_location_id
    ]
    found = _at_locations(pairs[:1], full=True)
    return found[0] if found else _missing()


@api.get("/taxonomies", response={200: schemas.Page[schemas.Taxonomy], **REFUSED}, summary="Indelingen")
def taxonomies(request: HttpRequest, *, search: Words = "", page: PageNumber = 1, per_page: PageSize = 50) -> Answer:
    words = search.casefold().split()
    shown, around = page_of(
        [one for one in TAXONOMIES if _says(f"{one.name} {one.description}", words)], page, per_page
    )
    return around | {"contents": [one.record() for one in shown]}


@api.get("/taxonomies/{taxonomy_id}", response={200: schemas.Taxonomy, **MISSING}, summary="Een indeling")
def taxonomy(request: HttpRequest, taxonomy_id: str) -> Answer | Status[Answer]:
    return next((one.record() for one in TAXONOMIES if one.id == taxonomy_id), None) or _missing()


@api.get(
    "/taxonomy_terms", response={200: schemas.Page[schemas.TaxonomyTerm], **REFUSED}, summary="Woorden van een indeling"
)
def taxonomy_terms(  # noqa: PLR0913 - one parameter for each filter of HSDS
    request: HttpRequest,
    *,
    search: Words = "",
    page: PageNumber = 1,
    per_page: PageSize = 50,
    taxonomy_id: Identifier = "",
    parent_id: Identifier = "",
    top_only: bool = False,
) -> Answer:
    words = search.casefold().split()
    found = [
        term
        for term in TERMS
        if not parent_id
        and (not taxonomy_id or term.taxonomy.id == taxonomy_id)
        and _says(str(term.taxonomy.choices(term.value).label), words)
    ]
    shown, around = page_of(found, page, per_page)
    return around | {"contents": [term.record() for term in shown]}


@api.get("/taxonomy_terms/{taxonomy_term_id}", response={200: schemas.TaxonomyTerm, **MISSING}, summary="Een woord")
def taxonomy_term(request: HttpRequest, taxonomy_term_id: str) -> Answer | Status[Answer]:
    return next((term.record() for term in TERMS if term.id == taxonomy_term_id), None) or _missing()
