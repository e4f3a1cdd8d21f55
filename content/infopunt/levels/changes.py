"""When a text says something else than before. Pure."""

import re
from collections import Counter

# Fewer changed words are a mended spelling mistake; a changed number or "niet" always counts.
MEANINGFUL_WORDS = 4
WORD = re.compile(r"\w+")
WEIGHTY = re.compile(r"\d|^(?:niet|geen|nooit|nee|altijd)$")


def is_meaningful(old: str, new: str) -> bool:
    """Whether who reads only the other versions now misses something. Case, marks and spaces do not count.

    >>> is_meaningful("Bel gratis naar Awel.", "Bel gratis, naar Awel")
    False
    >>> is_meaningful("Bel naar 102", "Bel naar 103")
    True
    """
    before, after = (Counter(WORD.findall(text.lower())) for text in (old, new))
    gone, added = before - after, after - before
    if any(WEIGHTY.search(word) for word in [*gone, *added]):
        return True
    return max(gone.total(), added.total()) >= MEANINGFUL_WORDS
