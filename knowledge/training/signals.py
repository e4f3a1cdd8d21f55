"""What must happen when a wegwijzer reaches the public."""

from typing import Any

from wagtail.signals import page_published

from knowledge.training.models import FlowchartPage
from knowledge.training.variants import follow_core


def connect() -> None:
    page_published.connect(_tell_variants, sender=FlowchartPage, dispatch_uid="flowchart-variants")


def _tell_variants(instance: FlowchartPage, **_signal: Any) -> None:
    follow_core(instance)
