"""The screens of the help finder, as the templates show them. What comes next and who fits is decided in `triage`."""

from typing import Any

from django.http import QueryDict

from content.core.enums import Mood
from helpdesk.display import call_rows, contact_card, contact_cards, service_row
from helpdesk.listings.listing import Listing
from helpdesk.listings.moment import Moment
from helpdesk.screens.service import what_happens
from helpdesk.triage.answers import YOUNG, Answers, Who
from helpdesk.triage.flow import Reading, hidden_fields, next_question, previous_key, read_answers, summary
from helpdesk.triage.matching import Outcome, Ranked, find_help
from helpdesk.triage.places import ATTRIBUTION, get_place
from helpdesk.triage.questions import Key, Question, question

FOLDED = 15
"""Services below the fold; who still found nobody, is better off with the filters of the list of all services."""
ALL_SERVICES = "/hulp/diensten/"
CHANGE = "wijzig"
"""Field that names the question which somebody wants to see again."""
BACK = "terug"
"""The same from the button below a question; the field of that question comes along, as far as it was filled in."""
SKIP = "skip"
CHOSEN_PLACE = "gekozen"
"""Field of a button with one of several places; the field that was typed in stays in the form beside it."""


def reading_of(data: QueryDict) -> Reading:
    values = data.dict()
    if SKIP in data:
        values[Key.PLACE] = ""
    elif CHOSEN_PLACE in data:
        values[Key.PLACE] = values[CHOSEN_PLACE]
    elif BACK in data and not values.get(Key.PLACE):
        values.pop(Key.PLACE, None)  # going back is no answer: the place is asked again
    return read_answers(values)


def question_for(reading: Reading, wanted: str) -> Question | None:
    """The question that somebody wants to change, if it can be asked; else the first without an answer."""
    if wanted in set(Key) and (wanted == Key.WHO or reading.answers.who):
        return question(Key(wanted), reading.answers)
    return next_question(reading)


def method_of(answers: Answers) -> str:
    return "post" if answers.is_private else "get"


def mood_of(answers: Answers) -> Mood:
    return {Who.CHILD: Mood.CHILD, Who.TEEN: Mood.TEEN}.get(answers.who, Mood.GENERAL)


def question_context(asked: Question, reading: Reading, data: QueryDict) -> dict[str, Any]:
    answers = reading.answers
    current = {Key.WHO: answers.who, Key.WHAT: answers.what}.get(asked.key)
    return {
        "mood": mood_of(answers),
        "question": asked,
        "number": list(Key).index(asked.key) + 1,
        "method": method_of(answers),
        "kept": hidden_fields(answers, asked.key),
        "options": [
            {
                "key": option.key,
                "label": option.label,
                "hint": option.hint,
                "is_chosen": option.key == current,
                # Answers of a child or teenager travel in the body, those of others in the address.
                "method": ("post" if option.key in YOUNG else "get") if asked.key is Key.WHO else "",
            }
            for option in asked.options
        ],
        "problem": reading.problems.get(asked.key, ""),
        "typed": _typed(answers, data) if asked.key is Key.PLACE else "",
        "places": reading.place.choices if asked.key is Key.PLACE else (),
        "previous": previous_key(asked.key),
        "summary": _summary(answers, without=asked.key),
        "attribution": ATTRIBUTION if asked.key is Key.PLACE else "",
    }


def _typed(answers: Answers, data: QueryDict) -> str:
    place = get_place(answers.place or "")
    return place.name if place else data.get(Key.PLACE, "")[:60]


def _summary(answers: Answers, without: Key | None = None) -> list[dict[str, Any]]:
    """Given answers, each with what the form of its "Wijzig" button carries along."""
    carried = {name: str(value) for name, value in _values(answers).items() if value is not None}
    return [
        {"key": row.key.value, "question": row.question, "answer": row.answer, "kept": carried}
        for row in summary(answers)
        if row.key is not without
    ]


def _values(answers: Answers) -> dict[str, str | None]:
    return {Key.WHO.value: answers.who, Key.WHAT.value: answers.what, Key.PLACE.value: answers.place}


def answer_context(answers: Answers, moment: Moment) -> dict[str, Any]:
    outcome = find_help(answers, moment.listings.directory, moment.minute)
    return {
        "mood": mood_of(answers),
        "method": method_of(answers),
        "summary": _summary(answers),
        "danger": [{"title": card.title, "text": card.text, "calls": call_rows(card.calls)} for card in outcome.danger],
        "best": _best(outcome, moment),
        "instead": _instead(outcome, moment),
        "alternatives": [_row(ranked, moment) for ranked in outcome.alternatives],
        "rest": [_row(ranked, moment) for ranked in outcome.rest[:FOLDED]],
        "more_url": ALL_SERVICES if len(outcome.rest) > FOLDED else "",
        "lifelines": call_rows(outcome.lifelines),
        "notes": outcome.notes,
    }


def _listing(ranked: Ranked, moment: Moment) -> Listing:
    return moment.listings.by_slug[ranked.slug]


def _row(ranked: Ranked, moment: Moment) -> dict[str, Any]:
    return service_row(_listing(ranked, moment), moment, why=ranked.reasons[0])


def _best(outcome: Outcome, moment: Moment) -> dict[str, Any] | None:
    if outcome.best is None:
        return None
    listing = _listing(outcome.best, moment)
    ways = {id(way.facts): way for way in listing.ways}
    ordered = [ways[id(found.contact)] for found in outcome.best.contacts]
    cards = [contact_card(listing, way, moment) for way in ordered] or contact_cards(listing, moment)
    return {
        "title": listing.title,
        "url": listing.url,
        "summary": listing.summary,
        "reasons": outcome.best.reasons,
        "contacts": cards,
        "what_happens": what_happens(listing),
        "not_for": listing.not_for,
        "alert": listing.alert_at(moment.at),
    }


def _instead(outcome: Outcome, moment: Moment) -> list[dict[str, Any]]:
    """Who is there now, when the best one is not, unless it stands among the alternatives already."""
    if outcome.best is None or outcome.best.is_reachable:
        return []
    shown = {ranked.slug for ranked in outcome.alternatives}
    return [_row(ranked, moment) for ranked in outcome.open_instead if ranked.slug not in shown]
