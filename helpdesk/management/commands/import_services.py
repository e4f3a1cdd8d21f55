from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.core.spreadsheets import FileProblem, as_csv
from helpdesk.exchange.importing import carry_out
from helpdesk.exchange.plan import CONTACTS, SERVICES, Plan, plan_import

STEPS = 20


class Command(BaseCommand):
    """Reads services and contact points, CSV or Excel; writes all of it or nothing."""

    help = "Leest hulpdiensten en contactpunten in. Met --dry-run zie je alleen wat er zou gebeuren."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("services", type=Path, metavar="SERVICES")
        parser.add_argument("contacts", type=Path, metavar="CONTACTS")
        parser.add_argument("--dry-run", action="store_true", help="Toon wat er zou gebeuren en schrijf niets.")

    def handle(self, *_args: Any, services: Path, contacts: Path, dry_run: bool, **_options: Any) -> None:
        files = self._read(services, SERVICES), self._read(contacts, CONTACTS)
        plan = plan_import(*files)
        if plan.problems:
            for problem in plan.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(plan.problems)} problemen gevonden. Er is niets ingelezen.")
        self._show(plan)
        if dry_run:
            self.stdout.write("Proef: er is niets ingelezen.")
            return
        count = carry_out(plan, *files, progress=self._progress)
        self.stdout.write(f"Klaar: {count} diensten geschreven.")

    @staticmethod
    def _read(path: Path, sheet: str) -> bytes:
        try:
            return as_csv(path.read_bytes(), sheet)
        except OSError as error:
            raise CommandError(f"{path} kan niet gelezen worden: {error.strerror}.") from error
        except FileProblem as problem:
            raise CommandError(f"{path.name}: {problem}") from problem

    def _show(self, plan: Plan) -> None:
        for row in plan.new:
            self.stdout.write(f"nieuw      {row.service.slug}: {row.service.name}")
        for row in plan.changed:
            for change in row.changes:
                self.stdout.write(f"gewijzigd  {row.service.slug}: {change.field}: “{change.old}” → “{change.new}”")
        self.stdout.write(
            f"Nieuw: {len(plan.new)}. Gewijzigd: {len(plan.changed)}. Ongewijzigd: {len(plan.unchanged)}. "
            f"Niet in het bestand, blijven staan: {plan.left_alone}."
        )

    def _progress(self, done: int, total: int) -> None:
        if done * STEPS // total > (done - 1) * STEPS // total:
            self.stdout.write(f"{done} van {total} ({done * 100 // total} %)")
