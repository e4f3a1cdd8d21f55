"""Question by question: the answers given so far lead to one screen, in a page, in a frame or in the editor's try-out.

Answers are form fields: the id of a step, and the text of the arrow that was taken. A field with a hyphen in front
(which no step can have) steers.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.core.counts import count_with, mark_page, no_reading
from content.core.private_answers import keep_private
from knowledge.training.counts import walk_counts
from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Node, is_node_id, normalized_answer
from knowledge.training.flowchart.paths import Answer, Walk, walk
from knowledge.training.screens.frame import frame_context, step_values

if TYPE_CHECKING:
    from knowledge.training.models import FlowchartPage

CHANGE = "-wijzig"
"""Field with the place (from 0) of the answer that somebody wants to change."""

type Fields = list[tuple[str, str]]


def walk_screen(request: HttpRequest, page: "FlowchartPage") -> HttpResponse:
    """The page itself. Answers of a child stay in the body of the form, those of others in the address."""
    data = request.POST if page.is_private else request.GET
    if data:
        no_reading(request)
    else:
        mark_page(request, page)
    screen = walk_context(page.flowchart, data)
    context = frame_context(page, "flowchart_walk") | {
        "method": "post" if page.is_private else "get",
        "action": reverse("flowchart_walk", args=[page.slug]),
        **screen,
    }
    context["noindex"] = page.noindex or bool(data)
    response = render(request, "training/flowchart_page.html", context)
    count_with(response, *walk_counts(page, screen, is_first=not data))
    return keep_private(response) if page.is_private else response


def walk_context(chart: Flowchart, data: QueryDict) -> dict[str, Any]:
    """Where the answers in `data` lead, for training/walk.html. An unfinished chart shows as far as it goes."""
    if chart.start_id is None:
        return {"is_empty": True}
    done = walk(chart, read_answers(data))
    position = _position(data.get(CHANGE, ""), len(done.kept))
    answers = _answers(chart, done.kept, without=position)
    if position is not None:
        return _change_context(chart, done, position) | {"answers": answers}
    last = done.screen[-1]
    asks = not done.finished
    shown = done.screen[:-1] if asks and last.kind is Kind.QUESTION else done.screen
    return {
        "reached": last.id,
        "steps": [step_values(node) for node in shown],
        "question": _question(last, done.choices) if asks else None,
        "before": _fields(done.kept),
        "after": [],
        "answers": answers,
        "dropped": _dropped(chart, done.dropped),
        "finished": done.finished,
        "todo": [step_values(step.node) for step in done.steps if step.node.kind in {Kind.ACTION, Kind.WARNING}]
        if done.finished
        else [],
        **_progress(done),
    }


def read_answers(data: QueryDict) -> tuple[Answer, ...]:
    """Every field that could be a step, in the order of the form; a loop gives the same step more than once."""
    return tuple(Answer(name, value) for name, values in data.lists() if is_node_id(name) for value in values)


def _position(text: str, count: int) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) < count else None


def _change_context(chart: Flowchart, done: Walk, position: int) -> dict[str, Any]:
    """One question again; the answers before and after it go along, each on its side, so that loops keep order."""
    given = done.kept[position]
    node = chart.by_id[given.node]
    ways = [edge for edge in chart.outgoing[node.id] if edge.target in chart.by_id]
    return {
        "question": _question(node, ways, given.answer),
        "before": _fields(done.kept[:position]),
        "after": _fields(done.kept[position + 1 :]),
        "progress_text": _("Je verandert een antwoord. Wat nog klopt, blijft staan."),
    }


def _question(node: Node, ways: Sequence[Edge], chosen: str | None = None) -> dict[str, Any]:
    is_question = node.kind is Kind.QUESTION
    return {
        "name": node.id,
        "title": node.title if is_question else _("Wat past bij jou?"),
        "text": node.text if is_question else "",
        "why": node.why,
        "options": [
            {
                "value": edge.answer,
                "label": edge.answer[:1].upper() + edge.answer[1:] or _("Ga verder"),
                "is_chosen": chosen is not None and normalized_answer(edge.answer) == normalized_answer(chosen),
            }
            for edge in ways
        ],
    }


def _fields(answers: Iterable[Answer]) -> Fields:
    return [(answer.node, answer.answer) for answer in answers]


def _answers(chart: Flowchart, kept: Sequence[Answer], without: int | None) -> list[dict[str, Any]]:
    """Given answers, each with what the form of its change button carries along."""
    fields = _fields(kept)
    return [
        {
            "position": position,
            "question": chart.by_id[answer.node].title,
            "answer": answer.answer or _("Ga verder"),
            "fields": fields,
        }
        for position, answer in enumerate(kept)
        if position != without
    ]


def _dropped(chart: Flowchart, dropped: Iterable[Answer]) -> list[dict[str, str]]:
    return [
        {"question": chart.by_id[answer.node].title, "answer": answer.answer}
        for answer in dropped
        if answer.node in chart.by_id
    ]


def _progress(done: Walk) -> dict[str, Any]:
    number = len(done.kept) + 1
    left = done.questions_left - 1
    text = _("Vraag %(number)s") % {"number": number}
    if left > 0:
        more = ngettext("hierna nog hoogstens %(left)s vraag", "hierna nog hoogstens %(left)s vragen", left)
        text = f"{text}, {more % {'left': left}}"
    return {"progress_percent": round(done.progress * 100), "progress_text": "" if done.finished else text}
