from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.search.evaluation import find_with_search, find_with_wagtail, judge, read_queries, score


class Command(BaseCommand):
    """Prints how often the right page is found, and each miss."""

    help = "Meet hoe goed zoeken is met een CSV-bestand (kolommen query en expected)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND.csv")
        parser.add_argument("--wagtail", action="store_true", help="Meet ook Wagtails eigen zoekfunctie.")

    def handle(self, *_args: Any, file: Path, wagtail: bool, **_options: Any) -> None:
        try:
            queries = read_queries(file)
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise CommandError(f"{file} kan niet gelezen worden. {error}") from error
        judged = judge(queries, find_with_search)
        self._print("", score(judged), len(queries))
        if wagtail:
            self._print("Wagtail ", score(judge(queries, find_with_wagtail)), len(queries))
        for item in judged:
            if not 1 <= item.rank <= 3:
                place = f"plaats {item.rank}" if item.rank else "niet gevonden"
                found = ", ".join(item.urls[:3]) or "niets"
                self.stdout.write(f"mis: {item.query!r} verwacht {item.expected} ({place}); kreeg {found}")

    def _print(self, label: str, result: Any, number: int) -> None:
        self.stdout.write(
            f"{label}success@1 {result.success_at_1:.3f}  success@3 {result.success_at_3:.3f}  "
            f"nDCG@5 {result.ndcg_at_5:.3f}  ({number} zoekopdrachten)"
        )
