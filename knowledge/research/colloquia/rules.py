"""Which state a colloquium is in, and what a contribution must satisfy. Pure: plain values in, decisions out."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from statistics import mean

from content.core.plain_text import plain
from knowledge.research.enums import ColloquiumState

# Shorter ones are ordinary words too often: De, Van, Pas.
SHORTEST_TELLING_NAME = 4
WORD = re.compile(r"[\w'-]+")


def state_of(starts_at: datetime, ends_at: datetime, now: datetime) -> ColloquiumState:
    """The last moment still counts as during."""
    if now < starts_at:
        return ColloquiumState.BEFORE
    return ColloquiumState.DURING if now <= ends_at else ColloquiumState.AFTER


def call_is_open(opens_on: date | None, closes_on: date | None, today: date) -> bool:
    """Local days; without last day there is no call. The last day still counts."""
    return closes_on is not None and today <= closes_on and (opens_on is None or today >= opens_on)


def count_words(text: str) -> int:
    return len(WORD.findall(text))


def names_that_show(text: str, authors: Iterable[str]) -> list[str]:
    """Parts of the authors' names that stand in `text`: a reviewer would know who wrote it."""
    words = {plain(word) for word in WORD.findall(text)}
    parts = [part for author in authors for part in WORD.findall(author) if len(part) >= SHORTEST_TELLING_NAME]
    return list(dict.fromkeys(part for part in parts if plain(part) in words))


def average(scores: Sequence[int]) -> float | None:
    return round(mean(scores), 1) if scores else None


def is_written_by(authors: Iterable[str], contact_email: str, *, name: str, email: str) -> bool:
    """Whether this person is among the authors, and so may not judge."""
    same_address = bool(email) and plain(email) == plain(contact_email)
    wanted = {plain(part) for part in WORD.findall(name)}
    same_name = bool(wanted) and any(wanted == {plain(part) for part in WORD.findall(author)} for author in authors)
    return same_address or same_name
