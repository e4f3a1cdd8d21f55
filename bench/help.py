"""Help with 5,000 services: is the finder as quick as with a handful, and does an import stay linear?

Time is that of the processor for this process: on a machine with other work, the clock on the wall measures that work.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import quantiles
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.measure import ask
from bench.services import files_of
from helpdesk.exchange.importing import carry_out
from helpdesk.exchange.plan import plan_import

PORTIONS = (1_000, 2_000, 2_000)
P95_MILLISECONDS = 50.0
SLOWER_AT_THE_END = 1.5
ROUNDS = 40
SCREENS: dict[str, tuple[str, dict[str, str]]] = {
    "hulpzoeker, kind": ("/hulp/zoeken/", {"who": "kind", "what": "gepest", "place": ""}),
    "hulpzoeker, jongere in Gent": ("/hulp/zoeken/", {"who": "jongere", "what": "online", "place": "9000"}),
    "hulpzoeker, ouder": ("/hulp/zoeken/?who=ouder&what=geweld&place=3500", {}),
    "alle diensten": ("/hulp/diensten/?page=2", {}),
    "alle diensten, gefilterd": ("/hulp/diensten/?audience=kind&channel=chat&place=9000&open=nu", {}),
    "nu open": ("/hulp/nu-open/?", {}),
    "API, lijst": ("/api/hsds/v3/services?per_page=50", {}),
}


@dataclass(frozen=True)
class Screen:
    queries: int
    p95: float


def measure(site: WSGIHandler, rounds: int = ROUNDS) -> dict[str, Screen]:
    """Server time and queries of each screen, none of them from the page cache."""
    return {name: _screen(site, address, form, rounds) for name, (address, form) in SCREENS.items()}


def _screen(site: WSGIHandler, address: str, form: dict[str, str], rounds: int) -> Screen:
    body = urlencode(form).encode()
    for _ in range(2):  # what only the first visitor after a change pays
        status, _answer = ask(site, address, body)
        if status != 200:
            sys.exit(f"{address} antwoordt {status} in plaats van 200.")
    with CaptureQueriesContext(connection) as queries:
        ask(site, address, body)
    count = len(queries)  # now: the next request empties the log
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        ask(site, address, body)
        taken.append((time.process_time() - start) * 1000)
    return Screen(count, quantiles(taken, n=20)[-1])


def import_services(portions: Sequence[int], say: Callable[[str], None]) -> list[float]:
    """Import so many at a time, each after the others, showing progress; milliseconds a row of each portion."""
    took = []
    for number, count in enumerate(portions):
        files = files_of(count, sum(portions[:number]))
        start = time.process_time()
        plan = plan_import(*files)
        if plan.problems:
            sys.exit(f"De proefbestanden kloppen niet: {plan.problems[0]}")
        carry_out(plan, *files, progress=partial(_progress, say))
        took.append((time.process_time() - start) / count * 1000)
        say(f"{count} rijen gelezen, vergeleken en geschreven: {took[-1]:.1f} ms per rij")
    return took


def _progress(say: Callable[[str], None], done: int, total: int) -> None:
    if done == total or done % 500 == 0:
        say(f"{done:>6} van {total} ingelezen")


def report(site: WSGIHandler, say: Callable[[str], None], portions: Sequence[int] = PORTIONS) -> None:
    """Measure with the first content, import thousands of services, and measure again."""
    few = measure(site)
    say(f"\nHulp met {sum(portions)} verzonnen diensten erbij")
    took = import_services(portions, say)
    many = measure(site)
    say(f"\n{'scherm':<32}{'SQL':>5}{'SQL, veel':>11}{'p95 ms':>9}{'p95 ms, veel':>14}")
    for name, screen in many.items():
        over = " ".join(
            [f"> {P95_MILLISECONDS:.0f} ms"] * (screen.p95 > P95_MILLISECONDS)
            + ["SQL groeit"] * (screen.queries > few[name].queries)
        )
        say(f"{name:<32}{few[name].queries:>5}{screen.queries:>11}{few[name].p95:>9.1f}{screen.p95:>14.1f} {over}")
    ratio = took[-1] / took[0]
    say(
        f"\n{'import: een rij van de laatste tegen de eerste':<50}{ratio:>7.2f}×   (doel: ≤ {SLOWER_AT_THE_END}×)"
        f"{'' if ratio <= SLOWER_AT_THE_END else '   NIET GEHAALD'}"
    )
