"""The living style guide: every component from sample values, each in the states it can be in.

A component is a template in `templates/components/` that takes plain values. The samples below are those values; a test
holds that every template has a sample, and another one compares what assistive technology reads of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from content.core.enums import Illustration, Mood
from content.core.styleguide_samples import SAMPLES


@dataclass(frozen=True)
class Rendered:
    """One state of a component, ready to show."""

    title: str
    html: SafeString


@dataclass(frozen=True)
class Guide:
    """One component: `name` is the file name of its template, its style sheet and its address."""

    name: str
    states: Mapping[str, Mapping[str, Any]] = field(repr=False)

    def rendered(self) -> list[Rendered]:
        template = f"components/{self.name}.html"
        return [Rendered(title, render_to_string(template, dict(values))) for title, values in self.states.items()]


GUIDES = {name: Guide(name, states) for name, states in SAMPLES.items()}
# Colours by role, as `static/css/tokens.css` names them.
SURFACES = ["page", "raised", "sunken", "lit", "wall", "help", "urgent"]
STATE_DRAWINGS = ["empty", "not-found", "server-error", "closed", "thanks"]


def _mood(request: HttpRequest) -> str:
    asked = request.GET.get("mood", "")
    return asked if asked in Mood.values else Mood.GENERAL


@require_safe
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    context = {
        "guides": GUIDES.values(),
        "surfaces": SURFACES,
        "drawings": [*Illustration.values, *STATE_DRAWINGS],
        "moods": Mood.choices,
        "mood": _mood(request),
        "noindex": True,
    }
    return render(request, "core/styleguide.html", context)


@require_safe
@require_admin_access
def styleguide_component(request: HttpRequest, name: str) -> HttpResponse:
    guide = GUIDES.get(name)
    if guide is None:
        raise Http404
    return render(
        request,
        "core/styleguide_component.html",
        {"guide": guide, "states": guide.rendered(), "moods": Mood.choices, "mood": _mood(request)},
    )
