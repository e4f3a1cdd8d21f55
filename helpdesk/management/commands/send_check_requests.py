from typing import Any

from django.core.management.base import BaseCommand

from helpdesk.confirmations.requests import send_check_requests
from helpdesk.confirmations.steps import Step


class Command(BaseCommand):
    """Meant for every morning: services whose listing grows old are asked by mail whether it is still right."""

    help = "Vraagt diensten per mail of hun gegevens nog kloppen, herinnert ze, en meldt wie niet antwoordt."

    def handle(self, *_args: Any, **_options: Any) -> None:
        done = send_check_requests()
        self.stdout.write(
            f"Gevraagd: {done.steps[Step.ASK]}. Herinnerd: {done.steps[Step.REMIND]}. "
            f"Doorgegeven aan de coördinatie: {done.steps[Step.ESCALATE]}. "
            f"Na te kijken zonder contactpersoon: {done.without_contact}."
        )
