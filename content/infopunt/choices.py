"""Short lists that every page needs again, kept until something that visitors see changes."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache

from content.core.models import Theme
from content.core.page_cache import GENERATION_KEY

KEEP_SECONDS = 3600


def kept(name: str, make: Callable[[], Any]) -> Any:
    """What `make` returns, made once in each generation of the page cache."""
    key = f"infopunt:{name}:{cache.get(GENERATION_KEY, 0)}"
    return cache.get_or_set(key, make, timeout=KEEP_SECONDS)


def theme_choices() -> list[tuple[str, str]]:
    return kept("themes", lambda: list(Theme.objects.values_list("slug", "name")))
