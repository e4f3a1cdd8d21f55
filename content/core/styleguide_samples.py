"""Sample values of every component, by template name and state. Texts are examples, never facts to copy."""

from datetime import date
from typing import Any

from django import forms
from django.utils.safestring import mark_safe

from content.core.styleguide_contact_samples import CONTACT_SAMPLES
from content.core.styleguide_procedure_samples import PROCEDURE_SAMPLES

# Long words, long titles and many items are samples too: this is where they are seen to break.
LONG_TITLE = (
    "Grensoverschrijdend gedrag in de sportclub: wat doe je als aanspreekpersoon integriteit, als trainer, "
    "als ouder en als speler, en wie neemt welke verantwoordelijkheid op wanneer het misloopt?"
)
TEXT = mark_safe(
    "<p>Praat met iemand die je vertrouwt. Dat kan je mama, je juf of <a href='#a'>een vriend</a> zijn.</p>"
    "<ul><li>Zeg wat er gebeurde.</li><li>Zeg hoe vaak het gebeurt.</li></ul>"
)
PROSE = mark_safe(
    "<h2>Vertel het aan iemand</h2><p>Pesten is <strong>niet jouw schuld</strong>. Kies iemand die je vertrouwt.</p>"
    "<h3>Hoe begin je?</h3><p>Je kan zeggen: <em>er is iets waar ik over wil praten</em>.</p>"
    "<ul><li>Zeg wat er gebeurde.</li><li>Vraag om samen na te denken.</li></ul>"
    "<ol><li>Schrijf op wat er gebeurt.</li><li>Toon het.</li></ol>"
)
CHART = mark_safe(
    '<svg viewBox="0 0 320 96" role="img" aria-label="Twee balken: 29 procent en 12 procent">'
    '<rect width="290" height="36" fill="#1f8a80"/><rect y="48" width="120" height="36" fill="#1f8a80"/></svg>'
)
SECTIONS = [
    {"title": "Hulp", "url": "#hulp", "key": "hulp", "is_current": True},
    {"title": "Lezen", "url": "#lezen", "key": "lezen", "is_current": False},
    {"title": "Leren", "url": "#leren", "key": "leren", "is_current": False},
    {"title": "Onderzoek", "url": "#onderzoek", "key": "onderzoek", "is_current": False},
]
NUMBERS = [
    {"label": "Noodnummer", "number": "112", "tel": "112", "note": "Levensgevaar of brand"},
    {"label": "Zelfmoordlijn", "number": "1813", "tel": "1813", "note": "Als je aan zelfmoord denkt"},
    {"label": "Child Focus", "number": "116 000", "tel": "116000", "note": ""},
]
CARD = {
    "title": "Wat is pesten en wat niet?",
    "url": "#kaart",
    "label": "Pesten begrijpen",
    "summary": "Plagen, ruzie of pesten? Vier vragen helpen je om het verschil te zien.",
    "illustration": "bullying",
}
FILTER_FIELDS = [
    {
        "kind": "checkboxes",
        "name": "voor",
        "label": "Voor wie?",
        "options": [
            {"value": "kind", "label": "Kinderen (6-11 jaar)", "checked": True, "count": 12},
            {"value": "ouder", "label": "Ouders en opvoeders", "checked": False, "count": 3},
        ],
    },
    {
        "kind": "select",
        "name": "thema",
        "label": "Thema",
        "options": [
            {"value": "", "label": "Alle thema's", "checked": True},
            {"value": "cyberpesten", "label": "Cyberpesten", "checked": False},
        ],
    },
]


class SampleForm(forms.Form):
    """A field of each kind that visitors meet."""

    name = forms.CharField(label="Je naam", required=False, help_text="Een voornaam volstaat.")
    age = forms.IntegerField(label="Hoe oud ben je?")
    who = forms.ChoiceField(
        label="Over wie gaat het?",
        choices=[("ik", "Over mij"), ("ander", "Over iemand anders")],
        widget=forms.RadioSelect,
    )


def _fields(form: SampleForm) -> dict[str, forms.BoundField]:
    return {str(field.label): field for field in form}


EMPTY_FORM, WRONG_FORM = SampleForm(prefix="leeg"), SampleForm({"fout-age": "tien"}, prefix="fout")

