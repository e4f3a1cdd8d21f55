"""How well search answers, and how fast it and the lists are with ten thousand pages."""

import time
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from bench.many_pages import addresses_of_lists, make_articles
from bench.measure import answer, get
from content.core.search.evaluation import Score, find_with_search, find_with_wagtail, judge, read_queries, score

LABELLED = settings.BASE_DIR / "tests" / "core" / "search_queries.csv"
PAGES = 10_000
MILLISECONDS = 50.0
SUCCESS_AT_3 = 0.9
# Each ninth of the set: as varied, and a minute instead of ten.
EACH = 9


def print_quality(say: Callable[[str], object]) -> None:
    """The labelled set, beside Wagtail's own search on the same set."""
    queries = read_queries(LABELLED)
    say(f"\n{'zoeken, ' + str(len(queries)) + ' vragen':<32}{'success@1':>11}{'success@3':>11}{'nDCG@5':>9}")
    ours = score(judge(queries, find_with_search))
    _say_score(say, "deze site", ours)
    _say_score(say, "Wagtail zelf", score(judge(queries, find_with_wagtail)))
    if ours.success_at_3 < SUCCESS_AT_3:
        say(f"{'':<32}success@3 onder {SUCCESS_AT_3:.0%}: NIET GEHAALD")


def _say_score(say: Callable[[str], object], label: str, result: Score) -> None:
    say(f"{label:<32}{result.success_at_1:>11.3f}{result.success_at_3:>11.3f}{result.ndcg_at_5:>9.3f}")


def print_speed(say: Callable[[str], object], site: WSGIHandler) -> None:
    """Server time and queries of search, facets and lists, before and after ten thousand pages are added."""
    groups = {
        "zoeken": _searches(),
        "zoeken met filters": _filtered(),
        "lijsten en filters": list(addresses_of_lists()),
    }
    before = {name: [answer(site, address).queries for address in group] for name, group in groups.items()}
    make_articles(PAGES)
    say(f"\n{f'met {PAGES} pagina’s erbij':<32}{'p50':>8}{'p95':>8}   SQL ervoor → erna")
    for name, group in groups.items():
        after = [answer(site, address).queries for address in group]
        times = sorted(_milliseconds(site, address) for address in group)
        p50, p95 = times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.95))]
        slow = f"   p95 > {MILLISECONDS:.0f} ms: NIET GEHAALD" if p95 > MILLISECONDS else ""
        say(f"{name:<32}{p50:>8.1f}{p95:>8.1f}   {max(before[name])} → {max(after)}{slow}")


def _searches() -> list[str]:
    return [f"/zoeken/?{urlencode({'q': query})}" for query, _expected in read_queries(LABELLED)[::EACH]]


def _filtered() -> Sequence[str]:
    return [f"{address}&in=infopunt&voor=ouder&page=2" for address in _searches()[::4]]


def _milliseconds(site: WSGIHandler, address: str) -> float:
    """The best of three, because what a busy machine adds is not the site's."""
    times = []
    for _round in range(3):
        start = time.perf_counter()
        get(site, address)
        times.append(time.perf_counter() - start)
    return min(times) * 1000
