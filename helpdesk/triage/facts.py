"""What the finder has to know about a service, as plain values, and for whom a service is meant."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from helpdesk.opening_hours import Calendar, fresh_until, is_round_the_clock
from helpdesk.phone_numbers import is_emergency_number
from helpdesk.triage.answers import EVERYONE, What, Who
from helpdesk.triage.places import Area

AUDIENCES: dict[str, frozenset[Who]] = {
    "kind": frozenset({Who.CHILD}),
    "jongere": frozenset({Who.TEEN, Who.FRIEND}),
    "leerling": frozenset({Who.CHILD, Who.TEEN}),
    "ouder": frozenset({Who.PARENT}),
    "leerkracht": frozenset({Who.SCHOOL}),
    "coach": frozenset({Who.SPORT}),
    "jeugdwerker": frozenset({Who.YOUTH_WORK}),
    "professional": frozenset({Who.SCHOOL, Who.SPORT, Who.YOUTH_WORK}),
    "werknemer": frozenset({Who.WORK, Who.ADULT}),
    "volwassene": EVERYONE - {Who.CHILD, Who.TEEN},
    "iedereen": EVERYONE,
}
"""Every audience word that a listing may carry, and the people of the finder that it means. `vriend` may be
a teenager or an adult; who works with children is an adult too; an adult may have a job.
"""

AGES: dict[Who, tuple[int, int]] = {
    Who.CHILD: (6, 11),
    Who.TEEN: (12, 17),
    Who.FRIEND: (
        18,
        18,
    ),  # a friend may be fifteen or fifty: only services for which an eighteen-year-old is right
    Who.WORK: (18, 99),
    Who.ADULT: (18, 99),
}
"""Ages of those who ask for themselves. A parent or a professional asks about a child, whose age is not
asked.
"""

DIRECT_CHANNELS = ("phone", "chat", "whatsapp", "sms", "visit")
"""Ways to reach somebody who answers at once."""
WRITTEN_CHANNELS = ("email", "form", "forum", "website")
CHANNELS = DIRECT_CHANNELS + WRITTEN_CHANNELS

ALL_THEMES = "alle"
THEMES = frozenset(
    {
        ALL_THEMES,
        "pesten",
        "cyberpesten",
        "naaktbeelden",
        "veilig online",
        "geweld",
        "misbruik",
        "mishandeling",
        "grensoverschrijdend gedrag",
        "zelfmoordgedachten",
        "welbevinden",
        "school",
        "sport",
        "jeugdwerk",
        "werk",
        "kinderrechten",
        "discriminatie",
        "racisme",
        "haatspraak",
        "misdrijf",
        "gevaar",
    }
)
"""Every theme that a listing may carry; a rule that names another is refused when it is written."""


@dataclass(frozen=True)
class ContactFacts:
    """One way to reach a service. `doubtful`: its source marks the hours as to be checked."""

    channel: str
    value: str
    calendar: Calendar = field(default_factory=Calendar)
    assured_on: date | None = None
    doubtful: bool = False

    @property
    def is_direct(self) -> bool:
        return self.channel in DIRECT_CHANNELS

    @cached_property
    def staffed_by_law(self) -> bool:
        return self.channel == "phone" and is_emergency_number(self.value)

    @cached_property
    def fresh_until(self) -> date:
        """The last day on which its hours are certain; a day long past when they never are."""
        last = None if self.doubtful else fresh_until(self.calendar.schedules, self.assured_on)
        return last or date.min

    @property
    def is_round_the_clock(self) -> bool:
        return self.staffed_by_law or any(is_round_the_clock(s.osm) for s in self.calendar.schedules)


@dataclass(frozen=True, slots=True)
class Profile:
    """All of a service that decides whether it fits somebody's worry. Many services share one."""

    audiences: frozenset[str]
    themes: frozenset[str]
    minimum_age: int | None
    maximum_age: int | None
    has_line: bool  # people can phone or chat
    never_closes: bool  # somebody answers day and night, as far as the hours say
    is_emergency: bool  # an emergency number (112, 101) rather than a help line

    @property
    def serves(self) -> frozenset[Who]:
        return frozenset(who for word in self.audiences for who in AUDIENCES.get(word, ()))

    def is_for(self, who: Who, what: What | None = None) -> bool:
        """Whether somebody may go there with this worry: right audience and age. A worry about work makes
        everyone but a child an employee.
        """
        may_be_employee = what is What.AT_WORK and who is not Who.CHILD
        for_employees = "werknemer" in self.audiences
        return (who in self.serves or (may_be_employee and for_employees)) and self._suits_age(who)

    def _suits_age(self, who: Who) -> bool:
        youngest, oldest = AGES.get(who, (None, None))
        too_young = self.minimum_age is not None and oldest is not None and oldest < self.minimum_age
        too_old = self.maximum_age is not None and youngest is not None and youngest > self.maximum_age
        return not too_young and not too_old


@dataclass(frozen=True)
class ServiceFacts:
    """A help service. Audiences are words of `AUDIENCES`; themes are the words that rules look for, `alle`
    for a service that listens to everything; an age that is None has no limit. `is_paused`: full or closed
    for a while. `assured_on`: the day on which the listing was last checked.
    """

    slug: str
    name: str
    audiences: frozenset[str]
    themes: frozenset[str]
    area: Area = field(default_factory=Area)
    minimum_age: int | None = None
    maximum_age: int | None = None
    contacts: tuple[ContactFacts, ...] = ()
    is_free: bool = False
    is_anonymous: bool = False
    is_crisis: bool = False
    is_paused: bool = False
    site: str = ""
    assured_on: date | None = None

    @cached_property
    def profile(self) -> Profile:
        direct = self.direct_contacts
        return Profile(
            self.audiences,
            self.themes,
            self.minimum_age,
            self.maximum_age,
            has_line=any(contact.channel in {"phone", "chat"} for contact in direct),
            never_closes=not self.is_paused and any(contact.is_round_the_clock for contact in direct),
            is_emergency=any(contact.staffed_by_law for contact in direct),
        )

    @cached_property
    def direct_contacts(self) -> tuple[ContactFacts, ...]:
        return tuple(contact for contact in self.contacts if contact.is_direct)

    @cached_property
    def assured_ordinal(self) -> int:
        return self.assured_on.toordinal() if self.assured_on else 0
