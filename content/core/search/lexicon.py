"""What editors listed for search, read once and kept until one of the lists changes."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.cache import cache

from content.core.models.danger import DangerCard
from content.core.models.search import PromotedAnswer, SearchEntry, SearchQuestions, SearchSynonym
from content.core.search import examples
from content.core.search.documents import page_key
from content.core.search.examples import Example, Examples
from content.core.search.phrases import Phrase, PhraseWord, contains, place_of, read_phrase
from content.core.search.plan import Meaning
from content.core.search.vocabulary import KnownWord, look_up
from content.core.search.words import words_of

EDITION_KEY = "search-lexicon-edition"
# A safety net only: each change of a list forgets it at once.
SECONDS = 600
SEPARATOR = re.compile(r"[,\n]")
# "ze lachen mij altijd uit" is "lachen mij uit".
WORDS_BETWEEN = 1
PROMOTED_SHARE = 0.7

_kept: dict[str, Any] = {}


class Phrases[Target]:
    """Phrases with what they lead to, found by their first word: there are many, and few fit."""

    def __init__(self, listed: Iterable[tuple[Phrase, Target]], known: Mapping[str, KnownWord]) -> None:
        self._by_first: dict[str, list[tuple[int, Phrase, Target]]] = defaultdict(list)
        for number, (phrase, target) in enumerate(listed):
            first = phrase[0].text
            for form in {first, f"/{known[first].lexeme}"} - {"/"}:
                self._by_first[form].append((number, phrase, target))

    def beginning_in(self, forms: AbstractSet[str]) -> list[tuple[Phrase, Target]]:
        """Phrases whose first word is one of these forms, in the order in which they were listed."""
        found = {number: (phrase, target) for form in forms for number, phrase, target in self._by_first.get(form, ())}
        return [found[number] for number in sorted(found)]


@dataclass(frozen=True)
class Promoted:
    """Where a chosen answer leads: the index entry of a page, or an address with a title."""

    key: str
    url: str
    title: str


@dataclass(frozen=True)
class Lexicon:
    """Phrases, each with what it leads to: a term of the site, a promoted answer or a danger card (by primary key).

    `known` tells stem and rarity of every word in terms and in what people type for them, `entries` how many things
    can be found in all. `first_for` tells for which readers a page is the first to show.
    """

    synonyms: Phrases[str]
    promoted: Phrases[Promoted]
    danger: tuple[tuple[Phrase, int], ...]
    known: Mapping[str, KnownWord]
    entries: int
    examples: Examples
    first_for: Mapping[str, Sequence[str]]

    def meanings(self, spellings: Sequence[AbstractSet[str]]) -> list[Meaning]:
        """What the site says where these words are typed.

        `spellings` holds, per typed word, the forms it may stand for, and their stems behind a slash.
        """
        found = _places(self.synonyms, spellings, partial(_has_same_stem, self.known))
        return list({term: Meaning(term, place, len(phrase) == 1) for phrase, term, place in found}.values())

    def answers(self, spellings: Sequence[AbstractSet[str]], weights: Sequence[float]) -> list[Promoted]:
        """Where the longest promoted phrase in these words leads.

        `weights` says how much each word tells; a phrase that leaves most aside answers another question.
        """
        found = [
            (phrase, answer)
            for phrase, answer, _place in _places(self.promoted, spellings, _is_written)
            if _share(phrase, spellings, weights) >= PROMOTED_SHARE
        ]
        longest = max((len(phrase) for phrase, _answer in found), default=0)
        return list(dict.fromkeys(answer for phrase, answer in found if len(phrase) == longest))

    def danger_ids(self, words: Sequence[str]) -> set[int]:
        """Keys of the danger cards that `typed_words` call for."""
        return {pk for phrase, pk in self.danger if contains(words, phrase)}


def _has_same_stem(known: Mapping[str, KnownWord], meant: PhraseWord, forms: AbstractSet[str]) -> bool:
    return meant.text in forms or f"/{known[meant.text].lexeme}" in forms


def _is_written(meant: PhraseWord, forms: AbstractSet[str]) -> bool:
    return meant.text in forms


def _share(phrase: Phrase, spellings: Sequence[AbstractSet[str]], weights: Sequence[float]) -> float:
    """How much of what is asked the phrase covers, between 0 and 1."""
    covered = sum(
        weight
        for forms, weight in zip(spellings, weights, strict=True)
        if any(_is_written(meant, forms) for meant in phrase)
    )
    return covered / (sum(weights) or 1)


def _places[Target](
    phrases: Phrases[Target],
    spellings: Sequence[AbstractSet[str]],
    is_one_of: Callable[[PhraseWord, AbstractSet[str]], bool],
) -> Iterator[tuple[Phrase, Target, int]]:
    for phrase, target in phrases.beginning_in(set().union(*spellings)):
        place = place_of(phrase, len(spellings), lambda at, used, meant: used == 1 and is_one_of(meant, spellings[at]))
        if place >= 0:
            yield phrase, target, place


def load() -> Lexicon:
    """The lists as they are now; kept in this process until any process calls `forget`."""
    edition = cache.get_or_set(EDITION_KEY, lambda: uuid4().hex, SECONDS)
    if _kept.get("edition") != edition:
        _kept.update(edition=edition, lexicon=_read())
    return _kept["lexicon"]


def forget() -> None:
    cache.delete(EDITION_KEY)


def _read() -> Lexicon:
    listed_synonyms = list(SearchSynonym.objects.values_list("words", "term"))
    synonyms = _phrases(listed_synonyms, gap=WORDS_BETWEEN)
    promoted = _phrases(_promoted(), gap=WORDS_BETWEEN)
    listed = {word.text for phrase, _target in (*synonyms, *promoted) for word in phrase}
    terms = {word for _phrase, term in synonyms for word in words_of(term)}
    known = look_up(listed | terms)
    ours = Phrases(synonyms, known)
    return Lexicon(
        synonyms=ours,
        promoted=Phrases(promoted, known),
        danger=_phrases(DangerCard.objects.values_list("phrases", "pk")),
        known=known,
        entries=SearchEntry.objects.count(),
        examples=_examples(listed_synonyms, ours, known),
        first_for={
            page_key(page): audiences
            for page, audiences in SearchQuestions.objects.exclude(first_for=[]).values_list("page", "first_for")
        },
    )


def _examples(listed: list[tuple[str, str]], synonyms: Phrases[str], known: Mapping[str, KnownWord]) -> Examples:
    """Listed questions, taken apart once: that takes a second, and other lists change more often than these two."""
    questions = list(_questions())
    made_of = (listed, questions)
    if _kept.get("examples made of") != made_of:
        asked = {form for _key, words in questions for form in examples.words_to_look_up(words)}
        all_known = {**known, **look_up(asked)}
        found = Examples(Example(key, _cues(words, all_known, synonyms)) for key, words in questions)
        _kept.update({"examples made of": made_of, "examples": found})
    return _kept["examples"]


def _questions() -> Iterator[tuple[str, list[str]]]:
    """Listed questions as words, each with the key of its page; a chosen answer is a question too."""
    for page, questions in SearchQuestions.objects.values_list("page", "questions"):
        for question in questions.splitlines():
            if words := words_of(question):
                yield page_key(page), words
    for words, page in PromotedAnswer.objects.filter(page__isnull=False).values_list("words", "page"):
        for phrase in SEPARATOR.split(words):
            if listed := words_of(phrase):
                yield page_key(page), listed


def _cues(words: Sequence[str], known: Mapping[str, KnownWord], synonyms: Phrases[str]) -> list[examples.Cue]:
    forms = [{word, f"/{known[word].lexeme or word}"} for word in words]
    found = _places(synonyms, forms, partial(_has_same_stem, known))
    return examples.cues_of(words, known, {}, {(term, place, len(phrase) == 1) for phrase, term, place in found})


def _promoted() -> Iterator[tuple[str, Promoted]]:
    for words, page, url, title in PromotedAnswer.objects.values_list("words", "page", "address", "title"):
        yield words, Promoted(page_key(page) if page else "", url, title)


def _phrases[Target](rows: Iterable[tuple[str, Target]], gap: int = 0) -> tuple[tuple[Phrase, Target], ...]:
    return tuple(
        (phrase, target)
        for listed, target in rows
        for part in SEPARATOR.split(listed)
        if (phrase := read_phrase(part, gap))
    )
