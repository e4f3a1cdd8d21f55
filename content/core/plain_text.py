"""Text as it is compared, so that a capital or an accent never hides what somebody looks for. Pure Python."""

import unicodedata


def plain(text: str) -> str:
    """Lower case without accents: `É` becomes `e`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
