"""What a page, a figure or a word from the glossary tells search about itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from wagtail.search import index

from content.core.models.pages import BasePage


@dataclass(frozen=True)
class SearchDocument:
    """One thing that can be found. `url` is a path on this site; texts are plain, without markup.

    `extra` holds words that find it without standing in its title or summary: phone numbers, other names.
    `weight` below 1 lets a short note stand behind the page that tells all.
    `kind` is what people read above the title ("Hulpdienst"); empty `audiences` means for everyone.
    """

    title: str
    url: str
    summary: str = ""
    text: str = ""
    extra: str = ""
    kind: str = ""
    section_key: str = ""
    audiences: Sequence[str] = field(default_factory=list)
    weight: float = 1.0

    @property
    def heading(self) -> dict[str, str]:
        """How the view at its address names itself, for a template."""
        return {"meta_title": self.title, "meta_description": self.summary}


# Models besides pages that can be found, each told by its own app in `AppConfig.ready`.
_makers: dict[type[Model], Callable[[Any], SearchDocument | None]] = {}


def register_searchable(model: type[Model], make_document: Callable[[Any], SearchDocument | None]) -> None:
    """Let search find objects of a model that is no page.

    `make_document` turns a saved object into its document, or into None while the public may not see it. It is
    called after each save and by `rebuild_search`. Pages need no registration.
    """
    _makers[model] = make_document


# Public addresses that are neither page nor model, by name.
_addresses: dict[str, Callable[[], SearchDocument]] = {}


def register_address(name: str, make_document: Callable[[], SearchDocument]) -> None:
    """Let search and the sitemap find a view that always answers at one address.

    `make_document` is called when the index is made anew and for the sitemap.
    """
    _addresses[name] = make_document


def address_documents() -> dict[str, SearchDocument]:
    """Every registered address as it is today, by its key in the index."""
    return {f"address:{name}": make_document() for name, make_document in _addresses.items()}


def searchable_models() -> dict[type[Model], Callable[[Any], SearchDocument | None]]:
    return dict(_makers)


def key_of(instance: Model) -> str:
    """Identity in the index. A page has one key, whatever its type."""
    if isinstance(instance, BasePage):
        return page_key(instance.pk)
    return f"{type(instance)._meta.label_lower}:{instance.pk}"  # noqa: SLF001 - Django's public name for it


def page_key(pk: int) -> str:
    return f"page:{pk}"


def page_document(page: BasePage) -> SearchDocument:
    """The document of a page, from its card contract and from the `search_fields` that its type declares."""
    return SearchDocument(
        title=str(page.card_title),
        url=page.url or "",
        summary=str(page.card_summary),
        text=" ".join(_texts(page, page.search_fields)),
        extra=f"{page.slug.replace('-', ' ')} {page.search_extra_text}",
        kind=str(page.search_kind),
        section_key=page.section_key,
        audiences=page.audiences,
    )


# Already in the document under an own name.
_OWN_NAMES = {"title", "summary"}


def _texts(instance: Model, search_fields: Sequence[Any]) -> Iterator[str]:
    for search_field in search_fields:
        if isinstance(search_field, index.RelatedFields):
            related = search_field.get_value(instance)
            for item in related.all() if hasattr(related, "all") else [related] if related else []:
                yield from _texts(item, search_field.fields)
        elif isinstance(search_field, index.SearchField) and search_field.field_name not in _OWN_NAMES:
            value = search_field.get_value(instance)
            yield from (str(part) for part in (value if isinstance(value, list | tuple) else [value]) if part)
