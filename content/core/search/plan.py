"""What a query asks of the index: its words, each with the other words that answer it too. Pure Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from content.core.search.phrases import edit_distance
from content.core.search.vocabulary import KnownWord
from content.core.search.word_forms import base_forms, compound_parts, separated, sound_of, splits
from content.core.search.words import joined_numbers, words_of

MAX_WORDS = 12
# Words of chat and speech that say nothing about the subject, besides PostgreSQL's own Dutch list.
NOISE = frozenset(
    words_of(
        "aan aub bv da dat effe eigenlijk en enz ff ga gaat gade ge gewoon gij gwn hallo hey hoi ikke "
        "kan kben kga kheb krijg krijgt kun kunt kzie maken maakt mag mn mogen moek moest moeten ne nen ni nie nx "
        "omda please pls sorry steeds soms terwijl vaak vinden vind waar wa wanneer weet welk welke "
        "word wrm zeer zegt zeggen zeg zijt zn heel erg gans helemaal allemaal echt beetje "
        "bestaat bestaan betekent betekenis gaan komt kom komen staat staan zit zitten laat laten"
    )
)
# Words of every day. They may be rare on this site, and still tell little about what somebody looks for.
EVERYDAY = frozenset(
    words_of(
        "altijd nooit dag dagen dagelijks week weken maand jaar jaren keer tijd uur morgen gisteren vandaag avond "
        "nacht maandag "
        "hele gewoon iets niets niks goed slecht nieuw nieuwe andere ander anderen veel weinig meer minder elke elk "
        "jongen jongens meisje meisjes kind kinderen mensen iemand niemand iedereen klas school thuis huis straat "
        "zegt zeggen vraagt vragen moet mogen willen wil doet doen deed gedaan gaat gezet neemt nemen geeft geven "
        "krijgt "
        "hebben heeft werd wordt worden zitten ligt lag blijf blijft bleef begint begin maakt gemaakt gebeurt "
        "nodig beste grote kleine oude oudere zelf samen tussen volgens enkel alleen plots opeens vroeger nu nog "
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf eigen echt soort manier ding dingen wat hoe "
        "wie waarom zonder via over tijdens rond"
    )
)

COMMON = 0.5
# Who types a number wants exactly that one.
NUMBER = 2
INFLECTED = 0.9
COMPOUND_PART = 0.5
COMPOUND_PIECE = 0.4
MIN_PIECE = 5
MISSPELLED = 0.75
SYNONYM = 0.8


@dataclass(frozen=True)
class Alternative:
    """Stems that answer a term together. `weight` grows with rarity and with how surely this is what was meant."""

    lexemes: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Term:
    """One thing that is asked for; its best alternative counts. `documents` is an upper bound of what matches."""

    alternatives: tuple[Alternative, ...]
    documents: int

    @property
    def lexemes(self) -> set[str]:
        return {lexeme for alternative in self.alternatives for lexeme in alternative.lexemes}


@dataclass(frozen=True)
class Meaning:
    """A word of the site that stands for the words typed from `place` on, `is_word` when it was one word."""

    term: str
    place: int
    is_word: bool


def query_words(text: str) -> list[str]:
    """The words of a query, numbers also joined."""
    return [*words_of(text)[:MAX_WORDS], *joined_numbers(text)]


def joined(words: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Two words that may be one: `naakt foto` is `naaktfoto`, `sluiten … uit` is `uitsluiten`."""
    pairs = {first + second: (first, second) for first, second in pairwise(words)}
    return pairs | separated(words)


def words_to_look_up(words: Sequence[str]) -> set[str]:
    """Everything that `make_terms` will want to know about."""
    asked = {*words, *joined(words)}
    asked |= {form for word in asked for form in base_forms(word)}
    asked |= {piece for word in words for split in splits(word) for piece in (*split, *base_forms(split[1]))}
    return asked


def unknown_words(words: Sequence[str], known: Mapping[str, KnownWord]) -> list[str]:
    """Words that nothing on the site holds in any form: perhaps misspelled."""
    in_pairs = {part for pair, parts in joined(words).items() if known[pair].is_known for part in parts}
    return [word for word in dict.fromkeys(words) if word not in in_pairs and _is_unknown(word, known)]


def _is_unknown(word: str, known: Mapping[str, KnownWord]) -> bool:
    if len(word) < 3 or word.isdigit() or word in NOISE or known[word].is_known or not known[word].lexeme:
        return False
    return not any(known[form].is_known for form in base_forms(word)) and not _own(word, known, 1)


