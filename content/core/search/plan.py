"""What a query asks of the index: its words, each with the other words that answer it too. Pure Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from content.core.search.phrases import edit_distance
from content.core.search.vocabulary import KnownWord
from content.core.search.word_forms import base_forms, compound_parts, sound_of, splits
from content.core.search.words import joined_numbers, words_of

MAX_WORDS = 12
# Words of chat and speech that say nothing about the subject, besides PostgreSQL's own Dutch list.
NOISE = frozenset(
    [
        "aan",
        "aub",
        "bv",
        "da",
        "dat",
        "effe",
        "eigenlijk",
        "en",
        "enz",
        "ff",
        "ga",
        "gaat",
        "gade",
        "ge",
        "gewoon",
        "gij",
        "gwn",
        "hallo",
        "hey",
        "hoi",
        "ikke",
        "kan",
        "kben",
        "kga",
        "kheb",
        "krijg",
        "krijgt",
        "kun",
        "kunt",
        "kzie",
        "maken",
        "maakt",
        "mag",
        "mn",
        "mogen",
        "moek",
        "moest",
        "moeten",
        "ne",
        "nen",
        "ni",
        "nie",
        "nx",
        "omda",
        "please",
        "pls",
        "sorry",
        "steeds",
        "soms",
        "terwijl",
        "vaak",
        "vinden",
        "vind",
        "waar",
        "wa",
        "wanneer",
        "wanneer",
        "weet",
        "welk",
        "welke",
        "word",
        "wrm",
        "zeer",
        "zegt",
        "zeggen",
        "zeg",
        "zijt",
        "zn",
        "heel",
        "erg",
        "gans",
        "helemaal",
        "allemaal",
        "echt",
        "beetje",
        "bestaat",
        "bestaan",
        "betekent",
        "betekenis",
        "gaan",
        "komt",
        "kom",
        "komen",
        "staat",
        "staan",
        "zit",
        "zitten",
        "laat",
        "laten",
    ]
)

INFLECTED = 0.9
COMPOUND_PART = 0.5
MISSPELLED = 0.75
SYNONYM = 0.8


@dataclass(frozen=True)
class Alternative:
    """Stems that answer a term together; `factor` says how well, 1 is the typed word itself."""

    lexemes: tuple[str, ...]
    factor: float


@dataclass(frozen=True)
class Term:
    """One thing that is asked for. `weight` grows with rarity: the rare word tells what the query is about."""

    alternatives: tuple[Alternative, ...]
    weight: float
    documents: int

    @property
    def lexemes(self) -> set[str]:
        return {lexeme for alternative in self.alternatives for lexeme in alternative.lexemes}


def query_words(text: str) -> list[str]:
    """The words that are searched for: without noise, each once, numbers also joined."""
    words = [*words_of(text), *joined_numbers(text)]
    return list(dict.fromkeys(word for word in words if word not in NOISE))[:MAX_WORDS]


def pairs(words: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Neighbours written as one word: `naakt foto` may mean `naaktfoto`."""
    return {first + second: (first, second) for first, second in zip(words, words[1:], strict=False)}


def words_to_look_up(words: Sequence[str], meanings: Iterable[str]) -> set[str]:
    """Everything that `make_terms` will want to know about."""
    asked = {*words, *pairs(words)}
    asked |= {form for word in words for form in base_forms(word)}
    asked |= {piece for word in words for split in splits(word) for piece in (*split, *base_forms(split[1]))}
    asked |= {word for meaning in meanings for word in words_of(meaning)}
    return asked


def unknown_words(words: Sequence[str], known: Mapping[str, KnownWord]) -> list[str]:
    """Words that nothing on the site holds in any form: perhaps misspelled."""
    joined = {part for pair, both in pairs(words).items() if known[pair].is_known for part in both}
    return [
        word
        for word in words
        if word not in joined
        and not word.isdigit()
        and len(word) > 2
        and not known[word].is_known
        and not _alternatives(word, known)
    ]


def make_terms(
    words: Sequence[str],
    meanings: Iterable[str],
    known: Mapping[str, KnownWord],
    similar: Mapping[str, Sequence[KnownWord]],
    total: int,
) -> list[Term]:
    """Terms of a query; `total` is the number of entries in the index."""
    found = [_alternatives(word, known) or best_spellings(word, similar.get(word, ())) for word in words]
    found += [[Alternative((known[pair].lexeme,), 1)] for pair in pairs(words) if known[pair].documents]
    found += [_meaning(meaning, known) for meaning in meanings]
    counts = {word.lexeme: word.documents for word in (*known.values(), *(w for ws in similar.values() for w in ws))}
    return [_term(alternatives, counts, total) for alternatives in found if alternatives]


def _term(alternatives: list[Alternative], counts: Mapping[str, int], total: int) -> Term:
    documents = sum(min(counts[lexeme] for lexeme in alternative.lexemes) for alternative in alternatives)
    rarest = min(counts[lexeme] for alternative in alternatives[:1] for lexeme in alternative.lexemes)
    return Term(tuple(alternatives), log(1 + total / (1 + rarest)), documents)


def _alternatives(word: str, known: Mapping[str, KnownWord]) -> list[Alternative]:
    """The word itself, its base forms and its parts, as far as something on the site holds them."""
    candidates = [(word, 1.0), *((form, INFLECTED) for form in base_forms(word))]
    exists = {other for other, entry in known.items() if entry.is_known and entry.documents}
    candidates += [(part, COMPOUND_PART) for part in compound_parts(word, exists - {word})]
    best: dict[str, float] = {}
    for candidate, factor in candidates:
        entry = known.get(candidate)
        if entry and entry.lexeme and entry.documents:
            best.setdefault(entry.lexeme, factor)
    return [Alternative((lexeme,), factor) for lexeme, factor in best.items()]


def _meaning(meaning: str, known: Mapping[str, KnownWord]) -> list[Alternative]:
    lexemes = tuple(
        dict.fromkeys(known[word].lexeme for word in words_of(meaning) if known[word].lexeme and known[word].documents)
    )
    return [Alternative(lexemes, SYNONYM)] if lexemes else []


def best_spellings(word: str, candidates: Iterable[KnownWord]) -> list[Alternative]:
    """The one or two known words that were most likely meant: same sound, or few slips for its length."""
    allowed = 0 if len(word) < 4 else 1 if len(word) < 7 else 2
    sound = sound_of(word)
    judged = []
    for candidate in candidates:
        slips = edit_distance(word, candidate.word)
        sounds_same = sound_of(candidate.word) == sound
        if candidate.documents and (slips <= allowed or sounds_same):
            judged.append((slips - sounds_same, -candidate.documents, candidate.lexeme))
    lexemes = dict.fromkeys(lexeme for _slips, _documents, lexeme in sorted(judged))
    return [Alternative((lexeme,), MISSPELLED) for lexeme in list(lexemes)[:2]]
