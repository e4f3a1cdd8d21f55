"""Keeps `PublishedListing` and the history equal to what is live."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page

from helpdesk.listings import store
from helpdesk.listings.documents import document_of
from helpdesk.listings.field_changes import changes_between
from helpdesk.models import FieldChange, Location, Organization, PublishedListing, ServicePage
from helpdesk.models.listings import new_token

WITHDRAWN = "withdrawn"
"""Key in the data of a listing that went offline; the next publication leaves it out."""


def publish_listing(page: ServicePage, user: Any = None) -> None:
    """Write what is live now, and one `FieldChange` for each field that differs from what was live before."""
    new = document_of(page)
    with transaction.atomic():
        kept = PublishedListing.objects.select_for_update().filter(service=page).first()
        if kept is None:
            PublishedListing.objects.create(service=page, data=new)
        else:
            _replace(kept, page, new, user)
    store.changed()


def _replace(kept: PublishedListing, page: ServicePage, new: dict[str, Any], user: Any) -> None:
    FieldChange.objects.bulk_create(
        FieldChange(
            service=page,
            service_uuid=page.uuid,
            service_title=page.title,
            field=change.field[:255],
            old=change.old,
            new=change.new,
            user=user,
        )
        for change in changes_between(kept.data, new)
    )
    kept.data, kept.token = new, new_token()
    kept.save()


def _who(revision: Any) -> Any:
    user = get_active_log_context().user or (revision.user if revision else None)
    return user if isinstance(user, get_user_model()) else None


def on_published(instance: ServicePage, revision: Any = None, **_signal: Any) -> None:
    publish_listing(instance, _who(revision))


def on_unpublished(instance: Page, **signal: Any) -> None:
    """A service went offline, or is about to be deleted; that too is a change with a day and a name."""
    kept = PublishedListing.objects.filter(service_id=instance.pk).first()
    if kept is not None:
        _replace(kept, instance.specific, kept.data | {WITHDRAWN: True}, _who(None))
    on_withdrawn(instance, **signal)


def on_deleted(instance: ServicePage, **_signal: Any) -> None:
    """The history outlives the service, also what was written while it was being deleted."""
    FieldChange.objects.filter(service_id=instance.pk).update(service=None)


def on_withdrawn(instance: Page, **_signal: Any) -> None:
    """A page went offline, moved or got another address: readers must look again."""
    PublishedListing.objects.filter(service__path__startswith=instance.path).update(token=new_token())
    store.changed()


def on_part_saved(sender: Any, instance: Organization | Location, **_signal: Any) -> None:
    """Organizations and places are shared; a change shows on every live service that has them."""
    live = ServicePage.objects.live().with_parts()
    by_part = {
        Organization: live.filter(organization_id=instance.pk),
        Location: live.filter(service_at_locations__location_id=instance.pk).distinct(),
    }
    for page in by_part[sender]:
        publish_listing(page, _who(None))
