"""Finds and orders entries. Every query on the index stands here."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import connection
from django.db.models.functions import Left

from content.core.models.search import SearchEntry
from content.core.search.plan import Alternative, Term

# Rank of a hit in text (D), parts of compounds (C), summary (B) and title (A).
WEIGHTS = "'{0.1, 0.2, 0.4, 1.0}'"
# Ranking all of a big index for a word that stands everywhere costs time and tells nothing. From here on only the
# best titles and the entries with the rare words are ranked.
RANK_ALL_BELOW = 800
BEST_TITLES = 120
OTHERS = 60
RARE = 200
READER_BONUS = 0.35
TITLE_SHARE = 0.25
RESEMBLANCE = 0.5
SUMMARY_RESEMBLANCE = 0.3
# What likeness to a listed question weighs, against about 1 for all words in a title.
ALIKE = 1.3
OTHER_READER = 0.75
VARIED = 10
SAME_LIST = 0.93
# Nobody reads on; a bound keeps far pages cheap.
MAX_RANKED = 120

MARK_START, MARK_STOP, FRAGMENT_GAP = "\ue000", "\ue001", " … "
HEADLINE_TEXT = 6_000


# Sections and readers that were chosen; an entry without readers is for everyone.
IN_SECTIONS = "section_key = ANY(%(sections)s)"
FOR_READERS = "(audiences && %(audiences)s::varchar[] OR audiences = '{}')"

FACETS = "SELECT section_key, audiences, count(*) FROM core_searchentry WHERE {matches} GROUP BY section_key, audiences"

# What is packed away in the table is unpacked once (`|| ''`, and `OFFSET 0` keeps it so) instead of for every word.
RANKED = """
SELECT id, key, url, audiences, ({score}) AS score
FROM (SELECT id, key, url, audiences, title, summary, weight, title_vector, vector || '' AS vector
      FROM core_searchentry WHERE {scope} AND ({matches}) OFFSET 0) entry
ORDER BY score DESC, id LIMIT {most}
"""

# Chosen beforehand and as an array, so that these are looked up by their key instead of looked for among all.
POOL = "id = ANY(ARRAY(SELECT id FROM core_searchentry WHERE {scope} AND {matches} {order} LIMIT {most}))"


def _quoted(lexemes: Iterable[str]) -> str:
    """Any of these stems. Each is quoted, so that nothing in it can act as an operator."""
    return " | ".join(f"'{lexeme}'" for lexeme in sorted(lexemes))


def _all_lexemes(terms: Sequence[Term]) -> set[str]:
    return {lexeme for term in terms for lexeme in term.lexemes}


class _Asked:
    """One question as SQL: pieces of text with names in them, and what the names stand for."""

    def __init__(self, terms: Sequence[Term], alike: Iterable[str]) -> None:
        self.terms = terms
        self.alike = list(alike)
        self._names = {lexeme: f"lexeme_{number}" for number, lexeme in enumerate(sorted(_all_lexemes(terms)))}
        self.values: dict[str, Any] = {"alike": self.alike, "any": _quoted(self._names)}
        self.values |= {name: _quoted([lexeme]) for lexeme, name in self._names.items()}

    def matches(self) -> str:
        """Every entry that holds one of the terms, or answers a question like this one."""
        holds = ["vector @@ %(any)s::tsquery"] if self.terms else []
        return " OR ".join([*holds, *self._answers()]) or "false"

    def worth_ranking(self, scope: str) -> str:
        """All of a small set; of a big one the best titles and the entries with the rare words."""
        if sum(term.documents for term in self.terms) < RANK_ALL_BELOW:
            return self.matches()
        best = f"ORDER BY {self.rank('title_vector')} DESC, id"
        pools = [
            POOL.format(scope=scope, matches="title_vector @@ %(any)s::tsquery", order=best, most=BEST_TITLES),
            POOL.format(scope=scope, matches="vector @@ %(any)s::tsquery", order="", most=OTHERS),
        ]
        if rare := _all_lexemes([term for term in self.terms if term.documents <= RARE]):
            self.values["rare"] = _quoted(rare)
            pools.append(POOL.format(scope=scope, matches="vector @@ %(rare)s::tsquery", order="", most=RARE))
        return " OR ".join([*pools, *self._answers()])

    def _answers(self) -> list[str]:
        return ["key = ANY(%(alike)s)"] if self.alike else []

    def rank(self, vector: str) -> str:
        return " + ".join(self._term_rank(vector, term) for term in self.terms)

    def _term_rank(self, vector: str, term: Term) -> str:
        ranks = ", ".join(self._alternative_rank(vector, alternative) for alternative in term.alternatives)
        return f"GREATEST({ranks})"

    def _alternative_rank(self, vector: str, alternative: Alternative) -> str:
        # The root keeps one hit in a title from outweighing three words that stand only in the text.
        ranks = " + ".join(
            f"sqrt(ts_rank({WEIGHTS}, {vector}, %({self._names[lexeme]})s::tsquery))" for lexeme in alternative.lexemes
        )
        return f"({ranks}) * {alternative.weight / len(alternative.lexemes)}"

    def score(self, typed: str, readers: Sequence[str]) -> str:
        """About 1 where every word stands in a title."""
        self.values |= {"typed": typed, "readers": list(readers)}
        score = f"similarity(title, %(typed)s) * {RESEMBLANCE}"
        score += f" + word_similarity(%(typed)s, summary) * {SUMMARY_RESEMBLANCE}"
        if self.terms:
            most = sum(max(alternative.weight for alternative in term.alternatives) for term in self.terms)
            score += f" + ({self.rank('vector')} + ({self.rank('title_vector')}) * {TITLE_SHARE}) / {most}"
        bonus = f"CASE WHEN audiences && %(readers)s::varchar[] THEN {1 + READER_BONUS} ELSE 1 END" if readers else "1"
        return f"({score}) * {bonus} * weight"


def _rows(sql: str, values: Mapping[str, Any]) -> list[Any]:
    """What is found through an index.

    PostgreSQL believes that reading the whole table is as cheap: it does not know that comparing a long vector means
    unpacking it first. Both statements go in one message, which is one transaction: the setting ends with it.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_seqscan = off; {sql}", values)
        cursor.nextset()
        return cursor.fetchall()


