"""Cards of any pages on any other page, whatever their type, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable

from wagtail.models import Page

from content.core.models.pages import BasePage
from content.core.visibility import open_to_all


def card_pages(page_ids: Iterable[int]) -> list[BasePage]:
    """The public pages among `page_ids`, in that order and ready for their card.

    One query for the pages, one for each page type among them, and what that type asks for in `prepare_cards`.
    """
    wanted = list(page_ids)
    if not wanted:
        return []
    found = {page.pk: page for page in open_to_all(Page.objects.filter(pk__in=wanted)).specific()}
    by_type: dict[type[BasePage], list[BasePage]] = defaultdict(list)
    for page in found.values():
        by_type[type(page)].append(page)
    for page_type, pages in by_type.items():
        page_type.prepare_cards(pages)
    return [found[pk] for pk in wanted if pk in found]
