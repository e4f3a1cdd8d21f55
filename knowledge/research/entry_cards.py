"""Cards of any pages from what search knows of them: the public ones only, in one query whatever their types."""

from collections.abc import Iterable

from content.core.models import SearchEntry
from content.core.search.documents import page_key


def entry_cards(page_ids: Iterable[int]) -> list[dict[str, str]]:
    """`{title, summary, url, label}` in the order asked for; a page that the public may not see is left out."""
    keys = [page_key(pk) for pk in page_ids]
    if not keys:
        return []
    entries = SearchEntry.objects.filter(key__in=keys).only("key", "title", "summary", "url", "kind")
    found = {entry.key: entry for entry in entries}
    return [
        {"title": one.title, "summary": one.summary, "url": one.url, "label": one.kind}
        for key in keys
        if (one := found.get(key))
    ]
