"""Sample values of the components that lead through a procedure, step by step."""

from typing import Any

from django.utils.safestring import mark_safe

from content.core.styleguide_contact_samples import SERVICE

SHEET = mark_safe(
    '<svg class="flowchart" viewBox="0 0 240 60" role="img" aria-label="Eén stap: praat met de leerling">'
    '<rect x="1" y="1" width="238" height="58" rx="6" fill="none" stroke="currentColor"/>'
    '<text x="120" y="35" text-anchor="middle" fill="currentColor">Praat met de leerling</text></svg>'
)

PROCEDURE_SAMPLES: dict[str, dict[str, dict[str, Any]]] = {
    "flow_step": {
        "Vraag met wegen verder": {
            "kind": "question",
            "kind_label": "Vraag",
            "number": "2",
            "step_id": "gevaar",
            "title": "Is er nu gevaar?",
            "text": "Denk aan geweld of dreigen.",
            "role": "Leerkracht",
            "deadline": "Vandaag",
            "why": "Gevaar gaat voor op alles.",
            "references": [
                {"answer": "Ja", "target": "bel", "number": "3", "title": "Bel 112"},
                {"answer": "Nee", "target": "praat", "number": "4", "title": "Praat met de leerling"},
            ],
        },
        "Actie met dienst": {
            "kind": "action",
            "kind_label": "Actie",
            "title": "Bel voor raad",
            "services": [SERVICE],
        },
    },
    "flowchart": {"Eén stap": {"wide": [SHEET], "narrow": [SHEET]}},
    "ladder": {
        "In volgorde": {
            "heading": "Bij wie eerst?",
            "is_ordered": True,
            "steps": [
                {"title": "De leerkracht", "text": "Die kent de klas."},
                {"title": "Een luisterlijn", "services": [SERVICE]},
            ],
        },
    },
    "notes": {"Alleen op papier": {"heading": "Notities", "lines": "123"}},
    "progress": {"Halfweg": {"percent": 50, "text": "Stap 3, ongeveer halfweg"}},
    "tabs": {
        "Drie vormen": {
            "label": "Andere vormen",
            "items": [
                {"title": "Stap voor stap", "url": "#a", "is_current": True},
                {"title": "Schema", "url": "#b"},
                {"title": "Tekst", "url": "#c"},
            ],
        },
    },
}
