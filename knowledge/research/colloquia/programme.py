"""The programme as plain values, from the stream field of a colloquium. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime, parse_time


@dataclass(frozen=True, slots=True)
class Speaker:
    """`person` is the key of a researcher's page, None for a guest."""

    name: str
    affiliation: str = ""
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """`slides` is the key of a document."""

    title: str
    starts: time | None = None
    summary: str = ""
    speakers: tuple[Speaker, ...] = ()
    slides: int | None = None
    recording: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """`uid` never changes for the same session: it is its identity in a calendar. Times are aware."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    room: str = ""
    chair: str = ""
    talks: tuple[Talk, ...] = field(default=())


def sessions_of(blocks: Iterable[Mapping[str, Any]]) -> list[Session]:
    """Sessions in the order of time, then room; one without hours is left out, because nothing can be said of it."""
    found = [session for block in blocks if (session := _session(str(block.get("id") or ""), block["value"]))]
    return sorted(found, key=lambda session: (session.starts_at, session.room, session.title))


def problems(sessions: Sequence[Session], starts_at: datetime | None, ends_at: datetime | None) -> list[str]:
    """What cannot be: two sessions in one room at once, or one outside the colloquium. Dutch sentences."""
    found = []
    for session in sessions:
        if session.ends_at <= session.starts_at:
            found.append(f"“{session.title}” eindigt voor het begint.")
        elif (starts_at and session.starts_at < starts_at) or (ends_at and session.ends_at > ends_at):
            found.append(f"“{session.title}” valt buiten de uren van het colloquium.")
    for number, first in enumerate(sessions):
        for second in sessions[number + 1 :]:
            overlaps = first.starts_at < second.ends_at and second.starts_at < first.ends_at
            if first.room and first.room == second.room and overlaps:
                found.append(f"“{first.title}” en “{second.title}” zijn tegelijk in {first.room}.")
    return found


def _session(uid: str, value: Mapping[str, Any]) -> Session | None:
    starts_at, ends_at = _moment(value.get("starts_at")), _moment(value.get("ends_at"))
    if starts_at is None or ends_at is None:
        return None
    return Session(
        uid=uid,
        title=str(value.get("title") or ""),
        starts_at=starts_at,
        ends_at=ends_at,
        room=str(value.get("room") or "").strip(),
        chair=str(value.get("chair") or ""),
        talks=tuple(_talk(talk) for talk in _items(value.get("talks"))),
    )


def _talk(value: Mapping[str, Any]) -> Talk:
    return Talk(
        title=str(value.get("title") or ""),
        starts=_time(value.get("starts")),
        summary=str(value.get("summary") or ""),
        speakers=tuple(
            Speaker(str(one.get("name") or ""), str(one.get("affiliation") or ""), one.get("person"))
            for one in _items(value.get("speakers"))
        ),
        slides=value.get("slides"),
        recording=str(value.get("recording") or ""),
    )


def _items(values: Any) -> list[Mapping[str, Any]]:
    """A list block keeps each item as `{type, value, id}`, an older one as the value itself."""
    return [one["value"] if one.keys() >= {"type", "value"} else one for one in values or []]


def _moment(value: Any) -> datetime | None:
    moment = parse_datetime(value) if isinstance(value, str) else value
    if moment is None:
        return None
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _time(value: Any) -> time | None:
    return parse_time(value) if isinstance(value, str) else value
