"""Titles that somebody may be looking for, while they type."""

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from django.db.models.functions import Length

from content.core.models.search import SearchEntry
from content.core.search.results import Search
from content.core.search.vocabulary import look_up
from content.core.search.words import words_of

COUNT = 6
MIN_LETTERS = 2
# Before this the words are too short to guess what was meant.
MIN_LETTERS_TO_GUESS = 5


def suggest(query: str) -> list[dict[str, str]]:
    """Up to six `{title, url, kind}`; a query that hints at danger gets the numbers first."""
    search = Search(query)
    if len(search.query) < MIN_LETTERS:
        return []
    found = [
        {"title": f"{card.heading} {call['label']}: {call['number']}", "url": call["href"], "kind": "danger"}
        for card in search.danger_cards
        for call in card.calls[:1]
    ]
    entries = _titled(search.query)
    if not entries and len(search.query) >= MIN_LETTERS_TO_GUESS:
        entries = list(SearchEntry.objects.filter(pk__in=search.ids[:COUNT]).only("title", "url", "kind"))
    found += [{"title": entry.title, "url": entry.url, "kind": entry.kind} for entry in entries]
    return found[:COUNT]


def _titled(query: str) -> list[SearchEntry]:
    """Entries whose title holds every word; the last one may be half a word."""
    words = words_of(query)
    if not words:
        return []
    known = look_up(set(words))
    *whole, last = words
    parts = [f"'{known[word].lexeme}'" for word in whole if known[word].lexeme]
    parts.append(" | ".join(f"'{form}':*" for form in sorted({last, known[last].lexeme or last})))
    titles = SearchQuery(" & ".join(f"({part})" for part in parts), search_type="raw", config="simple")
    return list(
        SearchEntry.objects.filter(title_vector=titles)
        .annotate(rank=SearchRank(F("title_vector"), titles) * F("weight"), length=Length("title"))
        .order_by("-rank", "length", "pk")
        .only("title", "url", "kind")[:COUNT]
    )
