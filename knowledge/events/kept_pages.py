"""Pages that were kept for visitors show dates and places left, so they are made again when those change."""

from django.db import transaction

from content.core.page_cache import start_new_generation


def forget_kept_pages() -> None:
    """Now, and once more after the commit: until then another process may still keep a page with what was."""
    start_new_generation()
    transaction.on_commit(start_new_generation)
