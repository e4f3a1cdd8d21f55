from typing import Any

from django.core.management.base import BaseCommand

from allesoverpesten.impact.examples import remove_examples


class Command(BaseCommand):
    """Real figures, goals, actions and indicators stay."""

    help = "Verwijdert alle voorbeelden uit de resultaten: waarden, streefwaarden, verhalen, bedragen en evaluaties."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for name, count in remove_examples().items():
            self.stdout.write(f"{name}: {count} verwijderd")
