"""Can somebody be reached at this service now, how, and how is that said."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from helpdesk.opening_hours import OpenKind, OpenState, open_state
from helpdesk.opening_hours.clock import state_at
from helpdesk.opening_hours.phrases import site_name
from helpdesk.triage.answers import YOUNG, Who
from helpdesk.triage.facts import DIRECT_CHANNELS, WRITTEN_CHANNELS, ContactFacts, ServiceFacts

VERBS = {
    "phone": "bellen",
    "chat": "chatten",
    "whatsapp": "een WhatsApp-bericht sturen",
    "sms": "sms’en",
    "visit": "langsgaan",
    "email": "mailen",
    "form": "een formulier invullen",
    "forum": "op het forum schrijven",
    "website": "op de site kijken",
}
_FOR_YOUNG = ("chat", "phone", "whatsapp", "sms", "visit", *WRITTEN_CHANNELS)
_FOR_OTHERS = (*DIRECT_CHANNELS, *WRITTEN_CHANNELS)
NO_WAIT = float("inf")


class Reach(IntEnum):
    """Better is lower. Unknown stands before closed: somebody may be there."""

    NOW = 1
    USUALLY_NOW = 2
    UNKNOWN = 3
    LATER = 4
    PAUSED = 5

    @property
    def is_now(self) -> bool:
        return self <= Reach.USUALLY_NOW


_REACH = {
    OpenKind.ALWAYS: Reach.NOW,
    OpenKind.OPEN: Reach.NOW,
    OpenKind.USUAL_OPEN: Reach.USUALLY_NOW,
    OpenKind.UNKNOWN: Reach.UNKNOWN,
    OpenKind.CLOSED: Reach.LATER,
    OpenKind.USUAL_CLOSED: Reach.LATER,
}


def channel_order(who: Who | None) -> dict[str, int]:
    """Young people would rather chat than call (Flemish studies on youth help lines); others the other way
    round.
    """
    return {channel: place for place, channel in enumerate(_FOR_YOUNG if who in YOUNG else _FOR_OTHERS)}


class ServiceReach(NamedTuple):
    """The best direct contact point of a service at a moment, and the order in which services are reached
    best: certainly now, usually now, unknown, the first that opens again (`opens_at` as timestamp), the
    nicest channel.
    """

    reach: Reach
    opens_at: float
    channel: int


def service_reach(service: ServiceFacts, channels: dict[str, int], at: datetime) -> ServiceReach:
    """Direct contact points decide; written ones never make a service open. Fast: it runs for every
    listing.
    """
    best = min(
        (ServiceReach(*_contact_reach(c, at), channels[c.channel]) for c in service.direct_contacts),
        default=ServiceReach(Reach.UNKNOWN, NO_WAIT, len(channels)),
    )
    return ServiceReach(Reach.PAUSED, NO_WAIT, best.channel) if service.is_paused else best


def _contact_reach(contact: ContactFacts, at: datetime) -> tuple[Reach, float]:
    if contact.staffed_by_law:
        return Reach.NOW, NO_WAIT
    if not contact.calendar.schedules:
        return Reach.UNKNOWN, NO_WAIT
    opened, change = state_at(contact.calendar, at)
    if opened:
        return (Reach.NOW if at.date() <= contact.fresh_until else Reach.USUALLY_NOW), NO_WAIT
    return Reach.LATER, change.timestamp() if change else NO_WAIT


@dataclass(frozen=True, slots=True)
class ReachableContact:
    """A contact point with its state at the moment that was asked for."""

    contact: ContactFacts
    state: OpenState

    @property
    def reach(self) -> Reach:
        return _REACH[self.state.kind]

    @property
    def text(self) -> str:
        """`bellen: nu open tot 22 u`; writing is possible at any hour, whatever was checked when."""
        if not self.contact.is_direct:
            return f"{VERBS[self.contact.channel]}: dag en nacht, het antwoord komt later"
        return f"{VERBS[self.contact.channel]}: {self.state.text}"


def reachable_contacts(service: ServiceFacts, channels: dict[str, int], at: datetime) -> tuple[ReachableContact, ...]:
    """All contact points with their states: the best direct one first, then the other direct ones, then
    writing.
    """
    contacts = [ReachableContact(contact, _state(contact, service.site, at)) for contact in service.contacts]
    return tuple(
        sorted(
            contacts,
            key=lambda c: (not c.contact.is_direct, c.reach, _opening(c.state), channels[c.contact.channel]),
        )
    )


def _opening(state: OpenState) -> float:
    return state.opens_at.timestamp() if state.opens_at else NO_WAIT


def _state(contact: ContactFacts, site: str, at: datetime) -> OpenState:
    return open_state(
        contact.calendar.schedules,
        contact.calendar.exceptions,
        contact.assured_on,
        at,
        doubtful=contact.doubtful,
        staffed_by_law=contact.staffed_by_law,
        site=site,
    )


def reach_text(service: ServiceFacts, reach: Reach, contacts: tuple[ReachableContact, ...]) -> str:
    """How to reach this service now, or when again, in one or two sentences."""
    if reach is Reach.PAUSED:
        return "Neemt nu geen nieuwe vragen aan."
    if reach is Reach.UNKNOWN:
        look = f" Kijk na op {site_name(service.site)}." if service.site else ""
        return f"De uren kennen we niet.{look}"
    if reach is Reach.LATER:
        writing = next((c for c in contacts if c.contact.channel in {"email", "form", "forum"}), None)
        now = f" Nu kan je wel {VERBS[writing.contact.channel]}." if writing else ""
        return f"Nu gesloten. {contacts[0].text.capitalize()}.{now}"
    return f"Je kan nu {contacts[0].text}."
