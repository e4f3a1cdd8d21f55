from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from helpdesk.exchange.exporting import export_files


class Command(BaseCommand):
    help = "Schrijft alle hulpdiensten en contactpunten in twee CSV-bestanden, zoals import_services ze leest."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("services", type=Path, metavar="SERVICES.csv")
        parser.add_argument("contacts", type=Path, metavar="CONTACTS.csv")

    def handle(self, *_args: Any, services: Path, contacts: Path, **_options: Any) -> None:
        for path, content in zip((services, contacts), export_files(), strict=True):
            path.write_bytes(content)
            self.stdout.write(str(path))
