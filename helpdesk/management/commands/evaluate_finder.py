from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from helpdesk.finder_evaluation import Evaluation, TableProblem, evaluate, read_situations
from helpdesk.listings.store import live_listings


class Command(BaseCommand):
    """How often the finder gives what people who know the field expect, on a table of situations."""

    help = "Vergelijkt de hulpzoeker met een tabel (who,what,place,at,expected,within) en toont het aandeel juist."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--require", type=float, default=0.0, help="kleinste aandeel juist, tussen 0 en 1")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            situations = read_situations(options["file"].read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} is niet te lezen als tekst in UTF-8.") from error
        except TableProblem as problem:
            raise CommandError(str(problem)) from problem
        found = [evaluate(situation, live_listings().directory) for situation in situations]
        for evaluation in found:
            self._write(evaluation)
        hits = sum(evaluation.is_hit for evaluation in found)
        share = hits / len(found)
        self.stdout.write(f"{hits} juist, {len(found) - hits} fout, aandeel {share:.3f}")
        if share < options["require"]:
            raise CommandError(f"Het aandeel {share:.3f} is lager dan {options['require']:.3f}.")

    def _write(self, evaluation: Evaluation) -> None:
        situation = evaluation.situation
        word = "juist" if evaluation.is_hit else "FOUT "
        where = f" {situation.place}" if situation.place else ""
        self.stdout.write(
            f"{word} rij {situation.row}: {situation.who} {situation.what}{where} {situation.at:%Y-%m-%dT%H:%M}: "
            f"verwacht {' of '.join(situation.expected)} bij de eerste {situation.within}, "
            f"kreeg {', '.join(evaluation.found) or 'niets'}"
        )
