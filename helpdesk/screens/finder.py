"""The questions of the help finder and its answer, as the templates show them."""

from enum import StrEnum
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from helpdesk.display import call_rows, contact_card, contact_cards, service_row
from helpdesk.enums import Asker, Worry
from helpdesk.listings.listing import Listing
from helpdesk.listings.moment import Moment
from helpdesk.screens.service import what_happens
from helpdesk.triage.answers import YOUNG, Answers, What, Who
from helpdesk.triage.matching import Outcome, Ranked, find_help
from helpdesk.triage.places import ATTRIBUTION, PlaceSearch, find_place

PLACE_LENGTH = 80


class Step(StrEnum):
    WHO = "who"
    WHAT = "what"
    PLACE = "place"
    ANSWER = "answer"


def read_answers(data: QueryDict) -> Answers:
    """Answers in a form or an address; what is not one of the answers counts as not asked yet."""
    who, what = data.get("who", ""), data.get("what", "")
    place = "" if "skip" in data else data.get("place")
    return Answers(
        who=Who(who) if who in set(Who) else None,
        what=What(what) if what in set(What) else None,
        place=None if place is None else " ".join(place.split())[:PLACE_LENGTH],
    )


def step_for(answers: Answers, data: QueryDict) -> Step:
    """The question to ask: the one that somebody wants to change, else the first without an answer."""
    wanted = data.get("step", "")
    if wanted in {Step.WHO, Step.WHAT, Step.PLACE} and (wanted == Step.WHO or answers.who):
        return Step(wanted)
    if answers.who is None:
        return Step.WHO
    if answers.what is None:
        return Step.WHAT
    return Step.ANSWER if _place_is_clear(answers) else Step.PLACE


def _place_is_clear(answers: Answers) -> bool:
    return answers.place is not None and (not answers.place or find_place(answers.place).place is not None)


def _worry_label(worry: What, who: Who) -> str:
    """What is going on, as these people would say it: a child about itself, a parent about a child."""
    young = {
        What.BULLIED: _("Ik word gepest"),
        What.ONLINE: _("Het gebeurt online"),
        What.NUDES: _("Het gaat over naaktfoto’s of -filmpjes"),
        What.VIOLENCE: _("Iemand doet mij pijn of dreigt daarmee"),
        What.BULLYING: _("Ik pest zelf"),
        What.WITNESS: _("Ik zie dat iemand gepest wordt"),
        What.DARK_THOUGHTS: _("Ik wil soms niet meer leven"),
        What.DISCRIMINATION: _("Ze sluiten mij uit om wie ik ben"),
        What.AT_WORK: _("Het gebeurt op mijn job of stage"),
        What.UNSURE: _("Iets anders, of ik weet het niet goed"),
    }
    own = young | {What.AT_WORK: _("Het gebeurt op mijn werk")}
    others = {
        What.BULLIED: _("Iemand wordt gepest"),
        What.ONLINE: _("Het pesten gebeurt online"),
        What.NUDES: _("Het gaat over naaktfoto’s of -filmpjes"),
        What.VIOLENCE: _("Er is geweld of bedreiging"),
        What.BULLYING: _("Iemand pest zelf"),
        What.WITNESS: _("Ik zag pesten gebeuren"),
        What.DARK_THOUGHTS: _("Iemand wil niet meer leven"),
        What.DISCRIMINATION: _("Iemand wordt uitgesloten om wie die is"),
        What.AT_WORK: _("Het gebeurt op het werk"),
        What.UNSURE: _("Iets anders, of ik weet het niet goed"),
    }
    by_who = {Who.CHILD: young, Who.TEEN: young, Who.WORK: own, Who.ADULT: own}
    return by_who.get(who, others)[worry]


def _worries(who: Who) -> list[What]:
    """A child of eleven has no job: that answer is not offered."""
    return [worry for worry in What if not (who is Who.CHILD and worry is What.AT_WORK)]


def _kept(answers: Answers, without: Step) -> list[dict[str, str]]:
    """The other answers as hidden fields, so that going back or changing one loses none."""
    values = {Step.WHO: answers.who, Step.WHAT: answers.what, Step.PLACE: answers.place}
    return [
        {"name": step.value, "value": str(value)}
        for step, value in values.items()
        if step is not without and value is not None
    ]


