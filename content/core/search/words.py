"""Text as plain words, the same way for what is written, what is indexed and what is typed. Pure Python."""

import re
from collections.abc import Iterator

from content.core.plain_text import plain

WORD = re.compile(r"[a-z0-9]+")
# `clbch@t`, `nupr@@t`: an at sign between letters is read as the letter it stands for. An address (`a@b.be`) is not.
AT_AS_LETTER = re.compile(r"(?<=[a-z])@(?=[a-z]*+(?!\.))")
APOSTROPHE = re.compile(r"(?<=[a-z])['’‘`](?=[a-z])")
# Several letters of one kind, as in "neeeee": at most two remain.
STRETCHED = re.compile(r"([a-z])\1{2,}")
SPACED_NUMBER = re.compile(r"\b\d+(?:[ ./-]\d+)+\b")


def normalise(text: str) -> str:
    """Lower case without accents; `É` and `é` become `e`, `clbch@t` becomes `clbchat`, `foto's` becomes `fotos`."""
    letters = APOSTROPHE.sub("", AT_AS_LETTER.sub("a", plain(text)))
    return STRETCHED.sub(r"\1\1", letters)


def words_of(text: str) -> list[str]:
    """Every word and number in order of appearance, normalised."""
    return WORD.findall(normalise(text))


def joined_numbers(text: str) -> Iterator[str]:
    """A phone number as one word, however it is spaced: `0800 13 500` gives `080013500`."""
    for number in SPACED_NUMBER.findall(normalise(text)):
        yield re.sub(r"\D", "", number)
