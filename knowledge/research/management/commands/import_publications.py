import json
from pathlib import Path
from textwrap import shorten
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.search import index as search_index
from knowledge.research.publications.importing import Plan, UnreadableFileError, carry_out, plan_import

WORDS = {"new": "nieuw", "duplicate": "dubbel", "incomplete": "onvolledig", "refused": "geweigerd"}
STEPS = 20


class Command(BaseCommand):
    """Writes what a file holds as drafts. Each entry counts once: new, duplicate, incomplete (a draft too) or refused.

    Exit code 0 when the file could be read, whatever stood in it; 1 when it is no BibTeX, RIS or CSL-JSON at all.
    """

    help = (
        "Leest publicaties in uit BibTeX, RIS of CSL-JSON, als klad. Met --dry-run zie je alleen wat er zou gebeuren."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Toon wat er zou gebeuren en schrijf niets.")
        parser.add_argument("--json", action="store_true", help="Alles als JSON op de standaarduitvoer.")

    def handle(self, *_args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        as_json = options["json"]
        try:
            plan = plan_import(file.read_bytes(), file.name)
        except OSError as error:
            raise self._failure(f"{file} kan niet gelezen worden: {error.strerror}.", as_json=as_json) from error
        except UnreadableFileError as error:
            raise self._failure(f"{file.name}: {error}", as_json=as_json) from error
        if not dry_run:
            with search_index.resting():  # drafts are in no index
                carry_out(plan, progress=(lambda _done, _total: None) if as_json else self._progress)
        if as_json:
            self.stdout.write(json.dumps(self._report(plan, file, dry_run=dry_run), ensure_ascii=False, indent=1))
        else:
            self._show(plan, dry_run=dry_run)

    def _failure(self, message: str, *, as_json: bool) -> CommandError:
        if as_json:
            self.stdout.write(json.dumps({"error": message}, ensure_ascii=False))
        return CommandError(message)

    @staticmethod
    def _report(plan: Plan, file: Path, *, dry_run: bool) -> dict[str, Any]:
        return {
            "file": str(file),
            "format": plan.file_format.value,
            "dry_run": dry_run,
            **plan.counts,
            "total": len(plan.entries),
            "reasons": plan.reasons,
            "entries": [one.as_dict() for one in plan.entries],
        }

    def _show(self, plan: Plan, *, dry_run: bool) -> None:
        for one in plan.entries:
            if one.reasons or one.entry.remarks:
                why = "; ".join((*one.reasons, *one.entry.remarks))
                name = one.title or one.entry.record.key or shorten(one.entry.source, 60, placeholder=" …")
                self.stdout.write(f"regel {one.entry.line}: {WORDS[one.outcome]}: {name}: {why}")
        self.stdout.write(", ".join(f"{WORDS[name]}: {count}" for name, count in plan.counts.items()))
        self.stdout.write("Proef: er is niets ingelezen." if dry_run else "Klaar. Alles staat als klad.")

    def _progress(self, done: int, total: int) -> None:
        if done * STEPS // total > (done - 1) * STEPS // total:
            self.stdout.write(f"{done} van {total}")
