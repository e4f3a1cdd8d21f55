"""Groups that change change pages; a published colloquium tells its date, one that leaves takes it back."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from content.core.page_cache import start_new_generation
from content.core.search.documents import register_address
from knowledge.events.publishing import publish_events, withdraw_events
from knowledge.events.values import EventValues
from knowledge.research import harvest
from knowledge.research.enums import COLLOQUIUM_EVENTS
from knowledge.research.models import ColloquiumPage, ResearchOrganization
from knowledge.research.views.overview import overview_document
from knowledge.research.views.requests import request_document


def connect() -> None:
    harvest.connect()
    register_address("research-overview", overview_document)
    register_address("research-request", request_document)
    for signal in (post_save, post_delete):
        signal.connect(start_new_generation, sender=ResearchOrganization, dispatch_uid="research-organization")
    for signal in (page_published, page_slug_changed):
        signal.connect(publish_colloquium, sender=ColloquiumPage, dispatch_uid="colloquium-date")
    for signal in (page_unpublished, pre_delete):
        signal.connect(withdraw_colloquium, sender=ColloquiumPage, dispatch_uid="colloquium-date")


def publish_colloquium(instance: ColloquiumPage, **_signal: Any) -> None:
    if not instance.live:
        return
    date = EventValues.of_page(
        instance,
        registration=instance.registration,
        registration_url=instance.registration_url,
        registration_closes_at=instance.registration_closes_at,
        categories=("Colloquium",),
    )
    publish_events(COLLOQUIUM_EVENTS, instance, [date])


def withdraw_colloquium(instance: ColloquiumPage, **_signal: Any) -> None:
    withdraw_events(instance.pk)
