"""When a call is open, and what must be told before it may be. Pure: plain values in, decisions out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.research.enums import MINORS, CallState


@dataclass(frozen=True)
class CallFacts:
    """What the rules look at. `ends_on` is the last day on which people may take part."""

    audiences: Sequence[str]
    starts_on: date | None
    ends_on: date | None
    ethics_reference: str
    contact_email: str
    guardian_consent: str
    own_consent: str


def state_of(starts_on: date | None, ends_on: date | None, today: date, *, closed_early: bool = False) -> CallState:
    """Closes by itself after its last day; without last day it was never open."""
    if closed_early or ends_on is None or today > ends_on:
        return CallState.CLOSED
    if starts_on and today < starts_on:
        return CallState.SOON
    return CallState.OPEN


def addresses_minors(audiences: Sequence[str]) -> bool:
    return bool(MINORS.intersection(audiences))


def problems(facts: CallFacts) -> dict[str, str]:
    """What is missing or wrong before the public may see the call, by field."""
    found = {
        "audiences_called": "" if facts.audiences else "Kies wie kan meedoen.",
        "starts_on": "" if facts.starts_on else "Zeg vanaf wanneer mensen kunnen meedoen.",
        "ends_on": _end_problem(facts),
        "ethics_reference": ""
        if facts.ethics_reference.strip()
        else "Zonder goedkeuring van een ethische commissie kan een oproep niet op de site.",
        "contact_email": "" if facts.contact_email else "Zeg bij wie mensen terechtkunnen met vragen.",
    }
    if addresses_minors(facts.audiences):
        found |= {
            "guardian_consent": ""
            if facts.guardian_consent.strip()
            else "Deze oproep gaat naar minderjarigen. Zeg hoe een ouder of voogd toestemming geeft.",
            "own_consent": ""
            if facts.own_consent.strip()
            else "Deze oproep gaat naar minderjarigen. Zeg hoe zij zelf ja of nee kunnen zeggen, en later nog stoppen.",
        }
    return {name: text for name, text in found.items() if text}


def _end_problem(facts: CallFacts) -> str:
    if facts.ends_on is None:
        return "Zeg tot en met wanneer mensen kunnen meedoen. Daarna sluit de oproep vanzelf."
    if facts.starts_on and facts.ends_on < facts.starts_on:
        return "De oproep eindigt voor ze begint."
    return ""
