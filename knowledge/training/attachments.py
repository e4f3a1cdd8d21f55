"""Files that a step of a wegwijzer brings along: uploaded documents of this site, or addresses elsewhere."""

from wagtail.documents import get_document_model

MOST_OFFERED = 500


def documents() -> list[dict[str, str]]:
    """The newest uploaded documents as `{title, url}`, for who writes a wegwijzer; addresses on this site."""
    newest = get_document_model().objects.order_by("-created_at")[:MOST_OFFERED]
    return [{"title": document.title, "url": document.url} for document in newest]
