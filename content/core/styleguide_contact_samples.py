"""Sample values of the components that lead to somebody: ways in, hours, services."""

from typing import Any

STATES = {
    "always": "Dag en nacht open",
    "open": "Nu open tot 22 u",
    "usual": "Normaal open tot 22 u (nagekeken in februari 2020), kijk na op de site",
    "closed": "Nu dicht, opent morgen om 14 u",
    "unknown": "Uren niet gekend, kijk na op de site",
}
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
CONTACT = {
    "channel": "phone",
    "channel_label": "Bellen",
    "name": "Awel",
    "action": "102",
    "href": "tel:102",
    "note": "Gratis en anoniem",
}
SERVICE = {
    "title": "Awel",
    "url": "#awel",
    "summary": "Luisterlijn waar je met elk verhaal terechtkan.",
    "why": "Omdat je anoniem wil praten",
    "tags": ["6 tot 24 jaar", "gratis", "anoniem"],
    "state": {"kind": "usual", "text": STATES["usual"]},
    "contacts": [
        {"channel": "phone", "label": "Bel", "action": "102", "href": "tel:102"},
        {"channel": "chat", "label": "Chat", "action": "", "href": "#chat"},
    ],
}


def _widget(kind: str, name: str, value: str | None = None) -> dict[str, Any]:
    """A form control as Django hands it to a template."""
    template = f"django/forms/widgets/{kind}.html"
    return {"template_name": template, "type": kind, "name": name, "value": value, "attrs": {"id": f"id_{name}"}}


CONTACT_SAMPLES: dict[str, dict[str, dict[str, Any]]] = {
    "contact_card": {
        **{text: CONTACT | {"state": {"kind": kind, "text": text}} for kind, text in STATES.items()},
        "Chat": CONTACT | {"channel": "chat", "channel_label": "Chatten", "action": "Start de chat", "href": "#chat"},
        "Bezoek zonder link": {
            "channel": "visit",
            "channel_label": "Langsgaan",
            "action": "Brusselsepoortstraat 8, 2800 Mechelen",
            "checked": "Nagekeken in mei 2025",
        },
    },
    "contact_grid": {"Twee wegen": {"contacts": [CONTACT, CONTACT | {"channel": "chat", "action": "Start de chat"}]}},
    "fact_list": {
        "Twee feiten": {"facts": [{"term": "Kost", "text": "Gratis"}, {"term": "Voor wie", "text": "6 tot 24 jaar"}]},
    },
    "link_list": {
        "Met uitleg": {
            "links": [
                {"title": "Alle diensten", "url": "#alle"},
                {"title": "Chatten", "url": "#chat", "note": "met een medewerker"},
            ],
        },
    },
    "open_state": {text: {"kind": kind, "text": text} for kind, text in STATES.items()},
    "service_card": {
        "Met nummer": {"service": SERVICE},
        "Zonder contact": {
            "service": {"title": "Een dienst", "url": "#d", "summary": "Wat die doet."},
            "heading_level": "2",
        },
    },
    "service_list": {
        "Twee diensten": {
            "services": [
                SERVICE,
                {
                    "title": "Vertrouwenspersoon en preventieadviseur psychosociale aspecten",
                    "url": "#v",
                    "summary": "Voor wie gepest wordt op het werk.",
                },
            ],
        },
    },
    "week_form": {
        "Ingevuld": {
            "days": [
                {"label": label, "widget": _widget("text", f"week-{number}", "16:00-22:00" if number < 5 else None)}
                for number, label in enumerate(("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag"))
            ],
            "choices": [{"label": "Dag en nacht", "widget": _widget("checkbox", "week-altijd")}],
            "text": _widget("text", "week-tekst"),
        },
    },
    "month_grid": {
        "Maand waarin iets is": {
            "caption": "Februari 2027",
            "weekdays": [{"short": name[:2], "whole": name} for name in WEEKDAYS],
            "weeks": [
                [{"number": number, "url": "", "count": 0} for number in range(1, 8)],
                [
                    {"number": 8, "url": "#a", "count": 2, "label": "2 vormingen", "is_current": True},
                    {"number": 9, "url": "#b", "count": 112, "label": "112 vormingen"},
                    *({"number": number, "url": "", "count": 0} for number in range(10, 14)),
                    {},
                ],
            ],
        },
    },
    "week_table": {
        "Met opmerking": {
            "caption": "Bellen",
            "rows": [{"days": "maandag tot vrijdag", "hours": "16 tot 22 u"}, {"days": "zondag", "hours": "gesloten"}],
            "notes": ["Op feestdagen gesloten."],
        },
    },
}
