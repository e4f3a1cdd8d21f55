"""The whole wegwijzer at once: in words, and as a drawing."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from content.core.counts import mark_page
from knowledge.training.flowchart.drawing import svg, to_step
from knowledge.training.flowchart.graph import Flowchart, Node
from knowledge.training.flowchart.layout import screen_layout
from knowledge.training.flowchart.narrow_layout import narrow_layout
from knowledge.training.flowchart.outline import outline
from knowledge.training.screens.frame import frame_context, step_values

if TYPE_CHECKING:
    from knowledge.training.models import FlowchartPage


def outline_screen(request: HttpRequest, page: "FlowchartPage") -> HttpResponse:
    mark_page(request, page)
    context = frame_context(page, "flowchart_outline") | {"entries": outline_values(page.flowchart)}
    return render(request, "training/flowchart_outline.html", context)


def schema_screen(request: HttpRequest, page: "FlowchartPage") -> HttpResponse:
    mark_page(request, page)
    text_url = reverse("flowchart_outline", args=[page.slug])
    context = frame_context(page, "flowchart_schema") | drawings(page.flowchart, text_url)
    return render(request, "training/flowchart_schema.html", context)


def outline_values(chart: Flowchart) -> list[dict[str, Any]]:
    """Steps in order of reading, with their number, their reason and every way on."""
    return [
        step_values(entry.node) | {"number": entry.number, "why": entry.node.why, "references": entry.references}
        for entry in outline(chart)
    ]


def drawings(chart: Flowchart, text_url: str = "") -> dict[str, list[SafeString]]:
    """Context of components/flowchart.html: sheets for a wide screen, and a column for a telephone."""

    def href(node: Node) -> str:
        return f"{text_url}{to_step(node)}"

    found = {"wide": screen_layout(chart), "narrow": narrow_layout(chart)}
    return {
        name: [
            mark_safe(svg(chart, sheet, of=len(sheets), href=href, prefix=name))  # noqa: S308 - `svg` escapes all words
            for sheet in sheets
        ]
        for name, sheets in found.items()
    }
