"""The editor of a wegwijzer in the admin: cards over one JSON field, with the checks and the drawing beside it."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property

from knowledge.training.attachments import documents
from knowledge.training.contacts import service_choices
from knowledge.training.editor_texts import TEXTS
from knowledge.training.flowchart.graph import Kind
from knowledge.training.handover import rule_choices


class FlowchartWidget(forms.Textarea):
    """Without its script it is the JSON itself, so that nothing is lost."""

    template_name = "training/admin/flowchart_widget.html"

    @cached_property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["css/admin/flowchart_editor.css"]},
            js=[forms.widgets.Script("js/admin/flowchart_editor.js", type="module")],
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        documents_id = f"{context['widget']['attrs'].get('id', name)}-documents"
        context["options"] = {
            "kinds": [{"value": kind.value, "label": kind.label} for kind in Kind],
            "services": [{"value": slug, "label": title} for slug, title in service_choices()],
            "rules": rule_choices(),
            "documents_id": documents_id,
            "texts": {name: str(text) for name, text in TEXTS.items()},
            "urls": {name: reverse(f"flowchart_editor_{name}") for name in ("check", "read", "write", "try")},
        }
        context["documents"] = documents()
        context["documents_id"] = documents_id
        return context
