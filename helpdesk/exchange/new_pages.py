"""What an import needs besides the pages themselves: organizations, and what the public sees of each service."""

from collections.abc import Iterable, Sequence

from content.core.bulk_pages import add_to_admin_search
from helpdesk.listings import store
from helpdesk.listings.documents import document_of
from helpdesk.models import Organization, PublishedListing, ServicePage


def list_publicly(pages: Sequence[ServicePage]) -> None:
    """What `publishing.on_published` does for one new service."""
    PublishedListing.objects.bulk_create(PublishedListing(service=page, data=document_of(page)) for page in pages)
    store.changed()


def meet_organizations(names: Iterable[str]) -> dict[str, Organization]:
    """Write organizations with these names, which nobody has yet."""
    new = Organization.objects.bulk_create(Organization(name=name) for name in names)
    add_to_admin_search(new)
    return {organization.name: organization for organization in new}
