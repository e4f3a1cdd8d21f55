"""What a goal says about one of its dates, as plain values. Pure Python."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from uuid import UUID

OF_A_PAGE = ("title", "summary", "starts_at", "ends_at", "place", "address", "is_online", "status", "capacity")


@dataclass(frozen=True, slots=True)
class EventValues:
    """One date as published.

    `uid` never changes for the same date, whatever else does: it is its identity in every calendar. Times are aware.
    `is_all_day`: no hours are known; only the local days of `starts_at` and `ends_at` count, both included. Several
    days become all-day in calendars anyway. `url` is a path on this site. `facets` are keys such as `voor:sport`
    that a filtered feed asks for; `categories` are words that people read in their calendar. `registration` is a
    value of `RegistrationWay`, `status` one of `EventStatus`. `capacity` None means: no limit.
    """

    uid: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    url: str
    summary: str = ""
    is_all_day: bool = False
    place: str = ""
    address: str = ""
    postal_code: str = ""
    is_online: bool = False
    status: str = "bevestigd"
    registration: str = "geen"
    registration_url: str = ""
    registration_closes_at: datetime | None = None
    capacity: int | None = None
    note: str = ""
    categories: tuple[str, ...] = field(default=())
    facets: tuple[str, ...] = field(default=())

    @classmethod
    def of_page(cls, page: Any, **own: Any) -> Self:
        """A page that is one date; `own` is what its kind adds, such as `registration` and `categories`."""
        return cls(uid=page.uuid, url=page.url or "", **{name: getattr(page, name) for name in OF_A_PAGE}, **own)
