"""How easily a Dutch text reads, as one number."""

import re
from functools import lru_cache

from textstat.textstat import textstatistics

# A formula says nothing about a line of a few words.
FEWEST_WORDS = 12

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_END_OF_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")

# An own instance: the language of textstat's shared one may be changed by any other code.
_DUTCH = textstatistics()
_DUTCH.set_lang("nl")


def reading_ease(text: str) -> float | None:
    """Reading ease by Flesch-Douma, the Dutch fit of Flesch (206.835 - 0.93 x words a sentence - 77 x
    syllables a word): about 100 for the simplest text, 60 for plain adult prose, below 30 for specialists.
    None for a text that is too short to judge.
    """
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = len(_END_OF_SENTENCE.findall(text)) or 1
    syllables = sum(_syllables(word.lower()) for word in words)
    return 206.835 - 0.93 * len(words) / sentences - 77 * syllables / len(words)


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    """Kept per word, because the editor checks the same words again at every key stroke."""
    return max(1, int(_DUTCH.syllable_count(word)))
