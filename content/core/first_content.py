"""How every goal loads its first content: once per key, never over the work of an editor."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from content.core.models import LoadedRecord, Theme

INTERNAL_LINK = re.compile(r'<a href="(/[^"#]*)">')


def once(key: str, load: Callable[[], object]) -> bool:
    """Run `load` unless `key` was loaded before; both happen or neither. Returns whether it ran."""
    with transaction.atomic():
        _record, is_new = LoadedRecord.objects.get_or_create(key=key)
        if is_new:
            load()
    return is_new


def add_page[PageType: Page](
    key: str, parent: Page, page_type: type[PageType], values: dict[str, Any], themes: Iterable[str] = ()
) -> PageType | None:
    """Publish a page below `parent` once.

    `values` are field values; a value for a stream field is a list of `{"type": …, "value": …}`. `themes` are slugs
    that exist. Returns the page, also when it was loaded earlier; None when an editor has deleted or moved it.
    """

    def load() -> None:
        stream_fields = page_type.get_streamfield_names()
        prepared = {
            name: json.dumps(link_pages(value)) if name in stream_fields else value for name, value in values.items()
        }
        page = page_type(live=True, **prepared)
        if themes:
            page.themes = list(Theme.objects.filter(slug__in=themes))
        parent.add_child(instance=page)
        page.save_revision(log_action=True).publish()

    once(key, load)
    return page_type.objects.child_of(parent).filter(slug=values["slug"]).first()


def link_pages(value: Any) -> Any:
    """Turn `<a href="/path/">` of loaded rich text into links by page id, so that they survive a move.

    A path that has no page yet stays as it is; `relink` mends it once all pages exist.
    """
    if isinstance(value, str):
        return INTERNAL_LINK.sub(_page_link, value) if '<a href="/' in value else value
    if isinstance(value, list):
        return [link_pages(item) for item in value]
    if isinstance(value, dict):
        return {name: link_pages(item) for name, item in value.items()}
    return value


def _page_link(match: re.Match[str]) -> str:
    page = page_at(match[1])
    return f'<a linktype="page" id="{page.pk}">' if page else match[0]


def page_at(path: str) -> Page | None:
    """The page at a public path such as `/section/page/`."""
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    return Page.objects.filter(url_path=f"{root.url_path.rstrip('/')}{path}").first()


def relink(pages: Iterable[Page]) -> None:
    """Second pass over just loaded pages: links to pages that were loaded later."""
    for page in pages:
        changed = False
        for name in page.get_streamfield_names():
            raw = list(getattr(page, name).raw_data)
            linked = link_pages(raw)
            if linked != raw:
                setattr(page, name, json.dumps(linked))
                changed = True
        if changed:
            page.save_revision().publish()
