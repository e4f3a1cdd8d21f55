from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

import knowledge.training.training_admin  # noqa: F401 - its hooks register themselves; Wagtail loads only this module
from knowledge.training.linter import errors, problems
from knowledge.training.models import FlowchartPage
from knowledge.training.views import editor


@hooks.register("register_admin_urls")
def flowchart_editor_urls() -> list[URLPattern]:
    return [
        path("wegwijzer/controle/", editor.check_view, name="flowchart_editor_check"),
        path("wegwijzer/inlezen/", editor.read_view, name="flowchart_editor_read"),
        path("wegwijzer/uitschrijven/", editor.write_view, name="flowchart_editor_write"),
        path("wegwijzer/proberen/", editor.try_view, name="flowchart_editor_try"),
    ]


@hooks.register("before_bulk_action")
def keep_unsound_flowcharts_from_publication(
    request: HttpRequest, action_type: str, pages: list[Page], _action: Any
) -> HttpResponse | None:
    """Publishing many pages at once passes no form, so the linter speaks here and says why nothing happened."""
    if action_type != "publish":
        return None
    for page in pages:
        draft = page.get_latest_revision_as_object()
        found = errors(problems(draft.flowchart)) if isinstance(draft, FlowchartPage) else []
        if found:
            text = _("“%(title)s” kan nog niet gepubliceerd worden: %(problem)s")
            messages.error(request, text % {"title": draft.title, "problem": found[0].message})
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None
