"""What editors listed for search, read once and kept until one of the lists changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache

from content.core.models.danger import DangerPhrase
from content.core.models.search import PromotedAnswer, SearchSynonym
from content.core.search.phrases import contains, typed_words

CACHE_KEY = "search-lexicon"
# A safety net only: each change of a list forgets it at once.
SECONDS = 600


@dataclass(frozen=True)
class DangerRule:
    kind: str
    phrase: tuple[str, ...]
    unless: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Lexicon:
    """Phrases as `typed_words` gives them, each with what it leads to."""

    synonyms: tuple[tuple[tuple[str, ...], str], ...]
    promoted: tuple[tuple[tuple[str, ...], int], ...]
    danger: tuple[DangerRule, ...]

    def meanings(self, words: Sequence[str]) -> list[str]:
        """What the site says where these words are typed, each once."""
        return list(dict.fromkeys(meaning for phrase, meaning in self.synonyms if contains(words, phrase)))

    def promoted_ids(self, words: Sequence[str]) -> list[int]:
        """Keys of the chosen answers whose words are typed."""
        return list(dict.fromkeys(pk for phrase, pk in self.promoted if contains(words, phrase)))

    def danger_kinds(self, words: Sequence[str]) -> set[str]:
        """Kinds of danger that the words hint at."""
        return {
            rule.kind
            for rule in self.danger
            if contains(words, rule.phrase) and not any(contains(words, other) for other in rule.unless)
        }


def load() -> Lexicon:
    return cache.get_or_set(CACHE_KEY, _read, SECONDS)


def forget() -> None:
    cache.delete(CACHE_KEY)


def _read() -> Lexicon:
    return Lexicon(
        synonyms=tuple(
            (phrase, meaning.strip())
            for words, meanings in SearchSynonym.objects.values_list("words", "meaning")
            for phrase in _phrases(words)
            for meaning in meanings.split(",")
        ),
        promoted=tuple(
            (phrase, pk)
            for pk, words in PromotedAnswer.objects.values_list("pk", "words")
            for phrase in _phrases(words)
        ),
        danger=tuple(
            DangerRule(kind, tuple(typed_words(phrase)), _phrases(unless))
            for kind, phrase, unless in DangerPhrase.objects.values_list("kind", "phrase", "unless")
        ),
    )


def _phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    phrases = (tuple(typed_words(part)) for part in listed.replace("\n", ",").split(","))
    return tuple(phrase for phrase in phrases if phrase)
