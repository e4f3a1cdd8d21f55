"""Sample values of the components that show a procedure: steps, drawing, progress. Texts are examples, never facts."""

from typing import Any

from django.utils.safestring import mark_safe

FLOWCHART = mark_safe(
    '<svg viewBox="0 0 240 80" width="240" height="80" class="flowchart" role="group" aria-label="Schema">'
    '<a class="flowchart-step flowchart-step-question" href="#stap" aria-label="Stap 1, vraag: is het veilig?">'
    '<rect class="flowchart-shape" x="4" y="4" width="232" height="72"/>'
    '<text class="flowchart-kind" x="120" y="28">1 · Vraag</text>'
    '<text class="flowchart-title" x="120" y="54">Is het veilig?</text></a></svg>'
)
LONG_QUESTION = (
    "Is er een aanspreekpersoon integriteit in je sportclub, en weten de spelers, de ouders en de trainers wie dat is?"
)

FLOW_SAMPLES: dict[str, dict[str, dict[str, Any]]] = {
    "flow_step": {
        "Actie met wie en wanneer": {
            "kind": "action",
            "kind_label": "Doe dit",
            "title": "Praat met het kind",
            "text": "Kies een rustige plek.\n\nLuister eerst.",
            "role": "leerkracht",
            "deadline": "binnen 2 schooldagen",
            "number": 3,
            "step_id": "praat",
            "references": [{"answer": "Het lukt", "target": "klaar", "number": 4, "title": LONG_QUESTION}],
        },
        "Vraag": {"kind": "question", "kind_label": "Vraag", "title": LONG_QUESTION, "why": "Dan zie je wie helpt."},
    },
    "flowchart": {"Breed en smal": {"wide": [FLOWCHART], "narrow": [FLOWCHART]}},
    "notes": {"Alleen op papier": {"heading": "Notities", "lines": "123"}},
    "progress": {"Halfweg": {"percent": 50, "text": "Vraag 2, hierna nog hoogstens 1 vraag"}},
    "tabs": {
        "Drie vormen": {
            "label": "Vormen van deze wegwijzer",
            "items": [
                {"title": "Vraag per vraag", "url": "#v", "is_current": True},
                {"title": "Alle stappen in tekst", "url": "#t", "is_current": False},
                {"title": "Schema", "url": "#s", "is_current": False},
            ],
        },
    },
}
