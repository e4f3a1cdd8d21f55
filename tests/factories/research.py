"""Researchers and publications for tests, below the real section of the first content."""

import json
from datetime import date
from itertools import count
from typing import Any

from knowledge.research.models import (
    Authorship,
    PublicationIndexPage,
    PublicationPage,
    ResearcherIndexPage,
    ResearcherPage,
    StudyCallIndexPage,
    StudyCallPage,
)

_numbers = count(1)
CARD = {
    "finding": "Ze vonden iets dat helpt.",
    "certainty": "redelijk",
    "population": "Leerlingen in Vlaanderen.",
    "meanings": [{"type": "meaning", "value": {"audience": "school", "text": "Vraag elke week hoe het gaat."}}],
}
STREAMS = {"meanings", "related", "sources"}


def _prepared(values: dict[str, Any]) -> dict[str, Any]:
    return {name: json.dumps(value) if name in STREAMS else value for name, value in values.items()}


def make_researcher(*, live: bool = True, **values: Any) -> ResearcherPage:
    number = next(_numbers)
    defaults = {
        "title": f"Ann Proef{number}",
        "slug": f"ann-proef-{number}",
        "summary": f"Onderzoekt zaak {number}.",
        "family_name": f"Proef{number}",
    }
    page = ResearcherPage(live=live, **_prepared({**defaults, **values}))
    ResearcherIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def make_publication(
    *, live: bool = True, by: tuple[ResearcherPage, ...] = (), themes: list[Any] | None = None, **values: Any
) -> PublicationPage:
    """A publication with a complete card; `by` are researchers of the network."""
    number = next(_numbers)
    defaults = {
        **CARD,
        "title": f"Proefpublicatie over zaak {number}",
        "slug": f"proefpublicatie-{number}",
        "summary": f"Waarover publicatie {number} gaat.",
        "authors": "Proef, Ann\nVlaams Netwerk",
        "issued": "2020",
        "container": "Tijdschrift voor Proeven",
        "language": "nl",
    }
    page = PublicationPage(live=live, **_prepared({**defaults, **values}))
    page.authorships = [Authorship(researcher=one) for one in by]
    if themes:
        page.themes = themes
    PublicationIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return PublicationPage.objects.get(pk=page.pk)


def make_call(*, live: bool = True, **values: Any) -> StudyCallPage:
    """A call that is open on 15 May 2030 and addresses adults."""
    number = next(_numbers)
    defaults = {
        "title": f"Proefoproep {number}",
        "slug": f"proefoproep-{number}",
        "summary": "Doe mee.",
        "audiences_called": ["ouders"],
        "starts_on": date(2030, 5, 1),
        "ends_on": date(2030, 5, 31),
        "ethics_reference": "EC 2030/1",
        "contact_email": "vraag@example.org",
    }
    page = StudyCallPage(live=live, **{**defaults, **values})
    StudyCallIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page
