"""The word behind `/c/`: typed from a poster or said on the radio, so nothing in it is taken for something else."""

import re
import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what looks alike: i, l, o, 0 and 1."""
LENGTH = 5
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_LETTERS = 24


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


def is_code(text: str) -> bool:
    return len(text) <= MOST_LETTERS and CODE.fullmatch(text) is not None


def tidy(text: str) -> str:
    """As it is kept: people type capitals, spaces around it, and a full stop after it."""
    return text.strip().strip(".,").lower()
