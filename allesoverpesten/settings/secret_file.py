"""A secret key that stays the same between two starts of `make run`, kept outside git under `var/`."""

from collections.abc import Callable
from pathlib import Path

SECRET_FILE = Path(__file__).resolve().parents[2] / "var" / "secret-key"


def read_or_create(generate: Callable[[], str]) -> str:
    """Return the kept key, making it readable for its owner only on first use.

    `generate` may give letters, digits, `-` and `_` only: `$` at the start would name another variable.
    """
    if not SECRET_FILE.exists():
        SECRET_FILE.parent.mkdir(parents=True, exist_ok=True)
        SECRET_FILE.touch(mode=0o600)
        SECRET_FILE.write_text(generate())
    return SECRET_FILE.read_text().strip()
