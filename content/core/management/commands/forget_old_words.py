from typing import Any

from django.core.management.base import BaseCommand

from content.core import feedback
from content.core.search import no_results


class Command(BaseCommand):
    """Keeps the promise to visitors that their words are not kept for long; meant for every night."""

    help = "Wist oude opmerkingen van bezoekers (180 dagen) en oude zoekwoorden (een jaar)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{feedback.forget_old_texts()} opmerkingen en {no_results.forget_old()} zoekwoorden gewist.")
