"""The real services of the first content, as the finder sees them."""

from pathlib import Path

import pytest

from helpdesk.facts_csv import read_contact_points, read_services, service_facts
from helpdesk.triage.facts import ServiceFacts

FIRST_CONTENT = Path(__file__).parents[3] / "helpdesk" / "first_content"


@pytest.fixture(scope="session")
def services() -> tuple[ServiceFacts, ...]:
    listed = read_services((FIRST_CONTENT / "services.csv").read_bytes())
    slugs = [record.slug for record in listed.records]
    contacts = read_contact_points((FIRST_CONTENT / "contact_points.csv").read_bytes(), slugs)
    assert (listed.problems, contacts.problems) == ((), ())
    return service_facts(listed.records, contacts.records)
