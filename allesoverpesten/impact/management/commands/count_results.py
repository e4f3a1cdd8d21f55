from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from allesoverpesten.impact.counting import count_period
from allesoverpesten.impact.models import Period

NIGHTS = 7
"""The last day of a period is only whole the night after; and a night on which the task did not run loses nothing."""


class Command(BaseCommand):
    """Every night: how things stand on the last day of a period can only be seen on that day."""

    help = "Telt opnieuw wat de site zelf telt, ook van een tijdvak dat pas voorbij is. Wat ingediend is, blijft."

    def handle(self, *_args: Any, **_options: Any) -> None:
        today = timezone.localdate()
        for period in Period.objects.touching(today - timedelta(days=NIGHTS), today).filter(approved_at=None):
            done = count_period(period)
            self.stdout.write(f"{period}: {len(done.written)} geteld.")
            if done.left:
                self.stdout.write(f"Niet te tellen: {', '.join(done.left)}.")
