from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from allesoverpesten.impact.counting import count_period
from allesoverpesten.impact.models import Period


class Command(BaseCommand):
    """Every night: how things stand on the last day of a period can only be seen on that day."""

    help = "Telt opnieuw wat de site zelf telt in het lopende tijdvak. Wat ingediend of goedgekeurd is, blijft."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for period in Period.objects.at(timezone.localdate()):
            left = count_period(period)
            self.stdout.write(f"{period}: geteld.")
            if left:
                self.stdout.write(f"Niet te tellen: {', '.join(left)}.")
