from datetime import date

import pytest

from helpdesk.listings.freshness import Check, Freshness, check_of
from helpdesk.listings.store import live_listings
from helpdesk.models import ContactPoint
from tests.factories.helpdesk import make_contact, make_service

pytestmark = pytest.mark.django_db
CHECKED = date(2026, 11, 1)


def check(on: date, *contacts: ContactPoint, assured_on: date | None = CHECKED) -> Check:
    page = make_service(list(contacts), assured_on=assured_on)
    return check_of(live_listings().by_pk[page.pk], on)


@pytest.mark.parametrize(
    ("day", "freshness"),
    [
        (date(2027, 10, 1), Freshness.FRESH),
        (date(2027, 10, 2), Freshness.DUE),
        (date(2027, 11, 1), Freshness.DUE),
        (date(2027, 11, 2), Freshness.OVERDUE),
    ],
)
def test_varying_hours_count_for_a_year(day: date, freshness: Freshness) -> None:
    assert check(day, make_contact()) == Check(freshness, date(2027, 11, 1))


def test_a_line_that_never_closes_counts_for_five_years() -> None:
    assert check(date(2031, 9, 1), make_contact(hours="24/7")) == Check(Freshness.FRESH, date(2031, 11, 1))
    assert check(date(2031, 11, 2), make_contact(hours="24/7")).freshness is Freshness.OVERDUE


def test_the_weakest_way_of_contact_decides() -> None:
    assert check(date(2027, 6, 1), make_contact(), make_contact("chat", assured_on=date(2026, 3, 1))) == Check(
        Freshness.OVERDUE, date(2027, 3, 1)
    )


def test_hours_in_doubt_or_never_checked_are_overdue() -> None:
    never = Check(Freshness.OVERDUE, None)
    assert check(CHECKED, make_contact(source_state="te controleren (oud)")) == never
    assert check(CHECKED, make_contact(assured_on=None)) == never
    assert check(CHECKED, make_contact(), assured_on=None) == never


def test_emergency_number_needs_no_check() -> None:
    assert (
        check(date(2040, 1, 1), make_contact(value="112", hours="24/7"), assured_on=None).freshness is Freshness.FRESH
    )
