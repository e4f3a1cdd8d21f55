"""A published training tells its dates, one that leaves takes them back; a wegwijzer tells its variants."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from content.core.page_cache import start_new_generation
from knowledge.events.publishing import publish_events, withdraw_events
from knowledge.events.values import EventValues
from knowledge.training.models import FlowchartPage, MeetingPage, Provider, TrainingPage
from knowledge.training.session_values import KIND, event_values
from knowledge.training.variants import follow_core


def connect() -> None:
    page_published.connect(publish_dates, sender=TrainingPage, dispatch_uid="training-dates")
    page_slug_changed.connect(publish_dates, sender=TrainingPage, dispatch_uid="training-dates")
    page_unpublished.connect(withdraw_dates, sender=TrainingPage, dispatch_uid="training-dates")
    pre_delete.connect(withdraw_dates, sender=TrainingPage, dispatch_uid="training-dates")
    page_published.connect(publish_meeting, sender=MeetingPage, dispatch_uid="meeting-date")
    page_unpublished.connect(withdraw_dates, sender=MeetingPage, dispatch_uid="meeting-date")
    pre_delete.connect(withdraw_dates, sender=MeetingPage, dispatch_uid="meeting-date")
    page_published.connect(tell_variants, sender=FlowchartPage, dispatch_uid="flowchart-variants")
    for signal in (post_save, post_delete):
        signal.connect(start_new_generation, sender=Provider, dispatch_uid="training-provider")


def tell_variants(instance: FlowchartPage, **_signal: Any) -> None:
    follow_core(instance)


def publish_dates(instance: TrainingPage, **_signal: Any) -> None:
    if not instance.live:
        return
    themes = [theme.name for theme in instance.themes.all()]
    publish_events(KIND, instance, [event_values(instance, session, themes) for session in instance.sessions.all()])


def publish_meeting(instance: MeetingPage, **_signal: Any) -> None:
    """Registration for meetings is always here: they are the network's own."""
    date = EventValues.of_page(instance, registration="hier", categories=("Lerend netwerk",))
    publish_events("bijeenkomst", instance, [date])


def withdraw_dates(instance: TrainingPage | MeetingPage, **_signal: Any) -> None:
    withdraw_events(instance.pk)
