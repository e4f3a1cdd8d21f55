"""What must happen when something that visitors see changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import AbstractDocument, document_served
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from content.core.counts import Reading, mark
from content.core.models import SiteImage, SiteSettings, Theme
from content.core.page_cache import start_new_generation
from content.core.search import signals as search_signals


def connect() -> None:
    search_signals.connect()
    document_served.connect(count_document, dispatch_uid="count-document")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(start_new_generation, dispatch_uid="page-cache")
    for model in (Site, SiteSettings, Theme, SiteImage, Redirect, PageViewRestriction):
        for signal in (post_save, post_delete):
            signal.connect(start_new_generation, sender=model, dispatch_uid=f"page-cache-{model.__name__}")


def count_document(instance: AbstractDocument, request: HttpRequest, **_signal: Any) -> None:
    mark(request, Reading(f"document-{instance.pk}"))
