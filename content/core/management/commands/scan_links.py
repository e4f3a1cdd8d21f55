from typing import Any

from django.core.management.base import BaseCommand

from content.core.enums import LinkOutcome
from content.core.link_check.registry import checked_models
from content.core.link_check.scanning import Scan


class Command(BaseCommand):
    """Meant for every night: what a visitor would find behind each address that we show."""

    help = "Kijkt elk webadres na dat wij tonen: werkt het, is het verhuisd, is het veilig, volgt het mensen?"

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"Nagekeken: {Scan().run()} adressen.")
        for model in checked_models():
            for check in model.objects.latest_state().exclude(outcome=LinkOutcome.OK).for_list():
                self.stdout.write(f"{check.get_outcome_display()}: {check.url} ({check.owner}) {check.detail}")
