"""The programme to take along: as calendar and on paper."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import typst
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.events.calendar_text import calendar_text, event_text
from knowledge.events.values import EventValues
from knowledge.research.colloquia.programme import Session
from knowledge.research.colloquia.screens import programme_days

if TYPE_CHECKING:
    from knowledge.research.models import ColloquiumPage


def programme_calendar(page: "ColloquiumPage") -> bytes:
    """A VEVENT for each session. What was published later replaces what a calendar has: SEQUENCE counts minutes."""
    changed_at = page.last_published_at or timezone.now()
    age = changed_at - (page.first_published_at or changed_at)
    texts = [
        event_text(
            _values(page, session),
            site=settings.SITE_URL,
            sequence=int(age.total_seconds() // 60),
            changed_at=changed_at,
            is_withdrawn=False,
        )
        for session in page.sessions
    ]
    return calendar_text(page.title, texts)


def _uid(page: "ColloquiumPage", session: Session) -> UUID:
    """The identity that the editor gives each block; without one, what is least likely to change."""
    try:
        return UUID(session.uid)
    except ValueError:
        return uuid5(page.uuid, session.title)


def _values(page: "ColloquiumPage", session: Session) -> EventValues:
    return EventValues(
        uid=_uid(page, session),
        title=f"{session.title} ({page.title})",
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        url=page.url or "",
        summary="\n".join(_talk_line(talk) for talk in session.talks),
        place=", ".join(filter(None, (session.room, page.place))),
        address=page.address,
        is_online=page.is_online,
        status=page.status,
        categories=("Colloquium",),
    )


def _talk_line(talk: Any) -> str:
    names = ", ".join(one.name for one in talk.speakers)
    return f"{talk.title} ({names})" if names else talk.title


def programme_pdf(page: "ColloquiumPage") -> bytes:
    """A tagged PDF (PDF/UA-1); the same bytes for the same edition."""
    data: dict[str, Any] = {
        "title": page.title,
        "summary": page.summary,
        "when": page.when_text,
        "where": page.where_text,
        "url": (page.full_url or "").split("://")[-1],
        "days": programme_days(page.sessions, page.last_published_at or timezone.now()),
        "words": {"chair": _("Leiding"), "page": _("Bladzijde")},
    }
    return typst.compile(
        {"main.typ": files(__package__).joinpath("programme.typ").read_bytes()},
        sys_inputs={"data": json.dumps(data)},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=page.last_published_at and page.last_published_at.replace(microsecond=0),
    )
