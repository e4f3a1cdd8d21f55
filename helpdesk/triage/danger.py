"""What is said first when the answers hold a red flag: call now, and whom. Only numbers that answer day and
night.

These numbers stand here and not only in the listings: they must appear even when a listing is being edited.
"""

from dataclasses import dataclass

from helpdesk.triage.answers import CLUBS, EVERYONE, YOUNG, Answers, What, Who


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call, as digits, with the slug of its listing."""

    number: str
    name: str
    slug: str


EMERGENCY = Call("112", "Noodnummer 112", "noodnummer")
POLICE = Call("101", "Politie", "politie")
SUICIDE_LINE = Call("1813", "Zelfmoordlijn 1813", "zelfmoord1813")
CHILD_FOCUS = Call("116000", "Child Focus 116 000", "child-focus")
TELE_ONTHAAL = Call("106", "Tele-Onthaal", "tele-onthaal")


@dataclass(frozen=True, slots=True)
class DangerCard:
    """An urgency card: `title` asks whether it is that bad now, `text` says what to do, `calls` are the
    numbers.
    """

    key: str
    title: str
    text: str
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class DangerRule:
    what: What
    who: frozenset[Who]
    card: DangerCard


_OTHERS_VICTIM = EVERYONE - YOUNG - {Who.ADULT, Who.WORK}
_AROUND_CHILDREN = CLUBS | {Who.PARENT, Who.SCHOOL, Who.FRIEND}

DANGER_RULES = (
    DangerRule(
        What.VIOLENCE,
        EVERYONE - _OTHERS_VICTIM,
        DangerCard(
            "geweld",
            "Ben je nu in gevaar?",
            "Ga naar een veilige plek als dat kan, en bel. Ben je gewond of is er levensgevaar: 112. "
            "Doet of dreigt iemand met geweld: 101.",
            (EMERGENCY, POLICE),
        ),
    ),
    DangerRule(
        What.VIOLENCE,
        _OTHERS_VICTIM,
        DangerCard(
            "geweld",
            "Is er nu iemand in gevaar?",
            "Wacht niet en bel. Is iemand gewond of is er levensgevaar: 112. Doet of dreigt iemand met geweld: 101.",
            (EMERGENCY, POLICE),
        ),
    ),
    DangerRule(
        What.DARK_THOUGHTS,
        EVERYONE - _OTHERS_VICTIM,
        DangerCard(
            "donkere-gedachten",
            "Wil je nu niet meer leven, of heb je jezelf pijn gedaan?",
            "Blijf niet alleen. Ben je gewond of dreigt er gevaar: bel 112. "
            "Bellen met de Zelfmoordlijn kan dag en nacht: 1813.",
            (EMERGENCY, SUICIDE_LINE),
        ),
    ),
    DangerRule(
        What.DARK_THOUGHTS,
        _OTHERS_VICTIM,
        DangerCard(
            "donkere-gedachten",
            "Wil iemand nu uit het leven stappen?",
            "Laat die persoon niet alleen. Is er gevaar: bel 112. "
            "De Zelfmoordlijn helpt ook wie zich zorgen maakt, dag en nacht: 1813.",
            (EMERGENCY, SUICIDE_LINE),
        ),
    ),
    DangerRule(
        What.NUDES,
        YOUNG | _AROUND_CHILDREN,
        DangerCard(
            "naaktbeelden",
            "Dreigt iemand met een naaktbeeld, of vraagt iemand geld?",
            "Betaal niet, stuur niets meer, en bewaar de berichten. Child Focus helpt dag en nacht: 116 000. "
            "Is er nu gevaar: 101.",
            (CHILD_FOCUS, POLICE),
        ),
    ),
    DangerRule(
        What.NUDES,
        frozenset({Who.ADULT, Who.WORK}),
        DangerCard(
            "naaktbeelden",
            "Dreigt iemand met een naaktbeeld, of vraagt iemand geld?",
            "Betaal niet, stuur niets meer, en bewaar de berichten. Is er nu gevaar, bel de politie: 101.",
            (POLICE,),
        ),
    ),
)


def danger_cards(answers: Answers) -> tuple[DangerCard, ...]:
    return tuple(rule.card for rule in DANGER_RULES if answers.what is rule.what and answers.who in rule.who)


def lines_that_never_close(who: Who) -> tuple[Call, ...]:
    """Whom somebody can call at any hour, also when no listing is at hand."""
    return (CHILD_FOCUS, SUICIDE_LINE) if who is Who.CHILD else (TELE_ONTHAAL, SUICIDE_LINE)
