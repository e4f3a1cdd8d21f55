"""Finds and orders entries. Every query on the index stands here."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add, or_
from typing import Any

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    TrigramSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import Case, Count, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest, Left, Sqrt

from content.core.models.search import SearchEntry
from content.core.search.plan import Alternative, Term

# Rank of a hit in text (D), parts of compounds (C), summary (B) and title (A).
WEIGHTS = [0.1, 0.2, 0.4, 1.0]
# Ranking all of a big index for a word that stands everywhere costs time and tells nothing. From here on only the
# best titles and the entries with the rare words are ranked.
RANK_ALL_BELOW = 800
BEST_TITLES = 150
RARE = 300
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
MAX_RANKED = 240

MARK_START, MARK_STOP, FRAGMENT_GAP = "\ue000", "\ue001", " … "
HEADLINE_TEXT = 6_000


def _query(lexemes: Sequence[str]) -> SearchQuery:
    """Any of these stems. Each is quoted, so that nothing in it can act as an operator."""
    quoted = " | ".join(f"'{lexeme}'" for lexeme in sorted(lexemes))
    return SearchQuery(quoted, search_type="raw", config="simple")


def _all_lexemes(terms: Sequence[Term]) -> set[str]:
    return {lexeme for term in terms for lexeme in term.lexemes}


def _alternative_rank(vector: str, alternative: Alternative) -> Any:
    # The root keeps one hit in a title from outweighing three words that stand only in the text.
    ranks = [Sqrt(SearchRank(F(vector), _query([lexeme]), weights=WEIGHTS)) for lexeme in alternative.lexemes]
    return reduce(add, ranks) * Value(alternative.weight / len(ranks), output_field=FloatField())


def _term_rank(vector: str, term: Term) -> Any:
    ranks = [_alternative_rank(vector, alternative) for alternative in term.alternatives]
    return Greatest(*ranks) if len(ranks) > 1 else ranks[0]


def _rank(vector: str, terms: Sequence[Term]) -> Any:
    return reduce(add, (_term_rank(vector, term) for term in terms))


def matching(terms: Sequence[Term], alike: Iterable[str]) -> QuerySet[SearchEntry]:
    """Every entry that holds one of the terms, or whose key is in `alike`."""
    holds = Q(vector=_query(list(_all_lexemes(terms)))) if terms else Q(pk__in=[])
    keys = list(alike)
    return SearchEntry.objects.filter(holds | Q(key__in=keys) if keys else holds)


def chosen(entries: QuerySet[SearchEntry], sections: Sequence[str], audiences: Sequence[str]) -> QuerySet[SearchEntry]:
    """Only these sections and readers; an entry without readers is for everyone."""
    if sections:
        entries = entries.filter(section_key__in=sections)
    if audiences:
        entries = entries.filter(Q(audiences__overlap=list(audiences)) | Q(audiences__len=0))
    return entries


def facet_counts(terms: Sequence[Term], alike: Iterable[str]) -> list[tuple[str, list[str], int]]:
    """How many entries match per section and set of readers; one query."""
    rows = matching(terms, alike).values_list("section_key", "audiences").annotate(number=Count("pk")).order_by()
    return list(rows)


def _candidates(entries: QuerySet[SearchEntry], terms: Sequence[Term], alike: Iterable[str]) -> QuerySet[SearchEntry]:
    """The entries worth ranking: all of a small set; of a big one the best titles and the rare words."""
    if sum(term.documents for term in terms) < RANK_ALL_BELOW:
        return entries
    titled = entries.filter(title_vector=_query(list(_all_lexemes(terms))))
    pools = [titled.order_by(-_rank("title_vector", terms), "pk"), entries]
    rare = [term for term in terms if term.documents <= RARE]
    if rare:
        pools.append(entries.filter(vector=_query(list(_all_lexemes(rare)))))
    limits = [BEST_TITLES, BEST_TITLES, RARE]
    ids = [Q(pk__in=pool.values("pk")[:limit]) for pool, limit in zip(pools, limits, strict=False)]
    return entries.filter(reduce(or_, ids, Q(key__in=list(alike))))


def ranked_ids(
    entries: QuerySet[SearchEntry],
    terms: Sequence[Term],
    typed: str,
    readers: Sequence[str],
    alike: Mapping[str, float],
) -> list[int]:
    """Keys of the best entries, best first; one query.

    What counts: rare words more than common ones, a title more than a text, a title that resembles the whole
    question, a page written for who is probably asking, and a page that answers a question like this one
    (`alike`: entry key → likeness). The first results never all come from one list.
    """
    scored = _candidates(entries, terms, alike).annotate(score=_score(terms, typed, readers))
    rows = scored.order_by("-score", "pk").values_list("pk", "key", "url", "audiences", "score")[:MAX_RANKED]
    return varied(
        (score + ALIKE * alike.get(key, 0.0) * _fit(audiences, readers), pk, _list_of(url))
        for pk, key, url, audiences, score in rows
    )


def _fit(audiences: Sequence[str], readers: Sequence[str]) -> float:
    """How well a page suits who is probably asking."""
    return 1.0 if not readers or not audiences or set(readers) & set(audiences) else OTHER_READER


def _list_of(url: str) -> str:
    """The page or folder that an address is on."""
    page, _hash, fragment = url.partition("#")
    return page if fragment else page.rstrip("/").rpartition("/")[0]


def _score(terms: Sequence[Term], typed: str, readers: Sequence[str]) -> Any:
    """About 1 where every word stands in a title."""
    score = TrigramSimilarity("title", typed) * Value(RESEMBLANCE)
    score += TrigramWordSimilarity(typed, "summary") * Value(SUMMARY_RESEMBLANCE)
    if terms:
        most = sum(max(alternative.weight for alternative in term.alternatives) for term in terms)
        words = _rank("vector", terms) + _rank("title_vector", terms) * Value(TITLE_SHARE)
        score += words / Value(most, output_field=FloatField())
    if readers:
        score *= Case(
            When(audiences__overlap=list(readers), then=Value(1 + READER_BONUS)),
            default=Value(1.0),
            output_field=FloatField(),
        )
    return score * F("weight")


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
        _query(list(_all_lexemes(terms))),
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
