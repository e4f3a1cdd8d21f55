"""Questions in groups by who asks them: a child need not read past those of a head teacher."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.rich_text import expand_db_html

from content.infopunt.levels.readers import reader_of
from content.infopunt.models.glossary import FrequentQuestion

HEADINGS = (
    gettext_lazy("Vragen van kinderen en jongeren"),
    gettext_lazy("Vragen van jongeren"),
    gettext_lazy("Vragen van ouders en volwassenen"),
    gettext_lazy("Vragen van professionals"),
)


def question_groups(questions: Iterable[FrequentQuestion]) -> list[dict[str, Any]]:
    """`[{heading, items: [{question, answer (safe HTML), slug}]}]`, without empty groups."""
    groups: dict[int, list[dict[str, Any]]] = {}
    for question in questions:
        place, _label = reader_of(question.audiences)
        groups.setdefault(place, []).append(
            {"question": question.question, "answer": _answer(question), "slug": question.slug}
        )
    return [{"heading": HEADINGS[place], "items": groups[place]} for place in sorted(groups)]


def _answer(question: FrequentQuestion) -> str:
    answer = mark_safe(expand_db_html(question.answer))  # noqa: S308 - Wagtail's own rich text, cleaned on saving
    if not question.link:
        return answer
    return format_html('{}<p><a href="{}">{}</a></p>', answer, question.link, _("Lees meer"))
