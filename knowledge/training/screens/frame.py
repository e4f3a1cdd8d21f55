"""What every form of a wegwijzer shows around its steps: the red-flag box, the ways to the other forms, its sources."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledge.training.contacts import call_rows, service_rows
from knowledge.training.flowchart.graph import Flowchart, Node
from knowledge.training.handover import finder_address
from knowledge.training.variants import family

if TYPE_CHECKING:
    from knowledge.training.models import FlowchartPage

FORMS = {
    "flowchart_walk": gettext_lazy("Vraag per vraag"),
    "flowchart_outline": gettext_lazy("Alle stappen in tekst"),
    "flowchart_schema": gettext_lazy("Schema"),
}


def frame_context(page: "FlowchartPage", current: str) -> dict[str, Any]:
    """Values that all forms share. `current` is the name of the address of this form."""
    chart = page.flowchart
    return {
        "page": page,
        "mood": page.mood,
        "is_private": page.is_private,
        "red_flag": red_flag(chart),
        "tabs": [
            {"title": title, "url": reverse(name, args=[page.slug]), "is_current": name == current}
            for name, title in FORMS.items()
        ],
        "family": family(page),
        "pdf_url": reverse("flowchart_pdf", args=[page.slug]),
        "sources": [{"title": source.title, "url": source.url, "date_text": source.date} for source in chart.sources],
        "meta_title": page.seo_title or page.title,
        "meta_description": page.search_description or page.summary,
        "canonical_url": page.full_url,
        "noindex": page.noindex,
    }


def red_flag(chart: Flowchart) -> dict[str, Any] | None:
    if not chart.red_flag:
        return None
    return {
        "title": chart.red_flag.title or _("Is er nu gevaar?"),
        "text": chart.red_flag.text,
        "calls": call_rows(chart.red_flag.services),
    }


def step_values(node: Node) -> dict[str, Any]:
    """Context of components/flow_step.html, its services looked up."""
    return {
        "id": node.id,
        "kind": node.kind.value,
        "kind_label": node.kind.label,
        "title": node.title,
        "text": node.text,
        "role": node.role,
        "deadline": node.deadline,
        "services": service_rows(node.services),
        "finder_url": finder_address(node),
        "attachments": node.attachments,
    }
