"""What is measured: one published page of every type, and the addresses that are not pages."""

from wagtail.models import Page

ADDRESSES = {
    "zoeken": "/zoeken/?q=pesten",
    "zoeken zonder vraag": "/zoeken/",
    "hulp zoeken": "/hulp/zoeken/",
    "nu open": "/hulp/nu-open/",
}


def one_of_each_type() -> dict[str, str]:
    """Name of the page type → path of the longest-lived published page of it, newest types included by themselves."""
    found: dict[str, str] = {}
    for page in Page.objects.live().public().filter(depth__gt=1).select_related("content_type").order_by("pk"):
        found.setdefault(page.content_type.model, page.get_url() or "")
    return found
