"""From answers to the right person: danger first, then one best service, at most two alternatives, then the
rest.

`find_help` is the one entry point. The order, in words a coordinator understands, is explained in
`docs/help-finder.md`; which service fits which worry stands in `rules.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from heapq import merge, nsmallest
from itertools import chain, count, islice
from operator import attrgetter, itemgetter
from typing import NamedTuple

from helpdesk.opening_hours.clock import in_brussels
from helpdesk.triage.answers import Answers, What, Who
from helpdesk.triage.danger import Call, DangerCard, danger_cards, lines_that_never_close
from helpdesk.triage.directory import Bucket, Directory, Shelf, Standing
from helpdesk.triage.facts import ALL_THEMES, Profile, ServiceFacts
from helpdesk.triage.match_rule import Group, MatchRule
from helpdesk.triage.places import Place, find_place
from helpdesk.triage.reach import (
    Reach,
    ReachableContact,
    ServiceReach,
    channel_order,
    reach_text,
    reachable_contacts,
)
from helpdesk.triage.rules import best_rule

ALTERNATIVES = 2
REST = 50
"""Longer lists help nobody; all services stand in the directory of the site."""
OPEN_INSTEAD = 2
_ELSEWHERE = 10
"""What is added to the order of a service that works elsewhere: behind every other of its group."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the ranking needs to know: the answers with their place looked up, and the minute that counts."""

    who: Who
    what: What
    place: Place | None
    at: datetime


