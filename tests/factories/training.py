"""Wegwijzers for tests, published below the real index of the first content."""

from itertools import count
from typing import Any

from knowledge.training.flowchart import mermaid
from knowledge.training.flowchart.json_format import to_dict
from knowledge.training.models import FlowchartIndexPage, FlowchartPage

_numbers = count(1)

SOUND = """
flowchart TD
%% red_flag_title: Is er nu gevaar?
%% red_flag_services: noodnummer
veilig{"Is het veilig?"}
plek{"Waar gebeurt het?"}
praat["Praat erover"]
%% praat.role: leerkracht
%% praat.deadline: vandaag
bel(["Bel 112"])
%% bel.services: noodnummer
klaar(["Je volgt het op"])
%% klaar.services: awel
veilig -->|ja| plek
veilig -->|nee| bel
plek -->|online| praat
plek -->|op school| praat
praat --> klaar
"""


def chart_data(text: str = SOUND) -> dict[str, Any]:
    return to_dict(mermaid.loads(text))


def make_flowchart(text: str = SOUND, **values: Any) -> FlowchartPage:
    number = next(_numbers)
    defaults = {
        "title": f"Proefwegwijzer {number}",
        "slug": f"proefwegwijzer-{number}",
        "summary": "Een wegwijzer om te proeven.",
        "audiences": ["school"],
        "contexts": ["school"],
        "chart": chart_data(text),
    }
    page = FlowchartPage(**{**defaults, **values})
    FlowchartIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
