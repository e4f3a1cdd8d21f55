"""From answers to the right person: danger first, then one best service, at most two alternatives, then the
rest.

`find_help` is the one entry point. The order, in words a coordinator understands, is explained in
`docs/help-finder.md`; which service fits which worry stands in `rules.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from helpdesk.opening_hours.clock import in_brussels
from helpdesk.triage.answers import Answers, What, Who
from helpdesk.triage.danger import Call, DangerCard, danger_cards, lines_that_never_close
from helpdesk.triage.facts import ALL_THEMES, ServiceFacts
from helpdesk.triage.match_rule import Group, MatchRule
from helpdesk.triage.places import Place, find_place
from helpdesk.triage.reach import Reach, ReachableContact, ServiceReach, channel_order, service_reach
from helpdesk.triage.rules import best_rule

ALTERNATIVES = 2
OPEN_INSTEAD = 2
_FAR_AHEAD = 10**9
_ELSEWHERE = 10
"""What is added to the order of a service that works elsewhere: behind every other of its group."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A service with its place in the answer. `reasons` are Dutch sentences, the first says why it is
    shown.
    """

    service: ServiceFacts
    group: Group
    order: int
    reach: ServiceReach
    reasons: tuple[str, ...]

    @property
    def slug(self) -> str:
        return self.service.slug

    @property
    def is_reachable(self) -> bool:
        """Whether somebody answers now: certainly or usually open."""
        return self.reach.reach.is_now

    @property
    def is_open(self) -> bool:
        """Whether it may be called open without a doubt."""
        return self.reach.reach is Reach.NOW

    @property
    def contacts(self) -> tuple[ReachableContact, ...]:
        return self.reach.contacts


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of the help finder.

    `best` is None only when no service at all is listed for these answers. `open_instead`: up to two
    services that can be reached now, to show beside any service of this outcome that cannot.
    `day_and_night`: the first service that never closes; `lifelines`: the same without any listing, so that
    there is always a number. `place` is the municipality that counted; `notes` are Dutch sentences about
    it.
    """

    danger: tuple[DangerCard, ...]
    best: Ranked | None
    alternatives: tuple[Ranked, ...]
    rest: tuple[Ranked, ...]
    open_instead: tuple[Ranked, ...]
    day_and_night: Ranked | None
    lifelines: tuple[Call, ...]
    place: Place | None
    notes: tuple[str, ...]

    @property
    def services(self) -> tuple[Ranked, ...]:
        """All services in the order in which they are shown."""
        return (*((self.best,) if self.best else ()), *self.alternatives, *self.rest)


def find_help(answers: Answers, services: Iterable[ServiceFacts], at: datetime) -> Outcome:
    """Rank the services for these answers at this moment (aware; to the minute). `answers` must say who and
    what; a place that is unknown or ambiguous counts as none, with a note.
    """
    who, what = answers.who, answers.what
    if who is None or what is None:
        raise ValueError("Finding help needs to know who asks and what is going on.")
    minute = in_brussels(at).replace(second=0, microsecond=0)
    search = find_place(answers.place or "")
    ranked = rank(who, what, search.place, services, minute)
    shown = _shown(ranked)
    reachable = [r for r in ranked if r.is_reachable and not r.service.is_emergency]
    return Outcome(
        danger=danger_cards(answers),
        best=shown[0] if shown else None,
        alternatives=tuple(shown[1:]),
        rest=tuple(r for r in ranked if r not in shown),
        open_instead=tuple(reachable[:OPEN_INSTEAD]),
        day_and_night=next((r for r in reachable if r.service.never_closes), None),
        lifelines=lines_that_never_close(who),
        place=search.place,
        notes=_place_notes(search.place, search.message),
    )


def rank(who: Who, what: What, place: Place | None, services: Iterable[ServiceFacts], at: datetime) -> list[Ranked]:
    """Every service that is right for these people and this worry, the best first."""
    channels = channel_order(who)
    found: list[tuple[tuple[object, ...], Ranked]] = []
    for service in services:
        rule = best_rule(service, who, what) if service.is_for(who, what) else None
        if rule is None:
            continue
        ranked = _ranked(service, rule, place, service_reach(service, who, at))
        found.append((_rank_key(ranked, place, channels, at), ranked))
    return [ranked for _key, ranked in sorted(found, key=lambda pair: pair[0])]


