from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from knowledge.events.alerts.mails import mail_digest
from knowledge.events.alerts.subscribing import forget_unconfirmed
from knowledge.events.models import AlertSubscription


class Command(BaseCommand):
    """Meant for every day: each follower hears at most once a week, and only when something is new."""

    help = "Mailt wie een lijst volgt wat er nieuw is, en wist vragen waar niemand op antwoordde."

    def handle(self, *_args: Any, **_options: Any) -> None:
        due = list(AlertSubscription.objects.due(timezone.now()).values_list("pk", flat=True))
        for pk in due:
            mail_digest.enqueue(pk)
        self.stdout.write(f"In de wachtrij: {len(due)}. Gewist: {forget_unconfirmed()}.")
