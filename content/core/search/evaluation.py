"""How good search is, measured on queries with a known right answer."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

from wagtail.models import Page

from content.core.search.results import Search

DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """A query with the addresses that search gave, and the place of the first right one (0 when there is none)."""

    query: str
    expected: str
    urls: Sequence[str]

    @property
    def rank(self) -> int:
        pattern = re.compile(self.expected)
        return next((place for place, url in enumerate(self.urls, start=1) if pattern.search(url)), 0)


@dataclass(frozen=True)
class Score:
    """Shares between 0 and 1. Each query has one right answer, so nDCG is 1/log2(1 + rank) of the first hit."""

    success_at_1: float
    success_at_3: float
    ndcg_at_5: float


def read_queries(path: Path) -> list[tuple[str, str]]:
    """Rows of a CSV file with columns `query` and `expected` (a regular expression on the address).

    Raises ValueError with a Dutch sentence that names the row where a column is missing or the expression is wrong.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [_read_row(row, number) for number, row in enumerate(rows, start=2)]


def _read_row(row: dict[str, str | None], number: int) -> tuple[str, str]:
    query, expected = row.get("query"), row.get("expected")
    if not query or not expected:
        raise ValueError(f"Rij {number}: de kolommen query en expected moeten allebei gevuld zijn.")
    try:
        re.compile(expected)
    except re.error as error:
        raise ValueError(f"Rij {number}: {expected} is geen geldige reguliere expressie ({error}).") from error
    return query, expected


def judge(queries: Iterable[tuple[str, str]], find: Callable[[str], Sequence[str]]) -> list[Judged]:
    return [Judged(query, expected, find(query)) for query, expected in queries]


def score(judged: Sequence[Judged]) -> Score:
    if not judged:
        return Score(0, 0, 0)
    ranks = [item.rank for item in judged]
    return Score(
        success_at_1=sum(rank == 1 for rank in ranks) / len(ranks),
        success_at_3=sum(1 <= rank <= 3 for rank in ranks) / len(ranks),
        ndcg_at_5=sum(1 / log2(1 + rank) for rank in ranks if 1 <= rank <= 5) / len(ranks),
    )


def find_with_search(query: str) -> list[str]:
    """Addresses as a visitor sees them: promoted answers first."""
    search = Search(query)
    urls = [result.url for result in (*search.promoted, *search.results(search.ids[:DEPTH]))]
    return list(dict.fromkeys(urls))[:DEPTH]


def find_with_wagtail(query: str) -> list[str]:
    """The same question to Wagtail's own search, for comparison."""
    return [page.url for page in Page.objects.live().public().search(query)[:DEPTH]]
