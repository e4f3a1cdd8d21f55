"""Recognise a phrase in what somebody typed, in their own spelling. Pure Python.

Used where a human listed phrases: words of danger, words of young people, questions with a chosen answer. A phrase
matches when all its words occur in its order, with room for a few words between them, and each word is spelled
nearly right.
"""

from collections.abc import Sequence
from functools import lru_cache

from content.core.search.words import words_of

# `z3lfm00rd`, `d00d`: digits inside a word stand for letters.
LEET = str.maketrans("013457", "oleast")
# Words between two words of a phrase: "ik wil echt niet meer leven".
MAX_GAP = 2


def typed_words(text: str) -> list[str]:
    """The words of a text with digits read as letters where a word mixes both, and double letters kept once."""
    return [_single(word.translate(LEET) if _is_mixed(word) else word) for word in words_of(text)]


def _is_mixed(word: str) -> bool:
    return not word.isdigit() and not word.isalpha()


def _single(word: str) -> str:
    """`dooood` and `dood` become `dod`, on both sides of every comparison."""
    return "".join(char for index, char in enumerate(word) if char != word[index - 1 : index] or char.isdigit())


def contains(words: Sequence[str], phrase: Sequence[str], *, max_gap: int = MAX_GAP) -> bool:
    """Whether `phrase` occurs in `words`; both come from `typed_words`."""
    return any(_continues(words[start:], phrase, max_gap) for start in range(len(words))) if phrase else False


def _continues(words: Sequence[str], phrase: Sequence[str], max_gap: int) -> bool:
    """Whether `phrase` begins at the first of `words`; `naakt foto` counts as `naaktfoto`."""
    for used in (1, 2):
        if len(words) < used or not is_same_word("".join(words[:used]), phrase[0]):
            continue
        left, rest = words[used:], phrase[1:]
        if not rest or any(_continues(left[gap:], rest, max_gap) for gap in range(max_gap + 1)):
            return True
    return False


def is_same_word(typed: str, meant: str) -> bool:
    """Equal, or one slip in a word from five letters on, two from nine on.

    A long word is also recognised as the beginning of a compound: `zelfmoordgedachten` is `zelfmoord`.
    """
    if typed == meant or (len(meant) >= 8 and typed.startswith(meant)):
        return True
    allowed = 0 if len(meant) < 5 else 1 if len(meant) < 9 else 2
    if not allowed or abs(len(typed) - len(meant)) > allowed or typed.isdigit() or meant.isdigit():
        return False
    return edit_distance(typed, meant) <= allowed


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
