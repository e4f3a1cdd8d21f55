"""What must follow when something changes that pages quote."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils.html import strip_tags
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published

from content.core.page_cache import start_new_generation
from content.core.search import index as search_index
from content.core.search.documents import SearchDocument, register_searchable
from content.infopunt.levels import steps
from content.infopunt.links import telling
from content.infopunt.models import ArticlePage, CampaignPage, Figure, FrequentQuestion, GlossaryTerm, Resource

# A short note stands behind the page that tells all.
ANSWER_WEIGHT = 0.92
FIGURE_WEIGHT = 0.85
RESOURCE_WEIGHT = 0.85


def connect() -> None:
    telling.tell()
    for model, make_document in SEARCHABLE.items():
        register_searchable(model, make_document)
        for signal in (post_save, post_delete):
            signal.connect(start_new_generation, sender=model, dispatch_uid=f"infopunt-cache-{model.__name__}")
    post_save.connect(_figure_saved, sender=Figure, dispatch_uid="infopunt-figure-saved")
    page_published.connect(steps.on_published, sender=ArticlePage, dispatch_uid="infopunt-steps")
    page_published.connect(_publish_together, sender=CampaignPage, dispatch_uid="infopunt-together")


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
        weight=FIGURE_WEIGHT,
    )


def _figure_saved(instance: Figure, update_fields: object = None, **_signal: Any) -> None:
    """Search finds quoting pages by the new value. A save of chosen fields is bookkeeping on drafts."""
    if update_fields:
        return
    for page, _references in ReferenceIndex.get_grouped_references_to(instance):
        if isinstance(page, Page):
            search_index.refresh_page(page.pk)


def resource_document(resource: Resource) -> SearchDocument | None:
    if not resource.is_public:
        return None
    return SearchDocument(
        title=resource.title,
        url=resource.page_url,
        summary=resource.description,
        extra=resource.publisher,
        kind=str(resource.get_kind_display()),
        section_key="infopunt",
        audiences=resource.audiences,
        weight=RESOURCE_WEIGHT,
    )


def term_document(term: GlossaryTerm) -> SearchDocument:
    return SearchDocument(
        title=term.term,
        url=term.url,
        summary=term.definition,
        text=strip_tags(term.longer),
        extra=" ".join(term.forms[1:]),
        kind="Woord",
        section_key="infopunt",
        weight=ANSWER_WEIGHT,
    )


def question_document(question: FrequentQuestion) -> SearchDocument:
    return SearchDocument(
        title=question.question,
        url=question.url,
        summary=strip_tags(question.answer),
        kind="Vraag",
        section_key="infopunt",
        audiences=question.audiences,
        weight=ANSWER_WEIGHT,
    )


def _publish_together(instance: CampaignPage, **_signal: Any) -> None:
    """Pages that stand ready appear at the moment of the campaign, planned or by hand."""
    ids = [block["value"] for block in instance.together.raw_data if block["value"]]
    for page in Page.objects.filter(pk__in=ids, has_unpublished_changes=True).exclude(pk=instance.pk).specific():
        revision = page.get_latest_revision()
        if revision:
            revision.publish()


SEARCHABLE: dict[type[Model], Callable[[Any], SearchDocument | None]] = {
    Figure: figure_document,
    Resource: resource_document,
    GlossaryTerm: term_document,
    FrequentQuestion: question_document,
}
