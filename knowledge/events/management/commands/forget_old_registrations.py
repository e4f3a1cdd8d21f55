from typing import Any

from django.core.management.base import BaseCommand

from knowledge.events.retention import forget_old_registrations


class Command(BaseCommand):
    """Meant for every night: keeps the promise that stands beside every registration form."""

    help = "Wist inschrijvingen dertig dagen na het einde van waarvoor ze waren."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"Gewist: {forget_old_registrations()} inschrijvingen.")
