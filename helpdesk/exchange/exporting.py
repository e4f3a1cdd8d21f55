"""All services of the site as the two files that an import reads."""

from helpdesk.exchange.plan import CONTACTS, SERVICES
from helpdesk.exchange.records import contact_records, service_record
from helpdesk.facts_writer import write_contact_points, write_services
from helpdesk.models import ImportedFile, ServicePage


def export_files() -> tuple[bytes, bytes]:
    """Services and contact points as CSV in UTF-8. What was imported and did not change comes out byte for byte."""
    pages = list(ServicePage.objects.order_by("path").with_parts())
    came = {file.kind: bytes(file.content).decode() for file in ImportedFile.objects.all()}
    services = write_services(map(service_record, pages), came.get(SERVICES, ""))
    contacts = write_contact_points(
        [record for page in pages for record in contact_records(page)], came.get(CONTACTS, "")
    )
    return services.encode(), contacts.encode()
