"""What visitors see of groups changes with them."""

from django.db.models.signals import post_delete, post_save

from content.core.page_cache import start_new_generation
from knowledge.research import harvest
from knowledge.research.models import ResearchOrganization


def connect() -> None:
    harvest.connect()
    for signal in (post_save, post_delete):
        signal.connect(start_new_generation, sender=ResearchOrganization, dispatch_uid="research-organization")
