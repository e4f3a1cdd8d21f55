import sys
from typing import Any

from django.core.management.base import BaseCommand

from knowledge.events.alerts.bounces import handle_bounce


class Command(BaseCommand):
    """For the mail server: it pipes each mail that comes back at the sending address to this command."""

    help = "Leest een teruggekomen mail van stdin en schrijft het adres uit als het niet bestaat."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write("Uitgeschreven." if handle_bounce(sys.stdin.buffer.read()) else "Niets gedaan.")