@dataclass(frozen=True, eq=False)
class Ranked:
    """A service with its place in the answer; `contacts` and `reasons` are worked out when they are looked
    at.
    """

    service: ServiceFacts
    rule: MatchRule
    reach: ServiceReach
    covers_place: bool
    question: Question

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
    def is_certain(self) -> bool:
        """Whether its hours were checked recently enough to believe that it is open, or closed."""
        best = next(iter(self.contacts), None)
        return best is not None and best.contact.is_direct and best.state.is_certain

    @cached_property
    def contacts(self) -> tuple[ReachableContact, ...]:
        """All contact points with their states, the best first."""
        channels = channel_order(self.question.who)
        return reachable_contacts(self.service, channels, self.question.at)

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Dutch sentences: why it is shown, how to reach it now, what it costs, whether it is near."""
        reasons = [self.rule.reason, reach_text(self.service, self.reach.reach, self.contacts)]
        if self.service.is_free and self.service.is_anonymous:
            reasons.append("Gratis, en je hoeft je naam niet te zeggen.")
        elif self.service.is_free:
            reasons.append("Gratis.")
        return (*reasons, *self._reasons_of_place())

    def _reasons_of_place(self) -> tuple[str, ...]:
        place, area = self.question.place, self.service.area
        if place is None:
            return ()
        if not self.covers_place:
            return (f"Werkt normaal niet in {place.name}. Vraag of ze je toch kunnen helpen.",)
        if area.is_local:
            return ("Kijk op de site of er een plek bij jou in de buurt is.",)
        return (f"Dicht bij jou: werkt in {place.name}.",) if area.distance(place) == 0 else ()


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
        """The services of this outcome in the order in which they are shown."""
        return (*((self.best,) if self.best else ()), *self.alternatives, *self.rest)


def find_help(answers: Answers, services: Directory | Iterable[ServiceFacts], at: datetime) -> Outcome:
    """Rank the services for these answers at this moment (aware; to the minute). `answers` must say who and
    what; a place that is unknown or ambiguous counts as none, with a note.
    """
    if answers.who is None or answers.what is None:
        raise ValueError("Finding help needs to know who asks and what is going on.")
    directory = services if isinstance(services, Directory) else Directory(services)
    search = find_place(answers.place or "")
    minute = in_brussels(at).replace(second=0, microsecond=0)
    ranking = _Ranking(Question(answers.who, answers.what, search.place, minute), directory)
    shown = ranking.shown()
    slugs = {candidate.service.slug for candidate in shown}
    rest = (candidate for candidate in ranking.candidates if candidate.service.slug not in slugs)
    best, alternatives = shown[:1], shown[1:]
    return Outcome(
        danger=danger_cards(answers),
        best=ranking.ranked(best[0]) if best else None,
        alternatives=tuple(map(ranking.ranked, alternatives)),
        rest=tuple(map(ranking.ranked, islice(rest, REST))),
        open_instead=tuple(map(ranking.ranked, islice(ranking.reachable(), OPEN_INSTEAD))),
        day_and_night=ranking.day_and_night(),
        lifelines=lines_that_never_close(answers.who),
        place=search.place,
        notes=_place_notes(search.place, search.message),
    )


class _Candidate(NamedTuple):
    """A service on its way to a place in the answer. Candidates of one class compare in the order of the ranking:
    tuples, because there may be thousands.
    """

    reach: ServiceReach
    distance: int
    width: int
    age_of_check: int
    slug: str
    service: ServiceFacts
    rule: MatchRule
    covers_place: bool

    @property
    def is_not_reachable(self) -> bool:
        return not self.reach.reach.is_now


class _Class(NamedTuple):
    """What comes before everything else in the order; candidates are made only of classes that somebody looks at."""

    group: Group
    is_not_reachable: bool
    order: int

    @property
    def by_fit(self) -> tuple[Group, bool, bool, int]:
        return self.group, self.order > 1, self.is_not_reachable, self.order


class _Queue:
    """The candidates of one class, the best first, made as far as somebody looks."""

    def __init__(self) -> None:
        self._runs: list[Iterator[_Candidate]] = []
        self._made: list[_Candidate] = []

    def add(self, run: Iterator[_Candidate]) -> None:
        """Candidates that are in order among themselves."""
        self._runs.append(run)

    @cached_property
    def _rest(self) -> Iterator[_Candidate]:
        return merge(*self._runs)

    def __iter__(self) -> Iterator[_Candidate]:
        for place in count():
            if place == len(self._made):
                found = next(self._rest, None)
                if found is None:
                    return
                self._made.append(found)
            yield self._made[place]


class _Ranking:
    """Every service that is right for these people and this worry, the best first."""

    def __init__(self, question: Question, directory: Directory) -> None:
        self._question = question
        self._directory = directory
        self._never_close: list[tuple[_Class, _Candidate]] = []
        queues: dict[_Class, _Queue] = {}
        for profile, shelves in directory.shelves.items():
            rule = best_rule(profile, question.who, question.what)
            if rule is not None:
                for shelf in shelves:
                    self._queue(shelf, rule, queues)
        self._in_order = [queues[key] for key in sorted(queues)]
        self._reachable = [queues[key] for key in sorted(queues) if not key.is_not_reachable]
        self._by_fit = [queues[key] for key in sorted(queues, key=lambda key: key.by_fit)]

    def _queue(self, shelf: Shelf, rule: MatchRule, queues: dict[_Class, _Queue]) -> None:
        place, bucket = self._question.place, shelf.bucket
        # Nobody in a crisis is sent away because of where they are.
        covers = bucket.is_crisis or bucket.area.covers(place)
        group = rule.group if covers else max(rule.group, Group.OUTSIDE)
        order = rule.order if covers else rule.order + _ELSEWHERE
        known = shelf.order(self._directory, self._question.who, self._question.at)
        for is_not_reachable, standings in known.halves:
            if standings:
                key = _Class(group, is_not_reachable, order)
                queue = queues.get(key) or queues.setdefault(key, _Queue())
                queue.add(self._run(standings, bucket, rule, covers=covers))
                if bucket.profile.never_closes and not bucket.profile.is_emergency and not is_not_reachable:
                    self._never_close.append((key, next(self._run(standings, bucket, rule, covers=covers))))

    def _run(
        self, standings: tuple[Standing, ...], bucket: Bucket, rule: MatchRule, *, covers: bool
    ) -> Iterator[_Candidate]:
        distance, width = bucket.area.distance(self._question.place), len(bucket.profile.serves)
        for reach, age_of_check, slug, service in standings:
            yield _Candidate(reach, distance, width, age_of_check, slug, service, rule, covers)

    @property
    def candidates(self) -> Iterator[_Candidate]:
        return chain.from_iterable(self._in_order)

    def shown(self) -> list[_Candidate]:
        """The best; then those that fit first, even when they open later; then those that can be reached
        now. One of the three can be reached now if any can.
        """
        best = list(islice(self.candidates, 1))
        others = (c for c in chain.from_iterable(self._by_fit) if c not in best and not c.service.profile.is_emergency)
        shown = [*best, *islice(others, ALTERNATIVES)]
        if all(candidate.is_not_reachable for candidate in shown):
            shown[ALTERNATIVES:] = islice(self.reachable(), 1)
        return shown

    def reachable(self) -> Iterator[_Candidate]:
        return (c for c in chain.from_iterable(self._reachable) if not c.service.profile.is_emergency)

    def day_and_night(self) -> Ranked | None:
        first = min(self._never_close, default=None)
        return self.ranked(first[1]) if first else None

    def ranked(self, candidate: _Candidate) -> Ranked:
        return Ranked(
            candidate.service,
            candidate.rule,
            candidate.reach,
            candidate.covers_place,
            self._question,
        )


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


def open_instead(
    service: ServiceFacts, services: Directory | Iterable[ServiceFacts], at: datetime
) -> tuple[ServiceFacts, ...]:
    """Up to two other services that can be reached now, for the same people and worries: what the page of a
    service that is closed shows. Those that share most people first, then those that share a theme by name.
    """
    directory = services if isinstance(services, Directory) else Directory(services)
    minute = in_brussels(at).replace(second=0, microsecond=0)
    classes: dict[tuple[int, bool], list[Shelf]] = {}
    for profile, shelves in directory.shelves.items():
        if shared := _shared_people(service.profile, profile):
            classes.setdefault((-shared, not (service.themes & profile.themes)), []).extend(shelves)
    found: list[ServiceFacts] = []
    for _key, shelves in sorted(classes.items(), key=itemgetter(0)):
        there = chain.from_iterable(shelf.order(directory, None, minute).there for shelf in shelves)
        others = (standing for standing in there if standing.slug != service.slug)
        nearest = nsmallest(OPEN_INSTEAD - len(found), others, key=attrgetter("reach", "slug"))
        found += [standing.service for standing in nearest]
        if len(found) == OPEN_INSTEAD:
            break
    return tuple(found)


def _shared_people(profile: Profile, other: Profile) -> int:
    """For how many kinds of people both are right, when about the same; emergency numbers never are."""
    about_the_same = ALL_THEMES in profile.themes | other.themes or bool(profile.themes & other.themes)
    if other.is_emergency or not about_the_same:
        return 0
    return sum(profile.is_for(who) and other.is_for(who) for who in Who)
