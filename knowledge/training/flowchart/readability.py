"""How easily a Dutch text reads, as one number."""

from functools import lru_cache

from textstat.textstat import textstatistics

# A formula says nothing about a line of a few words.
FEWEST_WORDS = 12

# An own instance: the language of textstat's shared one may be changed by any other code.
_DUTCH = textstatistics()
_DUTCH.set_lang("nl")


@lru_cache(maxsize=2048)
def reading_ease(text: str) -> float | None:
    """Reading ease by Flesch-Douma, the Dutch fit of Flesch: about 100 for the simplest text, 60 for plain
    adult prose, below 30 for specialist text. None for a text that is too short to judge. The editor checks
    the same texts again at every key stroke, hence the cache.
    """
    if _DUTCH.lexicon_count(text) < FEWEST_WORDS:
        return None
    return float(_DUTCH.flesch_reading_ease(text))
