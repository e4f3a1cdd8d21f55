from typing import Any

from django.core.management.base import BaseCommand

from knowledge.research.retention import forget_everything_old


class Command(BaseCommand):
    """Meant for every night."""

    help = "Wist vragen naar een onderzoeker, ingediende bijdragen en onvoltooide imports na hun termijn."

    def handle(self, *_args: Any, **_options: Any) -> None:
        told = ", ".join(f"{count} {what}" for what, count in forget_everything_old().items())
        self.stdout.write(f"Gewist: {told}.")
