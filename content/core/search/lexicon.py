"""What editors listed for search, read once and kept until one of the lists changes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.cache import cache

from content.core.models.danger import DangerCard
from content.core.models.search import PromotedAnswer, SearchSynonym
from content.core.search.phrases import Phrase, contains, read_phrase

CACHE_KEY = "search-lexicon"
# A safety net only: each change of a list forgets it at once.
SECONDS = 600
SEPARATOR = re.compile(r"[,\n]")
# "ze lachen mij altijd uit" is "lachen mij uit".
WORDS_BETWEEN = 1


@dataclass(frozen=True)
class Lexicon:
    """Phrases, each with what it leads to: a term of the site, a promoted answer, a danger card (by key)."""

    synonyms: tuple[tuple[Phrase, str], ...]
    promoted: tuple[tuple[Phrase, int], ...]
    danger: tuple[tuple[Phrase, int], ...]

    def terms(self, words: Sequence[str]) -> list[str]:
        return _found(self.synonyms, words)

    def promoted_ids(self, words: Sequence[str]) -> list[int]:
        return _found(self.promoted, words)

    def danger_ids(self, words: Sequence[str]) -> list[int]:
        return _found(self.danger, words)


def _found[Target](phrases: tuple[tuple[Phrase, Target], ...], words: Sequence[str]) -> list[Target]:
    """What the phrases in `words` lead to, each once, in the order of the list."""
    return list(dict.fromkeys(target for phrase, target in phrases if contains(words, phrase)))


def load() -> Lexicon:
    return cache.get_or_set(CACHE_KEY, _read, SECONDS)


def forget() -> None:
    cache.delete(CACHE_KEY)


def _read() -> Lexicon:
    return Lexicon(
        synonyms=_phrases(SearchSynonym.objects.values_list("words", "term"), gap=WORDS_BETWEEN),
        promoted=_phrases(PromotedAnswer.objects.values_list("words", "pk"), gap=WORDS_BETWEEN),
        danger=_phrases(DangerCard.objects.values_list("phrases", "pk")),
    )


def _phrases[Target](rows: Iterable[tuple[str, Target]], gap: int = 0) -> tuple[tuple[Phrase, Target], ...]:
    return tuple(
        (phrase, target)
        for listed, target in rows
        for part in SEPARATOR.split(listed)
        if (phrase := read_phrase(part, gap))
    )
