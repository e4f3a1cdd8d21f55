"""A published listing as the site reads it: frozen values, no database."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any

from helpdesk.opening_hours import Calendar, HoursException, Schedule, spans_from_text
from helpdesk.triage.facts import ContactFacts, ServiceFacts
from helpdesk.triage.places import Area, Region


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody is there, and when a human last checked that (`precision`: day or month)."""

    calendar: Calendar
    assured_on: date | None
    precision: str

    @classmethod
    def from_document(cls, data: dict[str, Any]) -> "Hours":
        schedules = tuple(
            Schedule(
                osm=row["opening_hours"],
                valid_from=_date(row["valid_from"]),
                valid_to=_date(row["valid_to"]),
                note=row["note"],
            )
            for row in data["schedules"]
        )
        exceptions = tuple(
            HoursException(
                on=date.fromisoformat(row["date"]),
                spans=spans_from_text(row["date"], row["hours"]),
                reason=row["reason"],
            )
            for row in data["exceptions"]
        )
        return cls(Calendar(schedules, exceptions), _date(data["assured_on"]), data["assured_precision"])


@dataclass(frozen=True)
class Contact:
    uuid: str
    channel: str
    value: str
    label: str
    language: str
    note: str
    source_state: str
    hours: Hours

    @classmethod
    def from_document(cls, data: dict[str, Any]) -> "Contact":
        plain = {f.name: data[f.name] for f in fields(cls) if f.name != "hours"}
        return cls(**plain, hours=Hours.from_document(data))

    @cached_property
    def facts(self) -> ContactFacts:
        """What decides who answers when; hours that the source marks as "te controleren" are doubtful."""
        return ContactFacts(
            channel=self.channel,
            value=self.value,
            calendar=self.hours.calendar,
            assured_on=self.hours.assured_on,
            doubtful=self.source_state.startswith("te controleren"),
        )


@dataclass(frozen=True, slots=True)
class Place:
    uuid: str
    name: str
    street: str
    postal_code: str
    municipality: str
    accessibility: str
    public_transport: str
    note: str
    hours: Hours

    @classmethod
    def from_document(cls, data: dict[str, Any]) -> "Place":
        plain = {f.name: data[f.name] for f in fields(cls) if f.name != "hours"}
        return cls(**plain, hours=Hours.from_document(data))

    @property
    def address(self) -> str:
        town = f"{self.postal_code} {self.municipality}".strip()
        return ", ".join(part for part in (self.street, town) if part)

    def as_contact(self) -> Contact:
        return Contact(
            uuid=self.uuid,
            channel="visit",
            value=self.address or self.name,
            label=self.name,
            language="",
            note=self.note,
            source_state="",
            hours=self.hours,
        )


@dataclass(frozen=True, slots=True)
class AreaRow:
    kind: str
    code: str


def service_area(rows: Iterable[AreaRow], *, is_local: bool) -> Area:
    """Where a service works; a service without rows works everywhere, or `is_local` where its own words say."""
    named = {"flanders": Region.FLANDERS.value, "brussels": Region.BRUSSELS.value}
    rows = tuple(rows)
    if any(row.kind == "belgium" for row in rows):
        return Area()
    return Area(frozenset(named.get(row.kind, row.code) for row in rows), is_local=is_local and not rows)


@dataclass(frozen=True, slots=True)
class Referral:
    to_pk: int
    for_what: str
    kind: str


@dataclass(frozen=True)
class Listing:
    """Field names as in `documents`; `url` is the path on this site. A draft has no `changed_at`."""

    pk: int
    uuid: str
    url: str
    title: str
    slug: str
    summary: str
    website: str
    status: str
    is_full: bool
    audiences: tuple[str, ...]
    contexts: tuple[str, ...]
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    topics: tuple[str, ...]
    minimum_age: int | None
    maximum_age: int | None
    languages: tuple[str, ...]
    is_free: bool | None
    cost_note: str
    is_anonymous: bool | None
    needs_account: bool | None
    is_crisis_line: bool
    area_note: str
    who_answers: str
    how_long: str
    what_stays_secret: str
    traces_on_device: str
    not_for: str
    waiting_info: str
    alert_text: str
    alert_from: datetime | None
    alert_until: datetime | None
    assured_on: date | None
    assured_precision: str
    assured_by: str
    source_title: str
    source_url: str
    source_date: str
    source_state: str
    organization: str
    organization_uuid: str
    changed_at: datetime | None
    areas: tuple[AreaRow, ...] = ()
    contacts: tuple[Contact, ...] = ()
    places: tuple[Place, ...] = ()
    referrals: tuple[Referral, ...] = ()

    @classmethod
    def from_document(cls, data: dict[str, Any], url: str) -> "Listing":
        built = {
            "url": url,
            "organization": data["organization"]["name"],
            "organization_uuid": data["organization"]["uuid"],
            "changed_at": _moment(data.get("changed_at")),
            "alert_from": _moment(data["alert_from"]),
            "alert_until": _moment(data["alert_until"]),
            "assured_on": _date(data["assured_on"]),
            "areas": tuple(AreaRow(row["kind"], row["code"]) for row in data["areas"]),
            "contacts": tuple(map(Contact.from_document, data["contact_points"])),
            "places": tuple(map(Place.from_document, data["places"])),
            "referrals": tuple(Referral(row["to_pk"], row["for_what"], row["kind"]) for row in data["referrals"]),
        }
        for name in ("audiences", "contexts", "themes", "target_groups", "topics", "languages"):
            built[name] = tuple(data[name])
        plain = {f.name: data[f.name] for f in fields(cls) if f.name not in built}
        return cls(**plain, **built)

    @cached_property
    def ways(self) -> tuple[Contact, ...]:
        """Every way to reach the service, the places where one can go included, in the order of the editor."""
        return (*self.contacts, *(place.as_contact() for place in self.places))

    @cached_property
    def facts(self) -> ServiceFacts:
        """What the finder has to know."""
        return ServiceFacts(
            slug=self.slug,
            name=self.title,
            audiences=frozenset(self.target_groups),
            themes=frozenset(self.topics),
            area=service_area(self.areas, is_local=bool(self.area_note)),
            minimum_age=self.minimum_age,
            maximum_age=self.maximum_age,
            contacts=tuple(contact.facts for contact in self.ways),
            is_free=bool(self.is_free),
            is_anonymous=bool(self.is_anonymous),
            is_crisis=self.is_crisis_line,
            is_paused=self.is_full or self.status == "temporarily_closed",
            site=self.website,
            assured_on=self.assured_on,
        )

    def alert_at(self, now: datetime) -> str:
        """The temporary message while it runs, else an empty text."""
        too_early = self.alert_from is not None and now < self.alert_from
        too_late = self.alert_until is not None and now >= self.alert_until
        return "" if too_early or too_late else self.alert_text
