"""Names and addresses of who registered are kept no longer than the organizer needs them."""

from datetime import timedelta

from django.utils import timezone

from knowledge.events.models import Registration

# Long enough for certificates and an evaluation.
KEPT_AFTER_EVENT = timedelta(days=30)


def forget_old_registrations() -> int:
    """Delete registrations for what is over for thirty days; how many came stays counted on the event."""
    deleted, _by_model = Registration.objects.over_since(timezone.now() - KEPT_AFTER_EVENT).delete()
    return deleted
