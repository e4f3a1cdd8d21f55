"""Wegwijzers and trainings for tests, published below the real indexes of the first content."""

from datetime import date, time
from itertools import count
from typing import Any

from django.utils.text import slugify

from knowledge.training.flowchart import mermaid
from knowledge.training.flowchart.json_format import to_dict
from knowledge.training.models import (
    FlowchartIndexPage,
    FlowchartPage,
    Provider,
    TrainingIndexPage,
    TrainingPage,
    TrainingSession,
)

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


def make_provider(name: str = "Proefaanbieder", **values: Any) -> Provider:
    slug = slugify(name)
    return Provider.objects.get_or_create(name=name, defaults={"slug": slug, **values})[0]


def make_session(
    start: str = "2027-03-02", hours: tuple[str, str] | None = ("09:30", "16:00"), **values: Any
) -> TrainingSession:
    """A session on a day, with hours or without, in Mechelen unless told otherwise."""
    times = {"start_time": time.fromisoformat(hours[0]), "end_time": time.fromisoformat(hours[1])} if hours else {}
    place = {"place": "Zaal", "street": "Straat 1", "postal_code": "2800", "municipality": "Mechelen"}
    return TrainingSession(starts_on=date.fromisoformat(start), **times | place | values)


def make_training(
    sessions: list[TrainingSession] | None = None, themes: list[Any] | None = None, **values: Any
) -> TrainingPage:
    """A live training with these sessions."""
    number = next(_numbers)
    defaults = {
        "title": f"Proefvorming {number}",
        "slug": f"proefvorming-{number}",
        "summary": f"Wat je leert in proefvorming {number}.",
        "audiences": ["school"],
        "forms": ["open"],
        "provider": values.pop("provider", None) or make_provider(),
    }
    for place, session in enumerate(sessions or []):
        session.sort_order = place
    page = TrainingPage(sessions=sessions or [], **{**defaults, **values})
    if themes:
        page.themes = themes
    TrainingIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return TrainingPage.objects.get(pk=page.pk)


def only_these_trainings(*pages: TrainingPage) -> None:
    """Take the trainings of the first content away, so that counts mean something."""
    for page in TrainingPage.objects.exclude(pk__in=[page.pk for page in pages]):
        page.unpublish()
