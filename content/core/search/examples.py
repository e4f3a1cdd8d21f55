"""Which page answers a question that was never typed before, from questions that it surely answers. Pure Python.

Editors list, for a page, how people ask for it. A new question is compared with all of them: it leads where the most
alike one leads. A word counts more when few pages have it in their questions; who speaks ("mijn dochter", "mijn
klas") and that others do something to me ("ze … mij") count as words too, so that "ze doen apengeluiden naar mij"
is understood although nobody ever listed it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from content.core.search.plan import COMMON, EVERYDAY, NOISE
from content.core.search.readers import hints
from content.core.search.vocabulary import KnownWord
from content.core.search.word_forms import base_forms, separated, splits
from content.core.search.words import words_of

INFLECTED = 0.9
PART = 0.6
MISSPELLED = 0.8
CONCEPT = 0.85
HINT = 1.0
# What a word weighs that no question holds: something, because it says that this question is another one.
UNHEARD = 1.2
UNHEARD_NUMBER = 5.0
UNHEARD_CONCEPT = 3.0
# Beyond the best question of a page, its second best tells that it was no accident.
SECOND = 0.15
MIN_PIECE = 4

# What a word or a hint may be recognised by, each with how surely.
type Cue = dict[str, float]


def words_to_look_up(words: Iterable[str]) -> set[str]:
    """Everything that `cues_of` will want to know about."""
    listed = list(words)
    return {*listed, *separated(listed)} | {form for word in listed for form in base_forms(word)}


def cues_of(
    words: Sequence[str],
    known: Mapping[str, KnownWord],
    spellings: Mapping[str, Sequence[KnownWord]],
    concepts: Iterable[tuple[str, int, bool]] = (),
) -> list[Cue]:
    """What a text is recognised by.

    `concepts` are the site's own terms for what was typed, each with the place of its first word and whether it
    stands for that word alone.
    """
    found = [_cue(word, known, spellings.get(word, ())) for word in words]
    for term, place, is_word in concepts:
        cue = {f"={term.lower()}": CONCEPT} | {
            stem: CONCEPT * PART for part in words_of(term) if (stem := _stem(part, known))
        }
        if is_word:
            found[place] = cue | found[place]
        else:
            found.append(cue)
    found += [{stem: 1.0} for verb in separated(words) if verb in known and (stem := _stem(verb, known))]
    found += [{hint: HINT} for hint in sorted(hints(words))]
    return [cue for cue in found if cue]


def with_parts(words: Sequence[str], known: Mapping[str, KnownWord]) -> list[str]:
    """The words, each followed by what it is compounded of: a `scoutsleider` is a `leider` of `scouts`."""
    return [
        part
        for word in words
        for part in (word, *((known[word].parts or _pieces(known[word], known)) if word in known else ()))
    ]


def _cue(word: str, known: Mapping[str, KnownWord], meant: Sequence[KnownWord]) -> Cue:
    entry = known.get(word)
    if word in NOISE or entry is None or not entry.lexeme:
        return {}
    share = COMMON if word in EVERYDAY else 1.0
    cue = {entry.lexeme: share}
    for form in base_forms(word):
        if stem := _stem(form, known):
            cue.setdefault(stem, INFLECTED * share)
    for part in entry.parts or _pieces(entry, known):
        if stem := _stem(part, known):
            cue.setdefault(stem, PART)
    for other in meant:
        cue.setdefault(other.lexeme, MISSPELLED)
        for part in other.parts:
            if stem := _stem(part, known):
                cue.setdefault(stem, PART * MISSPELLED)
    return cue


def _pieces(entry: KnownWord, known: Mapping[str, KnownWord]) -> Sequence[str]:
    """Of a compound that the site does not hold: its two parts, or its longest known piece."""
    if entry.is_known:
        return ()
    pieces: set[str] = set()
    for head, tail in splits(entry.word):
        has_head, has_tail = (part in known and known[part].is_known for part in (head, tail))
        if has_head and has_tail:
            return (head, tail)
        pieces |= {
            part for part, is_there in ((head, has_head), (tail, has_tail)) if is_there and len(part) > MIN_PIECE
        }
    return [max(pieces, key=len)] if pieces else ()


def _stem(word: str, known: Mapping[str, KnownWord]) -> str:
    return known[word].lexeme if word in known else ""


@dataclass(frozen=True)
class Example:
    """A listed question: the key of what answers it, and its cues."""

    key: str
    cues: list[Cue]


class Examples:
    """All listed questions, ready to be compared with."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self._keys: list[str] = []
        self._norms: list[float] = []
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        listed = list(examples)
        self._rarity = _rarities(listed)
        for number, example in enumerate(listed):
            best: dict[str, float] = {}
            for cue in example.cues:
                for token, factor in cue.items():
                    best[token] = max(best.get(token, 0), factor)
            for token, factor in best.items():
                self._holders[token].append((number, factor))
            self._keys.append(example.key)
            self._norms.append(self._norm(example.cues))

    def nearest(self, cues: Sequence[Cue], least: float) -> dict[str, float]:
        """Key → likeness between 0 and 1 of everything whose best question is at least `least` alike."""
        norm = self._norm(cues)
        if not norm:
            return {}
        shared: dict[int, float] = defaultdict(float)
        for cue in cues:
            best: dict[int, float] = {}
            for token, factor in cue.items():
                worth = factor * self._rarity.get(token, 0) ** 2
                for number, theirs in self._holders.get(token, ()):
                    best[number] = max(best.get(number, 0), worth * theirs)
            for number, worth in best.items():
                shared[number] += worth
        likeness: dict[str, list[float]] = defaultdict(list)
        for number, worth in shared.items():
            likeness[self._keys[number]].append(min(1.0, worth / (norm * self._norms[number])))
        ranked = {key: sorted(found, reverse=True)[:2] for key, found in likeness.items()}
        return {
            key: found[0] + SECOND * sum(found[1:]) * (1 - found[0])
            for key, found in ranked.items()
            if found[0] >= least
        }

    def _norm(self, cues: Sequence[Cue]) -> float:
        return sqrt(sum(max(self._worth(token) * factor for token, factor in cue.items()) ** 2 for cue in cues))

    def _worth(self, token: str) -> float:
        if token in self._rarity:
            return self._rarity[token]
        return UNHEARD_NUMBER if token.isdigit() else UNHEARD_CONCEPT if token.startswith("=") else UNHEARD


def _rarities(examples: Sequence[Example]) -> dict[str, float]:
    """How much a cue tells: the fewer pages have it in their questions, the more."""
    holders: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for cue in example.cues:
            for token in cue:
                holders[token].add(example.key)
    total = len({example.key for example in examples})
    return {token: log(1 + total / len(keys)) for token, keys in holders.items()}
