from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from knowledge.research.bibliography.exchange import Format, write
from knowledge.research.bibliography.record import Record
from knowledge.research.models import PublicationPage
from knowledge.research.publications.choosing import KNOWN, UnknownFilterError, choose

AT_ONCE = 500


class Command(BaseCommand):
    """Writes publications, drafts too unless `--filter stand=publiek`, as a file that `import_publications` reads."""

    help = "Schrijft publicaties als BibTeX, RIS of CSL-JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        names = ", ".join(f"{name}=…" for name in KNOWN)
        parser.add_argument("--format", choices=[one.value for one in Format], required=True)
        parser.add_argument("--filter", action="append", default=[], metavar="NAAM=WAARDE", help=f"{names}; meermaals")
        parser.add_argument("--output", type=Path, help="Bestand; anders de standaarduitvoer.")

    def handle(self, *_args: Any, output: Path | None, **options: Any) -> None:
        try:
            chosen = choose(PublicationPage.objects.for_export(), options["filter"])
        except UnknownFilterError as error:
            raise CommandError(str(error)) from error
        pieces = write(self._records(chosen), Format(options["format"]))
        if output is None:
            for piece in pieces:
                self.stdout.write(piece, ending="")
            return
        try:
            with output.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
        except OSError as error:
            raise CommandError(f"{output} kan niet geschreven worden: {error.strerror}.") from error

    @staticmethod
    def _records(chosen: Any) -> Iterator[Record]:
        for page in chosen.iterator(chunk_size=AT_ONCE):
            yield page.record
