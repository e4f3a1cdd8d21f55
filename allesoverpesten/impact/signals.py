"""What the rest of the site is told of results, and what must follow when the plan changes."""

from django.db.models.signals import post_delete, post_save

from allesoverpesten.impact.models import Action, Goal, Indicator
from allesoverpesten.impact.public import results_document
from content.core.page_cache import start_new_generation
from content.core.search.documents import register_address


def connect() -> None:
    register_address("results", results_document)
    for model in (Goal, Action, Indicator):
        for signal in (post_save, post_delete):
            signal.connect(start_new_generation, sender=model, dispatch_uid=f"impact-cache-{model.__name__}")
