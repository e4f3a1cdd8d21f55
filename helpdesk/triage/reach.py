"""Can somebody be reached at this service now, how, and how is that said."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from functools import lru_cache

from helpdesk.opening_hours import OpenKind, OpenState, open_state
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
CHANNELS_FOR_YOUNG = ("chat", "phone", "whatsapp", "sms", "visit", *WRITTEN_CHANNELS)
CHANNELS_FOR_OTHERS = (*DIRECT_CHANNELS, *WRITTEN_CHANNELS)


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


@dataclass(frozen=True, slots=True)
class ServiceReach:
    """How a service can be reached: all its contact points, the best first."""

    reach: Reach
    contacts: tuple[ReachableContact, ...]
    opens_at: datetime | None
    text: str


@lru_cache(maxsize=16384)
def _contact_state(contact: ContactFacts, site: str, at: datetime) -> OpenState:
    return open_state(
        contact.calendar.schedules,
        contact.calendar.exceptions,
        contact.assured_on,
        at,
        doubtful=contact.doubtful,
        staffed_by_law=contact.staffed_by_law,
        site=site,
    )


def channel_order(who: Who | None) -> tuple[str, ...]:
    """Young people would rather chat than call (Flemish studies on youth help lines); others the other way
    round.
    """
    return CHANNELS_FOR_YOUNG if who in YOUNG else CHANNELS_FOR_OTHERS


def service_reach(service: ServiceFacts, who: Who | None, at: datetime) -> ServiceReach:
    """Look at every contact point at `at`; direct ones decide, written ones never make a service open."""
    order = channel_order(who)
    contacts = sorted(
        (ReachableContact(c, _contact_state(c, service.site, at)) for c in service.contacts),
        key=lambda c: (not c.contact.is_direct, c.reach, order.index(c.contact.channel)),
    )
    direct = [contact for contact in contacts if contact.contact.is_direct]
    reach = direct[0].reach if direct else Reach.UNKNOWN
    if service.is_paused:
        reach = Reach.PAUSED
    openings = [c.state.opens_at for c in direct if c.state.opens_at] if reach is Reach.LATER else []
    opens_at = min(openings, default=None)
    return ServiceReach(reach, tuple(contacts), opens_at, _reach_text(service, contacts, reach, opens_at))


def _reach_text(
    service: ServiceFacts, contacts: list[ReachableContact], reach: Reach, opens_at: datetime | None
) -> str:
    if reach is Reach.PAUSED:
        return "Neemt nu geen nieuwe vragen aan."
    if reach is Reach.UNKNOWN:
        look = f" Kijk na op {site_name(service.site)}." if service.site else ""
        return f"De uren kennen we niet.{look}"
    first = contacts[0]
    if reach is Reach.LATER:
        first = next((c for c in contacts if c.state.opens_at and c.state.opens_at == opens_at), first)
        writing = next((c for c in contacts if c.contact.channel in {"email", "form", "forum"}), None)
        now = f" Nu kan je wel {VERBS[writing.contact.channel]}." if writing else ""
        return f"Nu gesloten. {first.text.capitalize()}.{now}"
    return f"Je kan nu {first.text}."
