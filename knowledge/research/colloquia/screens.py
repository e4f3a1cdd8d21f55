"""What the pages of colloquia show before, during and after."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from content.core.visibility import open_to_all
from knowledge.events.enums import EventStatus
from knowledge.events.models import Event
from knowledge.research.colloquia.programme import Session, Speaker, Talk
from knowledge.research.entry_cards import entry_cards
from knowledge.research.enums import ColloquiumState

if TYPE_CHECKING:
    from knowledge.research.models import ColloquiumPage


def colloquia_groups(colloquia: Sequence["ColloquiumPage"], now: datetime) -> dict[str, list[Any]]:
    """Coming ones soonest first, then what is over, latest first."""
    coming = [page for page in colloquia if page.ends_at >= now]
    return {
        "coming": sorted(coming, key=lambda page: page.starts_at),
        "past": [page for page in colloquia if page.ends_at < now],
    }


def colloquium_context(page: "ColloquiumPage", now: datetime) -> dict[str, Any]:
    sessions = page.sessions
    state = page.state
    return {
        "is_before": state == ColloquiumState.BEFORE,
        "is_during": state == ColloquiumState.DURING,
        "is_after": state == ColloquiumState.AFTER,
        "is_cancelled": page.status == EventStatus.CANCELLED,
        "dates": _dates(page, now),
        "days": programme_days(sessions, now),
        "programme_files": programme_files(page, sessions),
        "takes_abstracts": page.takes_abstracts,
        "submit_url": reverse("colloquium_submit", args=[page.slug]) if page.slug else "",
        "proceedings_url": reverse("colloquium_proceedings", args=[page.slug])
        if page.slug and state == ColloquiumState.AFTER
        else "",
    }


def _dates(page: "ColloquiumPage", now: datetime) -> list[Event]:
    """As it was published, with what changed and the way to register; none for a page that was never saved."""
    return list(Event.objects.for_pages([page.pk], now).prefetch_related("changes")) if page.pk else []


def programme_days(sessions: Iterable[Session], now: datetime) -> list[dict[str, Any]]:
    """`[{day, sessions: [{title, when, room, chair, is_now, talks: [{title, when, speakers, …}]}]}]`; two queries."""
    sessions = list(sessions)
    talks = [talk for session in sessions for talk in session.talks]
    people = _people({one.person for talk in talks for one in talk.speakers if one.person})
    files = _files({talk.slides for talk in talks if talk.slides})
    return [
        {
            "day": date_format(day, "l j F Y"),
            "sessions": [_session(session, people, files, now) for session in found],
        }
        for day, found in groupby(sessions, key=lambda session: timezone.localtime(session.starts_at).date())
    ]


def _session(session: Session, people: dict[int, str], files: dict[int, str], now: datetime) -> dict[str, Any]:
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return {
        "title": session.title,
        "when": f"{start:%H:%M} – {end:%H:%M}",
        "room": session.room,
        "chair": session.chair,
        "is_now": session.starts_at <= now < session.ends_at,
        "talks": [_talk(talk, people, files) for talk in session.talks],
    }


def _talk(talk: Talk, people: dict[int, str], files: dict[int, str]) -> dict[str, Any]:
    return {
        "title": talk.title,
        "when": _hour(talk.starts),
        "summary": talk.summary,
        "speakers": [_speaker(one, people) for one in talk.speakers],
        "slides": files.get(talk.slides or 0, ""),
        "recording": talk.recording,
    }


def _hour(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def _speaker(speaker: Speaker, people: dict[int, str]) -> dict[str, str]:
    return {
        "name": speaker.name,
        "affiliation": speaker.affiliation,
        "url": people.get(speaker.person or 0, ""),
    }


def _people(keys: set[int]) -> dict[int, str]:
    """Addresses of researchers that the public may see."""
    if not keys:
        return {}
    pages = apps.get_model("research", "ResearcherPage").objects.filter(pk__in=keys)
    return {page.pk: page.url for page in open_to_all(pages.only("slug", "url_path", "path", "depth"))}


def _files(keys: set[int]) -> dict[int, str]:
    if not keys:
        return {}
    return {document.pk: document.url for document in get_document_model().objects.filter(pk__in=keys)}


def programme_files(page: "ColloquiumPage", sessions: Sequence[Session]) -> list[dict[str, str]]:
    if not sessions or not page.slug:
        return []
    return [
        {"title": _("Programma"), "url": reverse("colloquium_pdf", args=[page.slug]), "kind": "PDF"},
        {
            "title": _("Programma voor je agenda"),
            "url": reverse("colloquium_calendar", args=[page.slug]),
            "kind": "ICS",
        },
    ]


def proceedings_context(page: "ColloquiumPage") -> dict[str, Any]:
    """Every contribution with what stays of it, and the publications that came out of the day."""
    days = programme_days(page.sessions, timezone.now())
    talks = [talk for day in days for session in day["sessions"] for talk in session["talks"]]
    return {
        "talks": talks,
        "works": entry_cards(block["value"] for block in page.proceedings_works.raw_data if block["value"]),
        "is_empty": not (talks or page.has_proceedings),
    }


def until_next_change(page: "ColloquiumPage", now: datetime) -> int:
    """Seconds until this page says something else: it begins or ends, a session does, a call opens or closes."""
    midnight = timezone.make_aware(datetime.combine(timezone.localtime(now).date() + timedelta(days=1), time.min))
    moments = [midnight, page.starts_at, page.ends_at, page.registration_closes_at]
    for session in page.sessions if page.state == ColloquiumState.DURING else []:
        moments += [session.starts_at, session.ends_at]
    return max(int(min(moment - now for moment in moments if moment and moment > now).total_seconds()), 1)


def colloquium_json_ld(page: "ColloquiumPage") -> dict[str, Any]:
    mode = "OnlineEventAttendanceMode" if page.is_online else "OfflineEventAttendanceMode"
    cancelled = page.status == EventStatus.CANCELLED
    told: dict[str, Any] = {
        "@type": "EducationEvent",
        "startDate": timezone.localtime(page.starts_at).isoformat(),
        "endDate": timezone.localtime(page.ends_at).isoformat(),
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "eventStatus": f"https://schema.org/{'EventCancelled' if cancelled else 'EventScheduled'}",
        "organizer": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME},
    }
    if page.is_online:
        told["location"] = {"@type": "VirtualLocation", "url": page.full_url}
    elif page.where_text:
        told["location"] = {"@type": "Place", "name": page.place or page.address, "address": page.address}
    return told