PAGE_SAMPLES: dict[str, dict[str, dict[str, Any]]] = {
    "alert_banner": {
        "Mededeling": {"banner": {"title": "Week tegen pesten", "text": "Doe mee.", "level": "info", "url": "#w"}},
        "Waarschuwing": {
            "banner": {"title": "Chat tijdelijk dicht", "text": "Bel 102.", "level": "warning", "url": ""}
        },
    },
    "audience_entrances": {
        "Twee deuren": {
            "heading": "Ik ben…",
            "entrances": [
                {"title": "Ik ben een kind", "text": "6 tot 11 jaar", "url": "#k", "illustration": "child"},
                {"title": "Ik ben ouder", "text": "", "url": "#o", "illustration": "parent"},
            ],
        }
    },
    "breadcrumbs": {
        "Met huidige pagina": {
            "items": [{"title": "Start", "url": "#s"}, {"title": "Lezen", "url": "#i"}],
            "current": LONG_TITLE,
        },
    },
    "callout": {"Met titel": {"title": "Goed om te weten", "text": TEXT}, "Zonder titel": {"text": TEXT}},
    "card": {
        "Gewoon": CARD,
        "Zonder tekening, lange titel": {"title": LONG_TITLE, "url": "#l", "summary": "Een stappenplan."},
    },
    "card_grid": {
        "Drie kaarten": {
            "heading": "Vaak gelezen",
            "cards": [CARD, CARD | {"title": LONG_TITLE}, CARD],
            "more": {"title": "Alles", "url": "#m"},
        },
    },
    "chart": {
        "Met tabel": {
            "title": "Gepest, naar leeftijd",
            "description": "Hoe ouder, hoe minder.",
            "svg": CHART,
            "columns": ["Leeftijd", "Aandeel"],
            "rows": [["11-12 jaar", "29 %"], ["17-18 jaar", "12 %"]],
            "notes": ["Jongeren antwoordden zelf."],
            "sources": [{"title": "Voorbeeldbron"}, {"title": "Tweede bron", "url": "#bron"}],
            "downloads": [{"title": "Download als CSV", "url": "#csv"}],
        }
    },
    "do_dont": {
        "Twee lijsten": {
            "heading": "Als ouder",
            "do": ["Luister eerst.", "Zeg dat het niet hun schuld is."],
            "dont": ["Beloof niet dat je zwijgt."],
        },
        "Alleen doen": {"do": ["Luister eerst."]},
    },
    "downloads": {
        "Eén bestand": {
            "heading": "Om mee te nemen",
            "items": [{"title": "Affiche", "url": "#d", "kind": "PDF", "size": "1,2 MB"}],
        }
    },
    "empty_state": {
        "Niets gevonden": {
            "title": "Hier is niets gevonden",
            "text": "Kies minder filters.",
            "action_url": "#leeg",
        },
        "Gesloten": {"title": "Inschrijven kan niet meer", "illustration": "closed"},
    },
    "error_summary": {"Twee fouten": {"form": WRONG_FORM}},
    "exit_this_page": {"Gewoon": {}},
    "feedback": {"Gewoon": {"action": "#nuttig"}},
    "figure": {
        "Met bijschrift": {
            "image": {"url": "/static/img/apple-touch-icon.png", "width": 180, "height": 180},
            "alt_text": "Een lamp boven een tafel",
            "caption": "De lamp.",
            "credit": "Alles over pesten",
        },
    },
    "filters": {
        "Open, één gekozen": {
            "action": "#f",
            "heading": "Kies voor wie en waarover",
            "fields": FILTER_FIELDS,
            "is_open": True,
            "active_count": 1,
            "reset_url": "#r",
            "result_text": "12 resultaten",
        },
    },
    "footer": {
        "Gewoon": {
            "emergency_numbers": NUMBERS,
            "main_sections": SECTIONS,
            "footer_links": [{"title": "Privacy", "url": "#p"}],
            "help_url": "#hulp",
        }
    },
    "form_field": {
        **{label: {"field": field} for label, field in _fields(EMPTY_FORM).items()},
        **{f"{label}, met fout": {"field": field} for label, field in _fields(WRONG_FORM).items() if field.errors},
    },
    "front_door": {
        "Gewoon": {
            "title": "Gepest? Je staat er niet alleen voor.",
            "lead": "Lees wat je kan doen.",
            "help_url": "#h",
        }
    },
    "header": {"Gewoon": {"main_sections": SECTIONS, "help_url": "#hulp", "search_url": "#zoeken"}},
    "help_bar": {"Met verlaat-knop": {"help_url": "#hulp", "show_exit": True}},
    "icon": {name: {"name": name} for name in ("phone", "chat", "mail", "warning", "check", "cross")},
    "in_short": {"Twee punten": {"points": ["Pesten is niet jouw schuld.", "Vertel het aan iemand."]}},
    "key_figure": {
        "Met vorige meting": {
            "value": "19,7 %",
            "share": 19.7,
            "statement": "Jongeren die de voorbije maanden gepest werden",
            "population": "Vlaamse jongeren, 11-18 jaar",
            "period": "2021-2022",
            "previous": "16,5 % in 2017-2018",
            "source_title": "Studie Jongeren en Gezondheid (HBSC), UGent",
            "source_url": "#bron",
        },
        "Nog na te kijken": {
            "value": "25 %",
            "statement": "Gepeste jongeren die het aan niemand vertellen",
            "population": "Gepeste jongeren in Vlaanderen",
            "warning": "Dit cijfer moeten we nog nakijken. Gebruik het voorzichtig.",
            "source_title": "Voorbeeldbron",
        },
    },
    "meta": {"Gewoon": {"meta_title": "Titel", "meta_description": "Beschrijving", "canonical_url": "/a/"}},
    "page_header": {
        "Met tekening": {
            "title": "Ik word gepest. Wat kan ik doen?",
            "label": "Voor kinderen",
            "lead": "Je hoeft het niet alleen op te lossen.",
            "illustration": "child",
        },
        "Lange titel": {"title": LONG_TITLE},
    },
    "pagination": {
        "In het midden": {
            "previous_url": "#1",
            "next_url": "#3",
            "items": [
                {"number": 1, "url": "#1"},
                {"number": 2, "url": "#2", "is_current": True},
                {"number": 3, "url": "#3"},
                {"is_gap": True},
                {"number": 14, "url": "#14"},
            ],
        },
    },
    "print_header": {
        "Alleen op papier": {
            "title": "Ik word gepest",
            "url": "https://www.allesoverpesten.be/x/",
            "printed_on": date(2026, 3, 4),
        }
    },
    "prose": {"Gewoon": {"html": PROSE}},
    "questions": {
        "Twee vragen": {
            "heading": "Vragen",
            "items": [
                {"question": "Komt het op de telefoonrekening?", "answer": TEXT},
                {"question": LONG_TITLE, "answer": TEXT},
            ],
        },
    },
    "quote": {
        "Met bron": {
            "text": "Een voorbeeldzin.",
            "attribution": "Een voorbeeldpersoon",
            "source_title": "Voorbeeldbron",
            "source_url": "#q",
        },
    },
    "reading_aids": {"Kort": {"minutes": 1, "reads": "main"}, "Lang": {"minutes": 12, "reads": "main"}},
    "review_date": {"Met eigenaar": {"reviewed_on": date(2025, 3, 4), "owner": "de redactie"}},
    "search_box": {
        "Leeg": {"search_url": "#z", "box_id": "zoek-a"},
        "Met vraag": {"search_url": "#z", "box_id": "zoek-b", "query": "groepschat"},
    },
    "search_results": {
        "Gekozen en gevonden": {
            "promoted": [{"title": "Awel", "url": "#a"}],
            "results": [
                {"title": "Wat is pesten?", "url": "#w", "kind": "Artikel", "summary": "Zo herken je pesten."},
                {
                    "title": LONG_TITLE,
                    "url": "#l",
                    "kind": "Artikel",
                    "excerpt": mark_safe("Wat doe je bij <mark>pesten</mark>?"),
                },
            ],
        },
    },
    "skip_link": {"Zichtbaar bij focus": {}},
    "sources": {
        "Twee bronnen": {
            "sources": [
                {"title": "Voorbeeldbron", "url": "#b", "publisher": "UGent", "date_text": "2023"},
                {"title": "Bron zonder adres"},
            ],
        },
    },
    "steps": {
        "Drie stappen": {
            "heading": "Zo pak je het aan",
            "steps": [
                {"title": "Luister", "text": TEXT},
                {"title": LONG_TITLE, "text": ""},
                {"title": "Spreek iets af", "text": TEXT},
            ],
        },
    },
    "toc": {
        "Twee delen": {"items": [{"title": "Wat is het?", "anchor": "a"}, {"title": "Wat doe je?", "anchor": "b"}]}
    },
    "urgency_card": {
        "Nu": {
            "level": "nu",
            "heading": "Je bent in gevaar",
            "text": TEXT,
            "phone_label": "Bel",
            "phone_number": "112",
        },
        "Snel": {
            "level": "snel",
            "heading": "Iemand dreigt met een foto",
            "text": TEXT,
            "phone_label": "Child Focus",
            "phone_number": "116 000",
        },
        "Nu, met twee nummers": {
            "level": "nu",
            "heading": "Is er nu gevaar?",
            "calls": [
                {"label": "Noodnummer", "number": "112", "href": "tel:112", "note": "Levensgevaar"},
                {"label": "Politie", "number": "101", "href": "tel:101", "note": ""},
            ],
        },
        "Praat erover": {"level": "praat", "heading": "Je wil je verhaal kwijt", "text": TEXT},
    },
    "video_gate": {
        "Met tekst": {
            "title": "Wat doet een omstander?",
            "url": "#v",
            "host": "vrt.be",
            "duration": "3 minuten",
            "transcript": TEXT,
        },
    },
    "wordmark": {"Gewoon": {}},
    "term": {
        "In een zin": {
            "slug": "doxing",
            "word": "doxing",
            "term": "Doxing",
            "definition": "Iemands adres of nummer online zetten om die persoon te treffen.",
            "url": "#woordenlijst",
        }
    },
    "version_switch": {
        "Vier lezers": {
            "heading": "Lees dit als:",
            "versions": [
                {"label": "Kind", "title": "Ik word gepest", "url": "#kind", "is_current": True},
                {"label": "Jongere", "title": "Ik word gepest", "url": "#jongere"},
                {"label": "Ouder of volwassene", "title": "Mijn kind wordt gepest", "url": "#ouder"},
                {"label": "Professional", "title": "Een leerling wordt gepest", "url": "#professional"},
            ],
        }
    },
}

SAMPLES = PAGE_SAMPLES | CONTACT_SAMPLES | PROCEDURE_SAMPLES
