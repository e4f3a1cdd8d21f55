"""Keeps the index equal to what the public may see."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import batched
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Model, Value
from django.db.models.functions import Concat, Substr
from wagtail.models import Page, get_page_models

from content.core.models.pages import BasePage
from content.core.models.search import PromotedAnswer, SearchEntry, SearchQuestions, SearchSynonym
from content.core.search import lexicon, vocabulary
from content.core.search.documents import (
    SearchDocument,
    address_documents,
    key_of,
    page_document,
    page_key,
    searchable_models,
)
from content.core.search.word_forms import base_forms
from content.core.search.words import joined_numbers, words_of

CONFIG = "dutch_unaccent"
BATCH = 200
# PostgreSQL keeps at most one megabyte in a vector; a page that long is a book.
MAX_TEXT = 200_000


_is_resting = ContextVar("search_index_is_resting", default=False)


@contextmanager
def resting() -> Iterator[None]:
    """Leave the index alone while very much is loaded at once; whoever asks for this calls `rebuild` afterwards."""
    token = _is_resting.set(True)
    try:
        yield
    finally:
        _is_resting.reset(token)


def is_resting() -> bool:
    return _is_resting.get()


def refresh_page(page_id: int) -> None:
    """Bring one page's entry up to date with the database: public pages are in, all others are out."""
    if _is_resting.get():
        return
    page = Page.objects.filter(pk=page_id).live().public().specific().first()
    if isinstance(page, BasePage) and page.is_searchable:
        write(page_key(page_id), page_document(page))
    else:
        remove(page_key(page_id))


def refresh_object(instance: Model) -> None:
    """The same for an object of a registered model, as it is saved: in memory it may hold a draft."""
    if _is_resting.get():
        return
    saved = type(instance)._default_manager.filter(pk=instance.pk).first()  # noqa: SLF001 - Django's public name for it
    document = searchable_models()[type(instance)](saved) if saved else None
    if document:
        write(key_of(instance), document)
    else:
        remove(key_of(instance))


def refresh_addresses() -> None:
    """Bring the entries of views with an address of their own up to date."""
    if not _is_resting.get():
        for key, document in address_documents().items():
            write(key, document)


def remove(key: str) -> None:
    SearchEntry.objects.filter(key=key).delete()


def move(old_path: str, new_path: str) -> None:
    """Give everything below `old_path` its new address, when a page moved or got another slug."""
    SearchEntry.objects.filter(url__startswith=old_path).update(
        url=Concat(Value(new_path), Substr("url", len(old_path) + 1))
    )


def write(key: str, document: SearchDocument) -> None:
    parts = vocabulary.learn(_all_words(document))
    SearchEntry.objects.update_or_create(key=key, defaults=_columns(document, parts))


def write_pages(pages: Iterable[BasePage]) -> None:
    """Write the entries of many pages that everybody may see: as many queries as for one."""
    documents = {page_key(page.pk): page_document(page) for page in pages if page.is_searchable}
    if _is_resting.get() or not documents:
        return
    parts = vocabulary.learn(set().union(*map(_all_words, documents.values())))
    rows = {key: _columns(document, parts) for key, document in documents.items()}
    SearchEntry.objects.bulk_create(
        (SearchEntry(key=key, **columns) for key, columns in rows.items()),
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=next(iter(rows.values())),
    )


@transaction.atomic
def rebuild() -> int:
    """Make index and word list anew from everything public; return how many entries there are.

    Readers keep the old index until all is done. Run it every night: rarity of words and compounds that arrived
    in between are exact again.
    """
    documents = list(_all_documents())
    words = set(_editors_words()).union(*(_all_words(document) for _key, document in documents))
    parts = vocabulary.relearn(words)
    SearchEntry.objects.all().delete()
    for batch in batched(documents, BATCH):
        SearchEntry.objects.bulk_create(SearchEntry(key=key, **_columns(document, parts)) for key, document in batch)
    vocabulary.count_documents()
    lexicon.forget()
    return SearchEntry.objects.count()


def _all_documents() -> Iterator[tuple[str, SearchDocument]]:
    for model in get_page_models():
        if issubclass(model, BasePage) and model.is_searchable:
            for page in model.objects.live().public().iterator(chunk_size=BATCH):
                yield page_key(page.pk), page_document(page)
    for model, make_document in searchable_models().items():
        for instance in model._default_manager.all():  # noqa: SLF001 - Django's public name for it
            if document := make_document(instance):
                yield key_of(instance), document
    yield from address_documents().items()


def _editors_words() -> Iterable[str]:
    """Words that only editors listed: known, so that spelling help leads to them."""
    for model, field in ((SearchSynonym, "words"), (PromotedAnswer, "words"), (SearchQuestions, "questions")):
        for words in model.objects.values_list(field, flat=True):
            yield from words_of(words)


def _all_words(document: SearchDocument) -> set[str]:
    texts = (document.title, document.summary, document.extra, document.text[:MAX_TEXT], document.kind)
    return {word for text in texts for word in _words(text)}


def _words(text: str) -> list[str]:
    return [*words_of(text), *joined_numbers(text)]


def _columns(document: SearchDocument, parts: dict[str, list[str]]) -> dict[str, Any]:
    title, title_parts = _with_forms(document.title, parts)
    summary, summary_parts = _with_forms(f"{document.summary} {document.extra} {document.kind}", parts)
    text, text_parts = _with_forms(document.text[:MAX_TEXT], parts)
    return {
        "title": document.title,
        "summary": document.summary,
        "text": document.text,
        "url": document.url,
        "kind": document.kind,
        "section_key": document.section_key,
        "audiences": list(document.audiences),
        "weight": document.weight,
        "title_vector": _vector(title, "A") + _vector(title_parts, "B"),
        "vector": (
            _vector(title, "A")
            + _vector(f"{title_parts} {summary}", "B")
            + _vector(summary_parts, "C")
            + _vector(f"{text} {text_parts}", "D")
        ),
    }


def _with_forms(text: str, parts: dict[str, list[str]]) -> tuple[str, str]:
    """The words of a text with their base forms, and apart from them the parts of its compounds."""
    words = _words(text)
    forms = [form for word in words for form in base_forms(word)]
    pieces = [piece for word in words for piece in parts.get(word, ())]
    return " ".join([*words, *forms]), " ".join(pieces)


def _vector(words: str, weight: str) -> SearchVector:
    return SearchVector(Value(words), config=CONFIG, weight=weight)
