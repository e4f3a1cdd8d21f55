"""The three questions of the help finder, one a screen, in the words of whoever answers."""

from dataclasses import dataclass
from enum import StrEnum

from helpdesk.triage.answers import RED_FLAGS, Answers, What, Who


class Key(StrEnum):
    """The questions in their order; the values are the names of form fields and address parameters."""

    WHO = "who"
    WHAT = "what"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. `is_red_flag`: with this answer danger is named first."""

    key: str
    label: str
    hint: str = ""
    is_red_flag: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One screen. Without options it is an open question, which may be skipped."""

    key: Key
    title: str
    hint: str
    options: tuple[Option, ...] = ()

    @property
    def may_be_skipped(self) -> bool:
        return not self.options


WHO_LABELS: dict[Who, tuple[str, str]] = {
    Who.CHILD: ("Ik ben een kind", "6 tot 11 jaar"),
    Who.TEEN: ("Ik ben een tiener", "12 tot 17 jaar"),
    Who.PARENT: ("Ik ben ouder of opvoeder", "Ook als je oma, opa of plusouder bent"),
    Who.SCHOOL: ("Ik werk op een school", "Leraar, opvoeder, directie, zorgteam"),
    Who.SPORT: ("Ik ben trainer of bestuurder in een sportclub", ""),
    Who.YOUTH_WORK: ("Ik werk met jongeren in hun vrije tijd", "Leiding, jeugdwerker, animator"),
    Who.WORK: ("Het gaat over mijn werk", "Als werknemer, collega, leidinggevende of HR"),
    Who.FRIEND: ("Ik maak me zorgen over iemand", "Een vriend, vriendin, buur of familielid"),
    Who.ADULT: ("Ik ben volwassen en het gaat over mij", "18 jaar of ouder"),
}

_NUDES = ("Het gaat over een naaktfoto of naaktfilmpje", "Iemand vraagt erom, dreigt ermee of deelt het")
_ABOUT_ME: dict[What, tuple[str, str]] = {
    What.BULLIED: ("Ik word gepest", ""),
    What.ONLINE: ("Ik word online gepest", "In een groepschat, een game of op sociale media"),
    What.NUDES: _NUDES,
    What.VIOLENCE: ("Iemand doet me pijn of bedreigt me", "Slaan, dreigen, aanraken zonder dat je het wil"),
    What.BULLYING: ("Ik pest iemand en ik wil dat het stopt", ""),
    What.WITNESS: ("Ik zie dat iemand gepest wordt", ""),
    What.DARK_THOUGHTS: ("Ik wil soms niet meer leven", ""),
    What.DISCRIMINATION: (
        "Ze behandelen me slecht om wie ik ben",
        "Huidskleur, geloof, handicap, van wie je houdt, jongen of meisje zijn",
    ),
    What.AT_WORK: ("Het gebeurt op mijn werk of stage", ""),
    What.UNSURE: ("Iets anders, of ik weet het niet", ""),
}
_ABOUT_MY_CHILD: dict[What, tuple[str, str]] = {
    What.BULLIED: ("Mijn kind wordt gepest", ""),
    What.ONLINE: ("Mijn kind wordt online gepest", "In een groepschat, een game of op sociale media"),
    What.NUDES: _NUDES,
    What.VIOLENCE: ("Iemand doet mijn kind pijn of bedreigt het", "Ook misbruik en mishandeling"),
    What.BULLYING: ("Mijn kind pest", ""),
    What.WITNESS: ("Mijn kind ziet dat iemand gepest wordt", ""),
    What.DARK_THOUGHTS: ("Mijn kind wil soms niet meer leven", ""),
    What.DISCRIMINATION: (
        "Ze behandelen mijn kind slecht om wie het is",
        "Huidskleur, geloof, handicap, gender of geaardheid",
    ),
    What.UNSURE: ("Er is iets met mijn kind, maar ik weet niet wat", ""),
}
_ABOUT_A_GROUP: dict[What, tuple[str, str]] = {
    What.BULLIED: ("Iemand in mijn groep wordt gepest", ""),
    What.ONLINE: ("Iemand in mijn groep wordt online gepest", ""),
    What.NUDES: ("Er gaat een naaktfoto of naaktfilmpje rond", "Of iemand dreigt ermee"),
    What.VIOLENCE: ("Er is geweld of grensoverschrijdend gedrag", ""),
    What.BULLYING: ("Iemand in mijn groep pest", ""),
    What.WITNESS: ("Ik zie of hoor dat er gepest wordt", ""),
    What.DARK_THOUGHTS: ("Iemand in mijn groep wil soms niet meer leven", ""),
    What.DISCRIMINATION: ("Er is discriminatie of racisme", ""),
    What.AT_WORK: ("Ik word zelf gepest op het werk", ""),
    What.UNSURE: ("Iets anders, of ik weet het niet", ""),
}
_ABOUT_SOMEONE: dict[What, tuple[str, str]] = {
    What.BULLIED: ("Iemand die ik ken wordt gepest", ""),
    What.ONLINE: ("Iemand die ik ken wordt online gepest", ""),
    What.NUDES: _NUDES,
    What.VIOLENCE: ("Iemand die ik ken is slachtoffer van geweld", "Of wordt bedreigd of misbruikt"),
    What.BULLYING: ("Iemand die ik ken pest", ""),
    What.WITNESS: ("Ik zag iets en weet niet wat ik kan doen", ""),
    What.DARK_THOUGHTS: ("Iemand die ik ken wil niet meer leven", ""),
    What.DISCRIMINATION: ("Iemand die ik ken wordt gediscrimineerd", ""),
    What.AT_WORK: ("Het gebeurt op het werk", ""),
    What.UNSURE: ("Iets anders, of ik weet het niet", ""),
}
_ABOUT_WORK: dict[What, tuple[str, str]] = {
    **_ABOUT_ME,
    What.BULLIED: ("Ik word gepest op het werk", ""),
    What.ONLINE: ("Collega’s pesten me online", "In mails, chats of op sociale media"),
    What.BULLYING: ("Ik pest een collega en ik wil dat het stopt", ""),
    What.WITNESS: ("Ik zie dat een collega gepest wordt", ""),
    What.AT_WORK: ("Een ander probleem op het werk", "Ruzie, te veel druk, een baas die over grenzen gaat"),
}

