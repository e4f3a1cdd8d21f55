"""Help with 5,000 services: is the finder as quick as with a handful, and does an import stay linear?

Some hundreds are imported, which takes the most time and shows whether it grows; the others are written below Wagtail.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.measure import ask
from bench.services import files_of
from helpdesk.exchange.importing import carry_out
from helpdesk.exchange.plan import plan_import
from tests.factories.helpdesk import make_listed

SERVICES = 5_000
IMPORTED = 400
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
        start = time.perf_counter()
        ask(site, address, body)
        taken.append((time.perf_counter() - start) * 1000)
    return Screen(count, quantiles(taken, n=20)[-1])


def import_services(count: int, say: Callable[[str], None]) -> list[float]:
    """Import that many, showing progress; milliseconds a row, for each quarter."""
    files = files_of(count)
    start = time.perf_counter()
    plan = plan_import(*files)
    if plan.problems:
        sys.exit(f"De proefbestanden kloppen niet: {plan.problems[0]}")
    say(f"{count} rijen gelezen en vergeleken in {time.perf_counter() - start:.1f} s")
    quarter, times = count // 4, [time.perf_counter()]

    def progress(done: int, total: int) -> None:
        if done % quarter == 0:
            times.append(time.perf_counter())
            per_row = (times[-1] - times[-2]) / quarter * 1000
            say(f"{done:>6} van {total} ingelezen, {per_row:.1f} ms per rij")

    carry_out(plan, *files, progress=progress)
    return [(later - earlier) / quarter * 1000 for earlier, later in pairwise(times)]


def report(site: WSGIHandler, say: Callable[[str], None], count: int = SERVICES, imported: int = IMPORTED) -> None:
    """Measure with the first content, add services up to `count`, and measure again."""
    few = measure(site)
    say(f"\nHulp met {count} verzonnen diensten erbij")
    quarters = import_services(imported, say)
    make_listed(count - imported)
    many = measure(site)
    say(f"\n{'scherm':<32}{'SQL':>5}{'SQL, veel':>11}{'p95 ms':>9}{'p95 ms, veel':>14}")
    for name, screen in many.items():
        over = " ".join(
            [f"> {P95_MILLISECONDS:.0f} ms"] * (screen.p95 > P95_MILLISECONDS)
            + ["SQL groeit"] * (screen.queries > few[name].queries)
        )
        say(f"{name:<32}{few[name].queries:>5}{screen.queries:>11}{few[name].p95:>9.1f}{screen.p95:>14.1f} {over}")
    ratio = quarters[-1] / quarters[0]
    say(
        f"\n{'import: laatste kwart tegen eerste kwart':<50}{ratio:>7.2f}×   (doel: ≤ {SLOWER_AT_THE_END}×)"
        f"{'' if ratio <= SLOWER_AT_THE_END else '   NIET GEHAALD'}"
    )
