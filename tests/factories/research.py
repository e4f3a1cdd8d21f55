"""Researchers and publications for tests, below the real section of the first content."""

import json
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from knowledge.research.models import (
    AbstractSubmission,
    Authorship,
    ColloquiumIndexPage,
    ColloquiumPage,
    ColloquiumReviewer,
    MemberNewsPage,
    MembersPage,
    MinutesPage,
    PublicationIndexPage,
    PublicationPage,
    ReadingListPage,
    ResearcherIndexPage,
    ResearcherPage,
    StudyCallIndexPage,
    StudyCallPage,
    WorkingGroupPage,
)

_numbers = count(1)
CARD = {
    "finding": "Ze vonden iets dat helpt.",
    "certainty": "redelijk",
    "population": "Leerlingen in Vlaanderen.",
    "meanings": [{"type": "meaning", "value": {"audience": "school", "text": "Vraag elke week hoe het gaat."}}],
}
STREAMS = {
    "meanings",
    "related",
    "sources",
    "programme",
    "proceedings",
    "proceedings_works",
    "documents",
    "works",
    "body",
}


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


def moment(text: str) -> datetime:
    """`2030-05-15 09:30`, in Brussels."""
    return timezone.make_aware(datetime.fromisoformat(text))


def session_block(title: str, start: str, end: str, *talks: dict[str, Any], room: str = "", uid: str = "") -> Any:
    value = {"title": title, "starts_at": start, "ends_at": end, "room": room, "talks": [_item(talk) for talk in talks]}
    return {"type": "session", "value": value, "id": uid or f"00000000-0000-4000-8000-{next(_numbers):012}"}


def talk_value(title: str, *speakers: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {"title": title, "speakers": [_item(one) for one in speakers], **values}


def _item(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": str(uuid4())}


def make_colloquium(*, live: bool = True, reviewers: tuple[Any, ...] = (), **values: Any) -> ColloquiumPage:
    """On 15 May 2030, with registration here and a call for abstracts until the end of March."""
    number = next(_numbers)
    defaults = {
        "title": f"Proefcolloquium {number}",
        "slug": f"proefcolloquium-{number}",
        "summary": "Een dag over pesten.",
        "starts_at": moment("2030-05-15 09:00"),
        "ends_at": moment("2030-05-15 17:00"),
        "place": "Zaal van het Netwerk",
        "call_opens_on": date(2030, 1, 1),
        "call_closes_on": date(2030, 3, 31),
        "call_text": "Over groepen en klassen.",
    }
    page = ColloquiumPage(live=live, **_prepared({**defaults, **values}))
    page.reviewers = [ColloquiumReviewer(user=user) for user in reviewers]
    return _added(ColloquiumIndexPage.objects.get(), page, live=live)


def make_submission(colloquium: ColloquiumPage, **values: Any) -> AbstractSubmission:
    number = next(_numbers)
    defaults = {
        "title": f"Bijdrage {number}",
        "text": "We vroegen aan klassen hoe het gaat.",
        "authors": "Geheim, Gerda\nVerborgen, Victor",
        "contact_email": f"gerda{number}@example.org",
        "mailed_state": "ingediend",
    }
    return AbstractSubmission.objects.create(colloquium=colloquium, **{**defaults, **values})


def _added(parent: Any, page: Any, *, live: bool = True) -> Any:
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def make_member_page(kind: type, parent: Any = None, *, live: bool = True, **values: Any) -> Any:
    """A page of the members' side: a working group, minutes, a reading list or news."""
    number = next(_numbers)
    if parent is None:
        parent = make_member_page(WorkingGroupPage) if kind is MinutesPage else MembersPage.objects.get()
    defaults = {"title": f"Ledenpagina {number}", "slug": f"leden-{number}", "summary": "Alleen voor leden."}
    if kind is MinutesPage:
        defaults["held_on"] = date(2030, 5, 15)
    return _added(parent, kind(live=live, **_prepared({**defaults, **values})), live=live)


MEMBER_PAGES = (WorkingGroupPage, MinutesPage, ReadingListPage, MemberNewsPage)


def status_of(client: Any, address: str) -> int:
    """Status of an answer that may stream a file; closing the answer itself would close the test's database too."""
    answer = client.get(address)
    closers, answer._resource_closers = answer._resource_closers, []
    for close in closers:
        close()
    return int(answer.status_code)
