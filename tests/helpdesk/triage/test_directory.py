"""Until when the state of a service stays the same: what a kept page may be kept for."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from helpdesk.opening_hours import BRUSSELS, Calendar, Schedule
from helpdesk.triage.answers import Who
from helpdesk.triage.directory import Directory, ShelfOrder, same_until
from helpdesk.triage.facts import ContactFacts, ServiceFacts
from helpdesk.triage.reach import Reach


def service(*ways: tuple[str, str]) -> ServiceFacts:
    contacts = tuple(
        ContactFacts(channel, "102", Calendar((Schedule(hours),) if hours else ())) for channel, hours in ways
    )
    return ServiceFacts("dienst", "Dienst", frozenset({"kind"}), frozenset({"alle"}), contacts=contacts)


def lasts(facts: ServiceFacts, at: datetime) -> timedelta:
    return datetime.fromtimestamp(same_until(facts, at), tz=BRUSSELS) - at


@pytest.mark.parametrize(
    ("ways", "hours"),
    [
        ([("phone", "Mo-Su 09:00-22:00"), ("chat", "Mo-Su 09:00-21:00"), ("email", "")], 1),
        ([("phone", "Mo-Su 09:00-22:00"), ("email", "Mo-Su 09:00-20:30")], 0.5),
        ([("phone", "24/7")], 4),
        ([("phone", "")], 4),
    ],
)
def test_first_change_of_any_way_ends_it_and_midnight_at_the_latest(ways: list[tuple[str, str]], hours: float) -> None:
    assert lasts(service(*ways), datetime(2026, 11, 25, 20, 0, tzinfo=BRUSSELS)) == timedelta(hours=hours)


def test_day_of_the_clock_change_is_twenty_five_hours_long() -> None:
    at = datetime(2026, 10, 25, 0, 0, tzinfo=BRUSSELS)
    assert same_until(service(("phone", "24/7")), at) - at.timestamp() == 25 * 3600


def test_what_is_known_is_asked_again_at_the_change_and_for_an_earlier_moment() -> None:
    facts = service(("phone", "Mo-Su 09:00-22:00"))
    directory = Directory([facts])
    evening = datetime(2026, 11, 25, 20, 0, tzinfo=BRUSSELS)
    for at, reach in (
        (evening, Reach.USUALLY_NOW),
        (evening.replace(hour=22), Reach.LATER),
        (evening, Reach.USUALLY_NOW),
    ):
        assert directory.reach_at(Who.CHILD, at)(facts).reach.reach is reach


EVENING = datetime(2026, 11, 25, 20, 0, tzinfo=BRUSSELS)


def order_of(directory: Directory, facts: ServiceFacts) -> ShelfOrder:
    (shelf,) = directory.shelves[facts.profile]
    return shelf.order(directory, Who.CHILD, EVENING)


def test_next_directory_takes_over_the_order_of_what_did_not_change() -> None:
    facts = service(("phone", "Mo-Su 09:00-22:00"))
    before = Directory([facts])
    assert order_of(Directory([facts], before), facts) is not order_of(Directory([facts]), facts)
    assert order_of(Directory([facts], before), facts) is order_of(before, facts)


def test_next_directory_knows_only_the_new_hours_of_a_service_that_changed() -> None:
    old, new = service(("phone", "Mo-Su 09:00-22:00")), service(("phone", "Mo-Su 09:00-17:00"))
    before = Directory([old])
    assert [standing.service for standing in order_of(before, old).there] == [old]
    after = Directory([new], before)
    assert (order_of(after, new).there, [standing.service for standing in order_of(after, new).away]) == ((), [new])


def test_next_directory_hands_out_the_services_that_it_was_given() -> None:
    """Pages look contact points up by identity, so an equal service of an earlier edition will not do."""
    old, new = service(("phone", "24/7")), service(("phone", "24/7"))
    before = Directory([old])
    order_of(before, old)
    assert order_of(Directory([new], before), new).there[0].service is new


def test_order_lasts_until_the_first_change_of_any_service_on_the_shelf() -> None:
    early = replace(service(("phone", "Mo-Su 09:00-20:30")), slug="vroeg")
    late = service(("phone", "Mo-Su 09:00-22:00"))
    order = order_of(Directory([early, late]), late)
    assert datetime.fromtimestamp(order.until, tz=BRUSSELS) == EVENING.replace(minute=30)
