"""What must follow when a listing changes."""

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from content.core.link_check.registry import register_addresses
from content.core.page_cache import start_new_generation
from helpdesk import search_documents
from helpdesk.listings import publishing
from helpdesk.listings.addresses import listed_addresses
from helpdesk.models import LinkCheck, Location, Organization, ServicePage


def connect() -> None:
    register_addresses(LinkCheck, listed_addresses)
    search_documents.register()
    page_published.connect(publishing.on_published, sender=ServicePage, dispatch_uid="helpdesk-published")
    page_unpublished.connect(publishing.on_unpublished, dispatch_uid="helpdesk-unpublished")
    post_delete.connect(publishing.on_deleted, sender=ServicePage, dispatch_uid="helpdesk-deleted")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(publishing.on_withdrawn, dispatch_uid="helpdesk-moved")
    for model in (Organization, Location):
        post_save.connect(publishing.on_part_saved, sender=model, dispatch_uid=f"helpdesk-{model.__name__}")
        post_save.connect(start_new_generation, sender=model, dispatch_uid=f"helpdesk-cache-{model.__name__}")
