from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from allesoverpesten.home.first_content import load_everything


class Command(BaseCommand):
    """First content of a new site; running it again changes nothing."""

    help = "Laadt de eerste inhoud. Nog eens uitvoeren verandert niets aan wat er al staat."

    def handle(self, *_args: Any, **_options: Any) -> None:
        load_everything(self.stdout.write)
        for command in settings.AFTER_FIRST_CONTENT:
            call_command(command, stdout=self.stdout)