def facet_counts(terms: Sequence[Term], alike: Iterable[str]) -> list[tuple[str, list[str], int]]:
    """How many entries match per section and set of readers; one query."""
    asked = _Asked(terms, alike)
    return _rows(FACETS.format(matches=asked.matches()), asked.values)


def ranked_ids(
    chosen: tuple[Sequence[str], Sequence[str]],
    terms: Sequence[Term],
    typed: str,
    readers: Sequence[str],
    alike: Mapping[str, float],
) -> list[int]:
    """Keys of the best entries, best first, within the `chosen` sections and audiences (empty: all); one query.

    What counts: rare words more than common ones, a title more than a text, a title that resembles the whole
    question, a page written for who is probably asking, and a page that answers a question like this one
    (`alike`: entry key → likeness). The first results never all come from one list.
    """
    sections, audiences = map(list, chosen)
    scope = " AND ".join(["true", *[IN_SECTIONS] * bool(sections), *[FOR_READERS] * bool(audiences)])
    asked = _Asked(terms, alike)
    asked.values |= {"sections": sections, "audiences": audiences}
    sql = RANKED.format(
        score=asked.score(typed, readers), scope=scope, matches=asked.worth_ranking(scope), most=MAX_RANKED
    )
    return varied(
        (score + ALIKE * alike.get(key, 0.0) * _fit(entry_readers, readers), pk, _list_of(url))
        for pk, key, url, entry_readers, score in _rows(sql, asked.values)
    )


def _fit(audiences: Sequence[str], readers: Sequence[str]) -> float:
    """How well a page suits who is probably asking."""
    return 1.0 if not readers or not audiences or set(readers) & set(audiences) else OTHER_READER


def _list_of(url: str) -> str:
    """The page or folder that an address is on."""
    page, _hash, fragment = url.partition("#")
    return page if fragment else page.rstrip("/").rpartition("/")[0]


def varied(scored: Iterable[tuple[float, int, str]]) -> list[int]:
    """Keys in order of score, where the first ones of the same list (the third value) make room for others."""
    rest = sorted(scored, key=lambda item: (-item[0], item[1]))
    first: list[int] = []
    seen: Counter[str] = Counter()
    while rest and len(first) < VARIED:
        best = max(rest[: VARIED * 2], key=lambda item: item[0] * SAME_LIST ** seen[item[2]])
        rest.remove(best)
        seen[best[2]] += 1
        first.append(best[1])
    return first + [pk for _score, pk, _group in rest]


def with_excerpts(ids: Sequence[int], terms: Sequence[Term]) -> list[SearchEntry]:
    """These entries in this order, each with `excerpt`: fragments of its text with marks around what was found."""
    headline = SearchHeadline(
        Left("text", HEADLINE_TEXT),
        SearchQuery(_quoted(_all_lexemes(terms)), search_type="raw", config="simple"),
        config="dutch_unaccent",
        start_sel=MARK_START,
        stop_sel=MARK_STOP,
        max_words=24,
        min_words=12,
        max_fragments=2,
        fragment_delimiter=FRAGMENT_GAP,
    )
    found = SearchEntry.objects.filter(pk__in=ids).defer("text", "vector", "title_vector").annotate(excerpt=headline)
    by_id = {entry.pk: entry for entry in found}
    return [by_id[pk] for pk in ids if pk in by_id]


def entries_of(keys: Sequence[str]) -> dict[str, SearchEntry]:
    """Entries by key, as far as the public may see them; no query for no keys."""
    found = SearchEntry.objects.filter(key__in=keys).only("key", "title", "summary", "url", "kind") if keys else []
    return {entry.key: entry for entry in found}
