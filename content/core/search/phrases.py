"""Recognise a phrase in what somebody typed, in their own spelling. Pure Python.

Used where a human listed phrases: words of danger, words of young people, questions with a chosen answer. A phrase
is written as people type it; `*` at the end of a word stands for any ending, `~` for at most two other words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from content.core.search.words import WORD, normalise, words_of

# `z3lfm00rd`, `d00d`: digits inside a word stand for letters.
LEET = str.maketrans("013457", "oleast")
OPEN_GAP = 2


@dataclass(frozen=True)
class PhraseWord:
    """One word of a phrase. `letters` is its text without double letters, `gap` how many words may stand before it."""

    text: str
    letters: str
    any_ending: bool = False
    gap: int = 0


type Phrase = tuple[PhraseWord, ...]


def read_phrase(text: str, gap: int = 0) -> Phrase:
    """A phrase as an editor wrote it; `gap` other words are always allowed between its words."""
    words: list[PhraseWord] = []
    allowed = gap
    for written in text.split():
        if written == "~":
            allowed = OPEN_GAP
            continue
        parts = WORD.findall(normalise(written))
        for index, part in enumerate(parts):
            is_last = index == len(parts) - 1
            words.append(PhraseWord(part, _single(part), is_last and written.endswith("*"), allowed))
            allowed = gap
    return tuple(words)


def typed_words(text: str) -> list[str]:
    """The words of a text with digits read as letters where a word mixes both, and double letters kept once."""
    return [_single(word.translate(LEET) if _is_mixed(word) else word) for word in words_of(text)]


def _is_mixed(word: str) -> bool:
    return not word.isdigit() and not word.isalpha()


def _single(word: str) -> str:
    """`dooood` and `dood` become `dod`, on both sides of every comparison."""
    return "".join(char for index, char in enumerate(word) if char.isdigit() or word[index - 1 : index] != char)


def contains(words: Sequence[str], phrase: Phrase) -> bool:
    """Whether `phrase` occurs in `words`, which come from `typed_words`; small slips in spelling are forgiven."""
    return place_of(phrase, len(words), lambda at, used, meant: _is_written(words[at : at + used], meant)) >= 0


def place_of(phrase: Phrase, length: int, is_same: Callable[[int, int, PhraseWord], bool]) -> int:
    """Where `phrase` begins in a text of `length` words, -1 where it does not occur.

    `is_same(at, used, meant)` decides whether the `used` (1 or 2) words from `at` on are the word `meant`.
    """

    def continues(at: int, rest: Phrase) -> bool:
        return not rest or any(
            at + gap + used <= length and is_same(at + gap, used, rest[0]) and continues(at + gap + used, rest[1:])
            for gap in range((rest[0].gap if rest is not phrase else 0) + 1)
            for used in (1, 2)
        )

    return next((at for at in range(length) if continues(at, phrase)), -1) if phrase else -1


def _is_written(used: Sequence[str], meant: PhraseWord) -> bool:
    """`naakt foto` counts as `naaktfoto`, but two words are only joined where they then are exactly the one."""
    return is_same_word(used[0], meant) if len(used) == 1 else "".join(used) == meant.letters


def is_same_word(typed: str, meant: PhraseWord) -> bool:
    """Equal, or one slip in a word from five letters on, two from nine on, but never in the first letter."""
    text = meant.letters
    if typed == text or (meant.any_ending and typed.startswith(text)):
        return True
    allowed = 0 if len(text) < 5 else 1 if len(text) < 9 else 2
    if not allowed or typed[:1] != text[:1] or text.isdigit():
        return False
    if meant.any_ending:
        typed = typed[: len(text)]
    return abs(len(typed) - len(text)) <= allowed and edit_distance(typed, text) <= allowed


@lru_cache(maxsize=20_000)
def edit_distance(first: str, second: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two words."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, char in enumerate(first, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == second[j - 2] and first[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
