from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from allesoverpesten.impact.closing import make_report
from allesoverpesten.impact.models import Period
from allesoverpesten.impact.report.data import from_json
from allesoverpesten.impact.report.formats import FORMATS


class Command(BaseCommand):
    """Freezes a report as the button in the admin does, and writes it to a file."""

    help = "Maakt het rapport over een tijdvak en bewaart het, met de cijfers zoals ze nu zijn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--period", required=True, help="Naam van het tijdvak, bijvoorbeeld 2025-2026.")
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        parser.add_argument("--output", required=True, type=Path, help="Bestand dat geschreven wordt.")

    def handle(self, *_args: Any, **options: Any) -> None:
        period = Period.objects.filter(name=options["period"]).first()
        if period is None:
            names = ", ".join(Period.objects.values_list("name", flat=True)) or "geen"
            raise CommandError(f"Dit tijdvak bestaat niet: {options['period']}. Wel: {names}.")
        frozen = make_report(period, None)
        content = FORMATS[options["format"]].write(from_json(frozen.data))
        try:
            options["output"].write_bytes(content)
        except OSError as error:
            raise CommandError(f"Kan niet schrijven: {error}") from error
        self.stdout.write(f"Rapport {frozen.pk} over {period}: {options['output']}")
