"""Fifty people press the button at the same moment for ten places."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections
from django_tasks_db.models import DBTaskResult

from knowledge.events.models import Event, Registration
from knowledge.events.registering import Person, cancel, register
from tests.background import run_background_tasks
from tests.factories.events import make_event

PEOPLE, PLACES = 50, 10


def at_once(number: int, action: Any) -> list[Any]:
    """Run `action(0..number-1)` in as many threads, all started by one barrier."""
    barrier = Barrier(number)

    def run(index: int) -> Any:
        barrier.wait()
        try:
            return action(index)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def test_fifty_at_once_get_exactly_ten_places_in_order_and_one_mail_each(site_server: str, postbox: Any) -> None:
    event = make_event(start="2040-03-02 09:30", capacity=PLACES)
    DBTaskResult.objects.all().delete()

    at_once(PEOPLE, lambda number: register(event.uid, Person(f"Iemand {number}", f"iemand{number}@example.org")))

    people = list(Registration.objects.order_by("pk"))
    assert len(people) == PEOPLE
    assert [person.state for person in people] == ["ingeschreven"] * PLACES + ["wachtlijst"] * (PEOPLE - PLACES)
    assert Event.objects.get(pk=event.pk).taken == PLACES
    run_background_tasks()
    assert sorted(mail["To"] for mail in postbox.mails) == sorted(person.email for person in people)

    postbox.mails.clear()
    leaving = people[:PLACES]
    at_once(PLACES, lambda number: cancel(leaving[number].uuid))
    run_background_tasks()

    people = list(Registration.objects.order_by("pk"))
    expected = ["geannuleerd"] * PLACES + ["ingeschreven"] * PLACES + ["wachtlijst"] * (PEOPLE - 2 * PLACES)
    assert [person.state for person in people] == expected
    assert Event.objects.get(pk=event.pk).taken == PLACES
    assert sorted(mail["To"] for mail in postbox.mails) == sorted(person.email for person in people[: 2 * PLACES])
