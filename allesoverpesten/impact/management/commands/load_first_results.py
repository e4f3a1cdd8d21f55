from typing import Any

from django.core.management.base import BaseCommand

from allesoverpesten.impact import first_content
from content.core.search import index as search_index


class Command(BaseCommand):
    """Runs after the pages; running it again changes nothing, also when the examples were removed."""

    help = "Laadt doelen, acties en indicatoren, met voorbeelden. Nog eens uitvoeren verandert niets."

    def handle(self, *_args: Any, **_options: Any) -> None:
        first_content.load()
        search_index.refresh_addresses()
        self.stdout.write("Doelen, acties en indicatoren: klaar.")
