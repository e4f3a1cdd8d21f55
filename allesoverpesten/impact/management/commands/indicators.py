import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from allesoverpesten.impact.automatic import known
from allesoverpesten.impact.overview import present_values


class Command(BaseCommand):
    """Every indicator, with its definition and its value now; then the counters that no indicator uses."""

    help = "Toont elke indicator met zijn definitie en huidige waarde."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Als JSON, voor programma's.")

    def handle(self, *_args: Any, **options: Any) -> None:
        rows = present_values(timezone.localdate())
        used = {row["automatic_key"] for row in rows}
        spare = [
            {"key": one.key, "label": str(one.label), "definition": str(one.definition), "unit": str(one.unit)}
            for one in known()
            if one.key not in used
        ]
        if options["json"]:
            self.stdout.write(json.dumps({"indicators": rows, "unused_counters": spare}, ensure_ascii=False, indent=2))
            return
        for row in rows:
            value = row["value"] if row["value"] is not None else "geen waarde"
            self.stdout.write(f"{row['code']}  {row['label']}: {value} {row['unit']} ({row['period']}, {row['state']})")
            self.stdout.write(f"    {row['definition']}")
        for counter in spare:
            self.stdout.write(f"(teller zonder indicator)  {counter['key']}: {counter['definition']}")
