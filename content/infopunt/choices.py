"""Short lists of choices that every page needs again."""

from content.core.models import Theme
from content.core.page_cache import kept


def theme_choices() -> list[tuple[str, str]]:
    return kept("themes", lambda: list(Theme.objects.values_list("slug", "name")))
