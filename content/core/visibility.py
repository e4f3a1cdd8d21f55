"""Which pages are open to everyone: one definition, and no query for it on each list."""

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from content.core.page_cache import kept


def open_to_all[Pages: PageQuerySet](pages: Pages) -> Pages:
    """Live pages that no restriction hides, itself or from above.

    Does what Wagtail's `live().public()` does; that one asks the database for the restrictions each time.
    """
    visible = pages.live()
    for path in restricted_paths():
        visible = visible.exclude(path__startswith=path)
    return visible


def restricted_paths() -> list[str]:
    """Tree paths of the pages that are not for everyone, themselves and all below them."""
    return kept("restricted-paths", lambda: list(PageViewRestriction.objects.values_list("page__path", flat=True)))


def is_open_to_all(page: Page) -> bool:
    """The same for one page that is at hand."""
    return page.live and not page.path.startswith(tuple(restricted_paths()))
