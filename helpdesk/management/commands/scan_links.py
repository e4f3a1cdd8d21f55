from typing import Any

from django.core.management.base import BaseCommand

from helpdesk.enums import LinkOutcome
from helpdesk.link_scan.scanning import Scan
from helpdesk.models import LinkCheck


class Command(BaseCommand):
    """Meant for every week: what a visitor would find behind each address of a listing."""

    help = "Kijkt elk webadres van de hulpdiensten na: werkt het, is het verhuisd, is het veilig, volgt het mensen?"

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"Nagekeken: {Scan().run()} adressen.")
        for check in LinkCheck.objects.latest_state().exclude(outcome=LinkOutcome.OK).for_list():
            self.stdout.write(f"{check.get_outcome_display()}: {check.url} ({check.service.title}) {check.detail}")
