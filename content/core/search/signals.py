"""Each change that visitors see reaches the index at once."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from content.core.models.danger import DangerCard
from content.core.models.pages import BasePage
from content.core.models.search import PromotedAnswer, SearchQuestions, SearchSynonym
from content.core.search import index, lexicon, vocabulary
from content.core.search.documents import key_of, searchable_models
from content.core.search.words import words_of


def connect() -> None:
    page_published.connect(_page_changed, dispatch_uid="search")
    page_unpublished.connect(_page_changed, dispatch_uid="search")
    page_slug_changed.connect(_slug_changed, dispatch_uid="search")
    post_page_move.connect(_page_moved, dispatch_uid="search")
    post_save.connect(_object_saved, dispatch_uid="search")
    post_delete.connect(_object_deleted, dispatch_uid="search")
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="search-restriction")
        for model in (SearchSynonym, PromotedAnswer, SearchQuestions, DangerCard):
            signal.connect(_lists_changed, sender=model, dispatch_uid=f"search-{model.__name__}")


def _page_changed(instance: Page, **_signal: Any) -> None:
    index.refresh_page(instance.pk)


def _object_saved(instance: Model, *, raw: bool = False, update_fields: object = None, **_signal: Any) -> None:
    if raw:
        return
    # A save of chosen fields is bookkeeping on drafts; publishing has its own signal.
    if isinstance(instance, BasePage) and not update_fields:
        index.refresh_page(instance.pk)
    elif type(instance) in searchable_models():
        index.refresh_object(instance)


def _object_deleted(instance: Model, **_signal: Any) -> None:
    if isinstance(instance, BasePage) or type(instance) in searchable_models():
        index.remove(key_of(instance))


def _slug_changed(instance: Page, instance_before: Page, **_signal: Any) -> None:
    _moved(instance, instance_before.url_path, instance.url_path)


def _page_moved(instance: Page, url_path_before: str, url_path_after: str, **_signal: Any) -> None:
    _moved(instance, url_path_before, url_path_after)


def _moved(page: Page, old_path: str, new_path: str) -> None:
    """`url_path` holds the front door's own slug; the address on the site does not."""
    new_url = page.url or ""
    front_door = new_path.removesuffix(new_url)
    if new_url and old_path != new_path:
        index.move(f"/{old_path.removeprefix(front_door).lstrip('/')}", new_url)


def _restriction_changed(instance: PageViewRestriction, **_signal: Any) -> None:
    for page in instance.page.get_descendants(inclusive=True).only("pk"):
        index.refresh_page(page.pk)


def _lists_changed(instance: Model, **_signal: Any) -> None:
    lexicon.forget()
    if index.is_resting():
        return
    if isinstance(instance, SearchSynonym | PromotedAnswer):
        vocabulary.learn(words_of(instance.words), documents=0)
    elif isinstance(instance, SearchQuestions):
        vocabulary.learn(words_of(instance.questions), documents=0)