def _ranked(service: ServiceFacts, rule: MatchRule, place: Place | None, reach: ServiceReach) -> Ranked:
    covered = service.area.covers(place) or service.is_crisis
    group, order = rule.group, rule.order
    if not covered:
        group, order = max(group, Group.OUTSIDE), order + _ELSEWHERE
    return Ranked(service, group, order, reach, _reasons(service, rule, place, reach, covered=covered))


def _rank_key(ranked: Ranked, place: Place | None, channels: Sequence[str], at: datetime) -> tuple[object, ...]:
    return (ranked.group, not ranked.is_reachable, ranked.order, *_fine_key(ranked, place, channels, at))


def _fine_key(ranked: Ranked, place: Place | None, channels: Sequence[str], at: datetime) -> tuple[object, ...]:
    service, reach = ranked.service, ranked.reach
    wait = (reach.opens_at - at).total_seconds() if reach.opens_at else _FAR_AHEAD
    assured = service.assured_on.toordinal() if service.assured_on else 0
    channel = channels.index(reach.contacts[0].contact.channel) if reach.contacts else len(channels)
    return (
        reach.reach,
        wait,
        service.area.distance(place),
        len(service.serves),
        channel,
        -assured,
        service.slug,
    )


def _shown(ranked: list[Ranked]) -> list[Ranked]:
    """The best; then those that fit first, even when they open later; then those that can be reached now. One
    of the three can be reached now if any can.
    """
    if not ranked:
        return []
    best, others = ranked[0], ranked[1:]
    by_fit = sorted(
        (r for r in others if not r.service.is_emergency),
        key=lambda r: (r.group, r.order > 1, not r.is_reachable, r.order),
    )
    shown = [best, *by_fit[:ALTERNATIVES]]
    if not any(r.is_reachable for r in shown):
        shown[ALTERNATIVES:] = [r for r in others if r.is_reachable][:1]
    return shown


def _reasons(
    service: ServiceFacts, rule: MatchRule, place: Place | None, reach: ServiceReach, *, covered: bool
) -> tuple[str, ...]:
    reasons = [rule.reason, reach.text]
    if service.is_free and service.is_anonymous:
        reasons.append("Gratis, en je hoeft je naam niet te zeggen.")
    elif service.is_free:
        reasons.append("Gratis.")
    if place is not None and not covered:
        reasons.append(f"Werkt normaal niet in {place.name}. Vraag of ze je toch kunnen helpen.")
    elif place is not None and service.area.is_local:
        reasons.append("Kijk op de site of er een plek bij jou in de buurt is.")
    elif place is not None and service.area.distance(place) == 0:
        reasons.append(f"Dicht bij jou: werkt in {place.name}.")
    return tuple(reasons)


def _place_notes(place: Place | None, message: str) -> tuple[str, ...]:
    if place is None:
        return (message,) if message else ()
    if place.is_flanders_or_brussels:
        return ()
    outside = (
        f"{place.name} ligt niet in Vlaanderen of Brussel. Eerst staan diensten die in heel België werken, "
        "daarna Nederlandstalige diensten die je misschien toch kunnen helpen."
    )
    return (outside,)


def open_instead(service: ServiceFacts, services: Iterable[ServiceFacts], at: datetime) -> tuple[ServiceFacts, ...]:
    """Up to two other services that can be reached now, for the same people and worries: what the page of a
    service that is closed shows. Most shared people first, then shared themes.
    """
    minute = in_brussels(at).replace(second=0, microsecond=0)
    found = [
        (
            -len(service.serves & other.serves),
            not service.themes & other.themes,
            reach.reach,
            other.slug,
            other,
        )
        for other in services
        if other.slug != service.slug and not other.is_emergency and _shares(service, other)
        if (reach := service_reach(other, None, minute)).reach.is_now
    ]
    return tuple(entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1])[:OPEN_INSTEAD])


def _shares(service: ServiceFacts, other: ServiceFacts) -> bool:
    about_the_same = ALL_THEMES in service.themes | other.themes or bool(service.themes & other.themes)
    return about_the_same and any(who in service.serves and other.is_for(who) for who in Who)