class Planner:
    """Weighs words by how rare they are: `total` is the number of entries in the index."""

    def __init__(self, known: Mapping[str, KnownWord], total: int) -> None:
        self._known = known
        self._total = total
        self._documents = {word.lexeme: word.documents for word in known.values() if word.documents}

    def word_weights(self, words: Sequence[str]) -> list[float]:
        """How much each typed word tells: nothing for chat and stop words, most for a word that is rare here."""
        return [
            0.0 if word in NOISE or not self._known[word].lexeme else self._rarity((self._known[word].lexeme,))
            for word in words
        ]

    def terms(
        self, words: Sequence[str], spellings: Mapping[str, Sequence[KnownWord]], meanings: Sequence[Meaning]
    ) -> list[Term]:
        """One term for each word that says something, and one for each phrase with a meaning of its own."""
        found = []
        for place, word in enumerate(words):
            share = COMMON if word in EVERYDAY else NUMBER if word.isdigit() else 1
            options = {} if word in NOISE else _own(word, self._known, share) or _spelled(spellings.get(word, ()))
            for meaning in meanings:
                if meaning.is_word and meaning.place == place:
                    options |= {stems: SYNONYM for stems in self._stems(meaning) if stems not in options}
            found.append(options)
        found += [_own(pair, self._known, 1, parts=False) for pair in joined(words)]
        found += [dict.fromkeys(self._stems(meaning), SYNONYM) for meaning in meanings if not meaning.is_word]
        return self._weighed(found)

    def _stems(self, meaning: Meaning) -> Iterable[tuple[str, ...]]:
        stems = (self._known[word].lexeme for word in words_of(meaning.term) if self._known[word].documents)
        found = tuple(dict.fromkeys(stem for stem in stems if stem))
        return [found] if found else []

    def _weighed(self, found: Iterable[Mapping[tuple[str, ...], float]]) -> list[Term]:
        terms: list[Term] = []
        asked: set[tuple[str, ...]] = set()
        for options in found:
            if not options or asked.issuperset(options):
                continue
            asked |= options.keys()
            alternatives = [Alternative(stems, factor * self._rarity(stems)) for stems, factor in options.items()]
            terms.append(Term(tuple(alternatives), sum(self._count(stems) for stems in options)))
        return terms

    def _count(self, stems: tuple[str, ...]) -> int:
        return max(self._documents.get(stem, 0) for stem in stems)

    def _rarity(self, stems: tuple[str, ...]) -> float:
        return sum(log(1 + self._total / (1 + self._documents.get(stem, 0))) for stem in stems) / len(stems)


def _own(
    word: str, known: Mapping[str, KnownWord], factor: float, *, parts: bool = True
) -> dict[tuple[str, ...], float]:
    """The word itself, its base forms and its parts, as far as something on the site holds them."""
    candidates = [(word, factor), *((form, INFLECTED * factor) for form in base_forms(word))]
    if parts and not word.isdigit():
        candidates += _parts(word, known)
    found: dict[tuple[str, ...], float] = {}
    for candidate, share in candidates:
        entry = known.get(candidate)
        if entry and entry.lexeme and entry.documents:
            found.setdefault((entry.lexeme,), share)
    return found


def _parts(word: str, known: Mapping[str, KnownWord]) -> list[tuple[str, float]]:
    exists = {other for other, entry in known.items() if entry.is_known and entry.documents and other != word}
    if whole := compound_parts(word, exists):
        return [(part, COMPOUND_PART) for part in whole]
    if known[word].is_known:
        return []
    # A compound that is not on the site: its longest known piece still tells something.
    pieces = {piece for split in splits(word) for piece in split if len(piece) >= MIN_PIECE and piece in exists}
    return [(max(pieces, key=len), COMPOUND_PIECE)] if pieces else []


def _spelled(candidates: Iterable[KnownWord]) -> dict[tuple[str, ...], float]:
    return {(candidate.lexeme,): MISSPELLED for candidate in candidates if candidate.documents}


def best_spellings(word: str, candidates: Iterable[KnownWord]) -> list[KnownWord]:
    """The one or two known words that were most likely meant: same sound, or few slips for its length."""
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    sound = sound_of(word)
    judged = []
    for candidate in candidates:
        slips = edit_distance(word, candidate.word)
        sounds_same = sound_of(candidate.word) == sound
        if slips <= allowed or sounds_same:
            judged.append((slips - sounds_same, -candidate.documents, candidate.word, candidate))
    likely: dict[str, KnownWord] = {}
    for *_order, candidate in sorted(judged, key=lambda item: item[:3]):
        likely.setdefault(candidate.lexeme, candidate)
    return list(likely.values())[:2]
