from typing import Any

from django.core.management.base import BaseCommand

from content.core.search.index import rebuild


class Command(BaseCommand):
    """Makes the search index anew; meant for every night and after a bulk import."""

    help = "Bouwt de zoekindex helemaal opnieuw op."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"De zoekindex telt {rebuild()} vindplaatsen.")