def _summary(answers: Answers) -> list[dict[str, Any]]:
    """Given answers with what is needed to change each."""
    rows: list[dict[str, Any]] = []
    if answers.who:
        rows.append({"step": Step.WHO.value, "label": _("Wie"), "text": str(Asker(answers.who).label)})
    if answers.who and answers.what:
        rows.append({"step": Step.WHAT.value, "label": _("Wat"), "text": _worry_label(answers.what, answers.who)})
    if answers.place is not None:
        place = find_place(answers.place).place
        rows.append({"step": Step.PLACE.value, "label": _("Waar"), "text": place.name if place else _("Overal")})
    return [row | {"kept": _kept(answers, without=Step.ANSWER)} for row in rows]


def _method(answers: Answers) -> str:
    return "post" if answers.is_private else "get"


def question_context(step: Step, answers: Answers, data: QueryDict) -> dict[str, Any]:
    context: dict[str, Any] = {
        "step": step.value,
        "number": list(Step).index(step) + 1,
        "method": _method(answers),
        "kept": _kept(answers, without=step),
        "summary": [row for row in _summary(answers) if row["step"] != step.value],
    }
    if step is Step.WHO:
        # The answer decides how it travels: of a child or teenager in the body, of others in the address.
        context |= {
            "question": _("Wie ben je?"),
            "options": [
                {
                    "value": asker.value,
                    "label": str(asker.label),
                    "method": "post" if asker in YOUNG else "get",
                    "is_chosen": asker == answers.who,
                }
                for asker in Asker
            ],
        }
    elif step is Step.WHAT and answers.who:
        context |= {
            "question": _("Wat is er aan de hand?"),
            "options": [
                {
                    "value": worry.value,
                    "label": _worry_label(worry, answers.who),
                    "is_chosen": worry == answers.what,
                }
                for worry in _worries(answers.who)
            ],
        }
    else:
        context |= _place_context(answers, asked_again="step" in data)
    return context


def _place_context(answers: Answers, *, asked_again: bool) -> dict[str, Any]:
    typed = answers.place or ""
    search = PlaceSearch() if asked_again else find_place(typed)
    return {
        "question": _("Waar woon je?"),
        "typed": typed,
        "message": search.message,
        "choices": [{"value": place.nis, "label": place.name} for place in search.choices],
        "attribution": ATTRIBUTION,
    }


def answer_context(answers: Answers, moment: Moment) -> dict[str, Any]:
    outcome = find_help(answers, (listing.facts for listing in moment.listings), moment.minute)
    return {
        "method": _method(answers),
        "summary": _summary(answers),
        "danger": [
            {"title": card.title, "text": card.text, "calls": call_rows(card.calls)} for card in outcome.danger
        ],
        "best": _best(outcome, moment),
        "instead": _instead(outcome, moment),
        "alternatives": [_row(ranked, moment) for ranked in outcome.alternatives],
        "rest": [_row(ranked, moment) for ranked in outcome.rest],
        "lifelines": call_rows(outcome.lifelines),
        "notes": outcome.notes,
        "worry": Worry(answers.what).label if answers.what else "",
    }


def _listing(ranked: Ranked, moment: Moment) -> Listing:
    return moment.listings.by_slug[ranked.slug]


def _row(ranked: Ranked, moment: Moment) -> dict[str, Any]:
    return service_row(_listing(ranked, moment), moment, why=ranked.reasons[0])


def _best(outcome: Outcome, moment: Moment) -> dict[str, Any] | None:
    if outcome.best is None:
        return None
    listing = _listing(outcome.best, moment)
    by_facts = {way.facts: way for way in listing.ways}
    ordered = [by_facts[found.contact] for found in outcome.best.contacts]
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
    """Who is there now, when the best one is not, and does not stand among the alternatives already."""
    if outcome.best is None or outcome.best.is_reachable:
        return []
    shown = {ranked.slug for ranked in outcome.alternatives}
    return [_row(ranked, moment) for ranked in outcome.open_instead if ranked.slug not in shown]
