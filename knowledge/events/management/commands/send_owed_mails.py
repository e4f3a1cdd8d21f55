from typing import Any

from django.core.management.base import BaseCommand

from knowledge.events.mails import mail_registration
from knowledge.events.models import Registration


class Command(BaseCommand):
    """Meant for every hour: a mail that failed because the mail server was away goes out later."""

    help = "Zet mails over inschrijvingen die nog niet vertrokken opnieuw in de wachtrij."

    def handle(self, *_args: Any, **_options: Any) -> None:
        owed = list(Registration.objects.owed_a_mail().values_list("pk", flat=True))
        for pk in owed:
            mail_registration.enqueue(pk)
        self.stdout.write(f"In de wachtrij: {len(owed)} mails.")
