import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from helpdesk.listings.store import live_listings
from helpdesk.opening_hours import BRUSSELS
from helpdesk.triage.answers import Answers, What, Who
from helpdesk.triage.matching import Ranked, find_help
from helpdesk.triage.places import find_place


def moment(text: str) -> datetime:
    """A moment as typed; without time zone it is meant in Brussels."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is geen moment. Schrijf 2026-11-25T20:00.") from error
    return at if at.tzinfo else at.replace(tzinfo=BRUSSELS)


class Command(BaseCommand):
    """The ranking of the help finder, for whoever keeps listings and rules right."""

    help = "Toont welke diensten de hulpzoeker voorstelt, in volgorde en met de redenen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--who", required=True, choices=[who.value for who in Who])
        parser.add_argument("--what", required=True, choices=[what.value for what in What])
        parser.add_argument("--place", default="", help="postcode, NIS-code of gemeente")
        parser.add_argument("--at", type=moment, default=None, help="bijvoorbeeld 2026-11-25T20:00 (uur van Brussel)")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        search = find_place(options["place"])
        if options["place"] and search.place is None:
            choices = "".join(f"\n  {place.nis} {place.name}" for place in search.choices)
            self.stderr.write(f"{search.message}{choices}")
        answers = Answers(Who(options["who"]), What(options["what"]), options["place"])
        outcome = find_help(answers, live_listings().directory, options["at"] or timezone.now())
        if options["json"]:
            services = [
                {
                    "slug": ranked.slug,
                    "open": ranked.is_reachable,
                    "certain": ranked.is_certain,
                    "reasons": list(ranked.reasons),
                }
                for ranked in outcome.services
            ]
            self.stdout.write(json.dumps({"services": services}, ensure_ascii=False, indent=2))
            return
        for card in outcome.danger:
            self.stdout.write(f"! {card.title} {', '.join(call.name for call in card.calls)}")
        for number, ranked in enumerate(outcome.services, start=1):
            self._write(number, ranked)

    def _write(self, number: int, ranked: Ranked) -> None:
        self.stdout.write(f"{number}. {ranked.service.name} ({ranked.slug})")
        for reason in ranked.reasons:
            self.stdout.write(f"   {reason}")
