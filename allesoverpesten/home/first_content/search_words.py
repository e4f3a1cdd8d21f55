"""What search needs besides pages: synonyms, chosen answers and the cards for somebody in danger."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings

from content.core.first_content import once, page_at
from content.core.models import DangerCard, PromotedAnswer, SearchQuestions, SearchSynonym
from helpdesk.models import ContactPoint
from helpdesk.phone_numbers import format_for_people

# Written with the articles, because whoever knows the texts knows how people ask for them.
DATA = settings.BASE_DIR / "content" / "infopunt" / "first_content"


def load() -> None:
    """Load the lists once."""
    for group in _read("search_synonyms.toml")["groups"]:
        once(f"search-synonym/{group['term']}", lambda group=group: _add_synonym(group))
    for page in _read("search_questions.toml")["pages"]:
        once(f"search-questions{page['page']}", lambda page=page: _add_questions(page))
    for number, answer in enumerate(_read("promoted_answers.toml")["answers"]):
        once(f"search-answer/{answer['words'][0]}", lambda answer=answer, number=number: _add_answer(answer, number))
    for number, kind in enumerate(_read("danger_phrases.toml")["kinds"]):
        once(f"danger-card/{kind['key']}", lambda kind=kind, number=number: _add_card(kind, number))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(DATA / name).read_text(encoding="utf-8"))


def _add_synonym(group: dict[str, Any]) -> None:
    SearchSynonym.objects.create(term=group["term"], words=", ".join(group["words"]))


def _add_questions(listed: dict[str, Any]) -> None:
    """A page that was never loaded or is gone is left out."""
    if page := page_at(listed["page"]):
        SearchQuestions.objects.create(
            page=page, questions="\n".join(listed["questions"]), first_for=listed.get("first_for", [])
        )


def _add_answer(answer: dict[str, Any], number: int) -> None:
    """One row for each page; a page that was never loaded or is gone is left out."""
    for place, address in enumerate(answer["pages"]):
        page = page_at(address)
        if page:
            order = number * 10 + place
            PromotedAnswer.objects.create(words=", ".join(answer["words"]), page=page, order=order)


def _add_card(kind: dict[str, Any], number: int) -> None:
    DangerCard.objects.create(
        kind=kind["key"],
        level=kind["level"],
        heading=kind["heading"],
        text=kind["text"],
        phrases="\n".join(kind["phrases"]),
        contacts=[("contact", contact) for slug in kind["services"] for contact in _contacts(slug)],
        order=number,
    )


def _contacts(slug: str) -> list[dict[str, str]]:
    """The phone number of a service as it is listed; nothing for a service without one."""
    points = ContactPoint.objects.filter(service__slug=slug, channel="phone").select_related("service")[:1]
    return [
        {"label": point.service.title, "number": format_for_people(point.value), "url": point.service.url}
        for point in points
    ]
