"""What must follow when something changes that pages quote."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import ReferenceIndex

from content.core.models import BasePage
from content.core.page_cache import start_new_generation
from content.core.search import index as search_index
from content.core.search.documents import SearchDocument, register_searchable
from content.infopunt.models import Figure


def connect() -> None:
    register_searchable(Figure, figure_document)
    for signal in (post_save, post_delete):
        signal.connect(start_new_generation, sender=Figure, dispatch_uid="infopunt-cache-Figure")
    post_save.connect(_figure_saved, sender=Figure, dispatch_uid="infopunt-figure-saved")


def figure_document(figure: Figure) -> SearchDocument | None:
    """A figure is found by what it counts and by its number."""
    if not figure.live:
        return None
    return SearchDocument(
        title=f"{figure.statement}: {figure.value_text}",
        url=figure.url,
        summary=f"{figure.population}, {figure.period}. {figure.source_name}",
        text=f"{figure.question} {figure.quality_note}",
        kind="Cijfer",
        section_key="infopunt",
    )


def _figure_saved(instance: Figure, update_fields: object = None, **_signal: Any) -> None:
    """Search finds quoting pages by the new value. A save of chosen fields is bookkeeping on drafts."""
    if update_fields:
        return
    for page, _references in ReferenceIndex.get_grouped_references_to(instance):
        if isinstance(page, BasePage):
            search_index.refresh_page(page.pk)
