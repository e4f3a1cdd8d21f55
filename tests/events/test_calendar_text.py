"""The calendar feed, read by independent parsers, also after a long run of changes."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from knowledge.events.calendar_text import BRUSSELS, calendar_text
from knowledge.events.models import Event, EventChange
from knowledge.events.publishing import publish_events, withdraw_events
from tests.factories.events import KIND, date_values, make_event, some_page

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"


def feed() -> Calendar:
    texts = Event.objects.with_facets(KIND, []).feed_texts(timezone.now())
    return Calendar.from_ical(calendar_text("Proef; met, leestekens", texts))


def by_uid(calendar: Calendar) -> dict[str, Any]:
    events = calendar.walk("VEVENT")
    found = {str(event["uid"]).partition("@")[0]: event for event in events}
    assert len(found) == len(events), "a duplicate"
    return found


@time_machine.travel(NOW)
def test_text_follows_the_rules_of_the_format() -> None:
    make_event(title="Een heel lange titel met é, puntkomma; komma, en \\ een streep " * 3, note="Regel 1\nRegel 2")
    raw = calendar_text("Naam", Event.objects.with_facets(KIND, []).feed_texts(timezone.now()))
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["summary"]).startswith("Een heel lange titel met é, puntkomma; komma, en \\ een streep")
    assert "Regel 1\nRegel 2" in event["description"]
    assert str(Calendar.from_ical(raw)["x-wr-calname"]) == "Naam"


@pytest.mark.parametrize(
    ("start", "offset"),
    [
        ("2027-03-27 09:30", 1),  # the day before summer time
        ("2027-03-28 09:30", 2),
        ("2027-10-30 09:30", 2),  # the day before winter time
        ("2027-10-31 09:30", 1),
    ],
)
@time_machine.travel(NOW)
def test_hours_are_right_across_summer_and_winter_time(start: str, offset: int) -> None:
    event = make_event(start=start)
    (found,) = feed().walk("VEVENT")
    begin = found.decoded("dtstart")
    assert begin == event.starts_at
    assert begin.utcoffset() == timedelta(hours=offset)
    assert found["dtstart"].params["TZID"] == "Europe/Brussels"
    assert (begin.hour, begin.minute) == (9, 30)


@time_machine.travel(NOW)
def test_own_time_zone_rules_agree_with_the_database_of_time_zones() -> None:
    """Reads the VTIMEZONE of the feed itself, as a program without a database of time zones does."""
    make_event()
    (zone,) = feed().walk("VTIMEZONE")
    own = zone.to_tz(lookup_tzid=False)
    moment = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - a wall clock, to give a zone
    for _day in range(4 * 365):
        moment += timedelta(days=1)
        assert moment.replace(tzinfo=own).utcoffset() == moment.replace(tzinfo=BRUSSELS).utcoffset(), moment


@time_machine.travel(NOW)
def test_several_days_are_all_day_and_end_the_day_after() -> None:
    make_event(start="2027-03-27 09:30", hours=55)
    (found,) = feed().walk("VEVENT")
    assert found.decoded("dtstart") == date(2027, 3, 27)
    assert found.decoded("dtend") == date(2027, 3, 30)


@time_machine.travel(NOW)
def test_withdrawn_date_is_cancelled_in_the_feed_and_comes_back() -> None:
    event = make_event(categories=("Proef", "Pesten"))
    values = event.values
    withdraw_events(some_page().pk)
    (found,) = feed().walk("VEVENT")
    assert (str(found["status"]), found["sequence"]) == ("CANCELLED", 1)
    assert [str(one) for one in found["categories"].cats] == ["Proef", "Pesten"]
    publish_events(KIND, some_page(), [values])
    (found,) = feed().walk("VEVENT")
    assert (str(found["status"]), found["sequence"]) == ("CONFIRMED", 2)


@time_machine.travel(NOW)
def test_publishing_the_same_again_changes_nothing() -> None:
    event = make_event()
    publish_events(KIND, some_page(), [event.values])
    again = Event.objects.get()
    assert (again.sequence, again.changed_at, again.calendar_text) == (0, event.changed_at, event.calendar_text)
    assert not EventChange.objects.exists()


@time_machine.travel(NOW)
def test_what_changed_is_recorded_for_who_looks() -> None:
    event = make_event()
    publish_events(KIND, some_page(), [replace(event.values, status="geannuleerd")])
    (change,) = EventChange.objects.all()
    assert str(change) == "Stand: Gaat door → Gaat niet door"


@pytest.mark.parametrize("seed", range(3))
def test_long_run_of_changes_keeps_a_calendar_program_right(seed: int) -> None:
    """A program that only ever reads the feed, keeps the highest SEQUENCE and drops CANCELLED, ends with the truth."""
    dice = Random(seed)  # noqa: S311 - the same dice each time
    page = some_page()
    truth: dict[str, Any] = {}
    program: dict[str, tuple[int, Any]] = {}
    with time_machine.travel(NOW, tick=False) as clock:
        for _step in range(120):
            clock.shift(timedelta(minutes=30))
            action = dice.choice(["add", "move", "cancel", "drop", "none", "rename", "unpublish"])
            keys = sorted(truth)
            chosen = dice.choice(keys) if keys else ""
            if action == "add" or not chosen:
                day = dice.randrange(1, 365)
                start = (datetime(2027, 1, 1) + timedelta(days=day)).strftime("%Y-%m-%d 09:30")  # noqa: DTZ001 - text
                values = date_values(uid=uuid4(), start=start)
                truth[str(values.uid)] = values
            elif action == "move":
                values = truth[chosen]
                truth[chosen] = replace(
                    values, starts_at=values.starts_at + timedelta(hours=1), ends_at=values.ends_at + timedelta(hours=1)
                )
            elif action == "cancel":
                truth[chosen] = replace(truth[chosen], status="geannuleerd")
            elif action == "drop":
                del truth[chosen]
            elif action == "rename":
                truth[chosen] = replace(truth[chosen], title=f"Nieuwe naam {_step}")
            if action == "unpublish":
                withdraw_events(page.pk)
                _read(program)
            publish_events(KIND, page, [truth[key] for key in sorted(truth)])
            _read(program)
    expected = {key: values.starts_at for key, values in truth.items() if values.status != "geannuleerd"}
    assert {key: start for key, (_sequence, start) in program.items() if start} == expected


def _read(program: dict[str, tuple[int, Any]]) -> None:
    """Take over what the feed says, as RFC 5546 asks: a lower SEQUENCE never wins, the same one never differs."""
    found = by_uid(feed())
    assert program.keys() <= found.keys(), "a date vanished without CANCELLED"
    for key, event in found.items():
        start = None if str(event["status"]) == "CANCELLED" else event.decoded("dtstart")
        sequence = int(event["sequence"])
        if key in program:
            assert sequence >= program[key][0]
            if sequence == program[key][0]:
                assert start == program[key][1]
        program[key] = (sequence, start)


@time_machine.travel(NOW)
def test_one_date_can_be_put_in_a_calendar(client: Client) -> None:
    event = make_event()
    response = client.get(f"/inschrijven/{event.uid}/afspraak.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (found,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert str(found["uid"]) == f"{event.uid}@allesoverpesten.be"
