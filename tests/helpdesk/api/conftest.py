from datetime import UTC, date, datetime

import pytest

from helpdesk.enums import AreaKind
from helpdesk.models import Location, Schedule, ScheduleException, ServiceArea, ServiceAtLocation, ServicePage
from tests.factories.helpdesk import make_contact, make_service


@pytest.fixture
def whole_service(db: None) -> ServicePage:
    """A service with every part that a coordinator can fill in."""
    page = make_service(
        [
            make_contact("phone", "015435696", "Mo-Fr 16:00-22:00; PH off", language="nl", note="Gewoon tarief"),
            make_contact("chat", "https://example.org/chat", "24/7"),
            make_contact("email", "hallo@example.org", ""),
            make_contact("whatsapp", "0470123456", "sunrise-sunset"),
        ],
        title="Volledige dienst",
        website="https://example.org/",
        languages=["nl", "vgt"],
        minimum_age=6,
        maximum_age=24,
        is_free=True,
        is_anonymous=True,
        contexts=["school"],
        waiting_info="Twee weken",
        who_answers="Vrijwilligers.",
        not_for="Noodgevallen.",
        alert_text="Even trager.",
        alert_from=datetime(2026, 11, 1, tzinfo=UTC),
        alert_until=datetime(2026, 12, 1, tzinfo=UTC),
        maintainer_name="Els Geheim",
        maintainer_email="els.geheim@example.org",
        organization="Volledige vzw",
        service_areas=[ServiceArea(kind=AreaKind.MUNICIPALITY, code="44021"), ServiceArea(kind=AreaKind.BRUSSELS)],
    )
    place = Location.objects.create(
        organization=page.organization,
        name="Huis",
        street="Kerkstraat 1",
        postal_code="9000",
        municipality="Gent",
        accessibility="Helling aan de voordeur",
    )
    page.service_at_locations = [
        ServiceAtLocation(
            location=place,
            schedules=[Schedule(opening_hours="We 14:00-24:00")],
            scheduleexceptions=[
                ScheduleException(date=date(2026, 12, 25), reason="Kerstmis"),
                ScheduleException(date=date(2026, 12, 24), is_closed=False, hours="10:00-12:00"),
            ],
        )
    ]
    page.save_revision().publish()
    return ServicePage.objects.get(pk=page.pk)
