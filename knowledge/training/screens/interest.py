"""Where somebody says that they wait for a date of a training."""

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from knowledge.training.models import TrainingPage

INTEREST_KEY = "interesse"


def interest_query(pk: int) -> str:
    return f"vorming={pk}"


def interest_address(page: "TrainingPage") -> str:
    return f"{reverse('alert_ask', args=[INTEREST_KEY])}?{interest_query(page.pk)}"
