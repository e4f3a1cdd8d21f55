"""Tables of materials for the import tests."""

import csv
import io

GOOD = {
    "sleutel": "proefboek", "titel": "Proefboek", "soort": "book", "uitgever": "Proefuitgever", "jaar": "2020",
    "wat is het": "Een boek om te proeven.", "voor wie": "ouder; school", "waar": "school", "thema's": "pesten",
    "taal": "nl", "prijs": "gratis", "adres": "https://example.org/boek",
}  # fmt: skip


def table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    file = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(file, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()
