"""iCalendar (RFC 5545) from plain values. The whole calendar is a frame around texts of events made earlier.

Times are given in Europe/Brussels with its rules for summer time, so that a clock in any calendar shows what the
organizer meant. A date over several days, or without hours, is all-day; DTEND is then the day after the last.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event, vText

from knowledge.events.enums import EventStatus
from knowledge.events.values import EventValues

BRUSSELS = ZoneInfo("Europe/Brussels")
# Part of the identity of an event: it may not change with the address of the site.
UID_DOMAIN = "allesoverpesten.be"
CONTENT_TYPE = "text/calendar; charset=utf-8"
STATUSES = {EventStatus.PLANNED: "TENTATIVE", EventStatus.CANCELLED: "CANCELLED"}

# Rules instead of a list of years, so that it stays right (EU Directive 2000/84/EC).
TIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19970330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19971026T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def shows_as_days(values: EventValues) -> bool:
    """Whether a calendar shows whole days: no hours known, or more than one day."""
    return values.is_all_day or _day(values.starts_at) != _day(values.ends_at)


def event_text(values: EventValues, *, site: str, sequence: int, changed_at: datetime, is_withdrawn: bool) -> str:
    """A VEVENT. `site` is the address of the site without slash; what was withdrawn is CANCELLED."""
    event = Event()
    event.add("uid", f"{values.uid}@{UID_DOMAIN}")
    event.add("dtstamp", changed_at.astimezone(UTC))
    event.add("last-modified", changed_at.astimezone(UTC))
    event.add("sequence", sequence)
    if shows_as_days(values):
        event.add("dtstart", _day(values.starts_at))
        event.add("dtend", _day(values.ends_at) + timedelta(days=1))
    else:
        event.add("dtstart", values.starts_at.astimezone(BRUSSELS))
        event.add("dtend", values.ends_at.astimezone(BRUSSELS))
    event.add("summary", values.title)
    address = f"{site}{values.url}"
    event.add("description", "\n\n".join(part for part in (values.summary, values.note, address) if part))
    event.add("url", address)
    if location := location_text(values):
        event.add("location", location)
    if values.categories:
        event.add("categories", [vText(category) for category in values.categories])
    status = EventStatus.CANCELLED if is_withdrawn else EventStatus(values.status)
    event.add("status", STATUSES.get(status, "CONFIRMED"))
    event.add("transp", "TRANSPARENT" if status == EventStatus.CANCELLED else "OPAQUE")
    return event.to_ical().decode()


def cancelled(text: str) -> str:
    """The same VEVENT for who must no longer count on it, although it goes on for others."""
    for name, value in (("STATUS", "CANCELLED"), ("TRANSP", "TRANSPARENT")):
        head, line, tail = text.partition(f"\r\n{name}:")
        # A value of somebody else never begins a line: it is folded behind a space.
        text = f"{head}{line}{value}\r\n{tail.partition('\r\n')[2]}"
    return text


def location_text(values: EventValues) -> str:
    return (
        "Online" if values.is_online and not values.place else ", ".join(filter(None, (values.place, values.address)))
    )


def calendar_text(name: str, events: Iterable[str], method: str = "PUBLISH") -> bytes:
    """A VCALENDAR around texts made by `event_text`. `name` is what a calendar program shows."""
    frame = Event()  # only its way of writing: folding and escaping of a long name
    frame.add("x-wr-calname", name)
    named = frame.to_ical().decode().split("\r\n", 1)[1].rsplit("END:VEVENT", 1)[0]
    head = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Alles over pesten//kalender//NL\r\nCALSCALE:GREGORIAN\r\n"
        f"METHOD:{method}\r\n{named}REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n"
    )
    return "".join([head, TIMEZONE.replace("\n", "\r\n"), *events, "END:VCALENDAR\r\n"]).encode()


def _day(moment: datetime) -> date:
    return moment.astimezone(BRUSSELS).date()