_LABELS: dict[Who, dict[What, tuple[str, str]]] = {
    Who.CHILD: {what: label for what, label in _ABOUT_ME.items() if what is not What.AT_WORK},
    Who.TEEN: _ABOUT_ME,
    Who.PARENT: _ABOUT_MY_CHILD,
    Who.SCHOOL: _ABOUT_A_GROUP,
    Who.SPORT: _ABOUT_A_GROUP,
    Who.YOUTH_WORK: _ABOUT_A_GROUP,
    Who.WORK: _ABOUT_WORK,
    Who.FRIEND: _ABOUT_SOMEONE,
    Who.ADULT: _ABOUT_ME,
}

_WHAT_TITLES = {Who.PARENT: "Wat is er met je kind?", Who.FRIEND: "Wat is er aan de hand met die persoon?"}

WHO_QUESTION = Question(
    Key.WHO,
    "Wie ben je?",
    "Zo tonen we hulp die bij je past. We bewaren niets.",
    tuple(Option(who, label, hint) for who, (label, hint) in WHO_LABELS.items()),
)
PLACE_QUESTION = Question(
    Key.PLACE,
    "Waar woon je?",
    "Typ je postcode of gemeente. Je mag dit overslaan: bijna alle hulp is er overal in Vlaanderen.",
)


def whats_for(who: Who) -> tuple[What, ...]:
    """The worries that make sense for these people, in the order in which they are shown."""
    return tuple(_LABELS[who])


def what_label(who: Who, what: What) -> str:
    return _LABELS[who].get(what, _ABOUT_ME[what])[0]


def question(key: Key, answers: Answers) -> Question:
    """The question with this key, for whoever answers. What is going on can only be asked of somebody who
    said who they are.
    """
    if key is Key.WHO:
        return WHO_QUESTION
    if key is Key.PLACE:
        return PLACE_QUESTION
    if answers.who is None:
        raise ValueError("Ask who somebody is before what is going on.")
    options = tuple(
        Option(what, label, hint, what in RED_FLAGS) for what, (label, hint) in _LABELS[answers.who].items()
    )
    title = _WHAT_TITLES.get(answers.who, "Wat is er aan de hand?")
    return Question(Key.WHAT, title, "Kies wat er het dichtst bij komt.", options)
