"""The statements as data. Keys stand in forms only, nothing is kept; every kind of organization has all four phases.

The phases follow the issue and the levels of the prevention pyramid that the network works with (first content,
`preventiepiramide`): a good climate first, then noticing, acting, and keeping an eye on it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """For whom the check is; the value is also the key of a context."""

    SCHOOL = "school"
    SPORT = "sport"
    YOUTH_WORK = "jeugdwerk"
    WORK = "werk"

    @property
    def label(self) -> str:
        labels = {"school": "School", "sport": "Sportclub", "jeugdwerk": "Jeugdwerk", "werk": "Bedrijf of organisatie"}
        return labels[self]


class Phase(StrEnum):
    PREVENTION = "voorkomen"
    EARLY = "vroeg-merken"
    APPROACH = "aanpakken"
    FOLLOW_UP = "opvolgen"

    @property
    def label(self) -> str:
        return {
            "voorkomen": "Voorkomen",
            "vroeg-merken": "Vroeg merken",
            "aanpakken": "Aanpakken",
            "opvolgen": "Opvolgen",
        }[self]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a good policy has. `step` says what to do first where it is missing."""

    key: str
    phase: Phase
    text: str
    step: str
    kinds: frozenset[Kind] = frozenset(Kind)


YOUNG = frozenset({Kind.SCHOOL, Kind.SPORT, Kind.YOUTH_WORK})
ONLY_SCHOOL = frozenset({Kind.SCHOOL})
ONLY_WORK = frozenset({Kind.WORK})

STATEMENTS = (
    Statement(
        "afspraken", Phase.PREVENTION,
        "Er staat op papier wat we onder pesten verstaan en wat we niet aanvaarden.",
        "Schrijf samen op wat pesten is en wat niet kan. Hou het op één bladzijde.",
    ),
    Statement(
        "samen", Phase.PREVENTION,
        "Kinderen of jongeren maakten die afspraken mee.",
        "Vraag in elke groep wat helpt en wat niet, en zet hun woorden in de afspraken.",
        YOUNG,
    ),
    Statement(
        "groep", Phase.PREVENTION,
        "We werken aan een goede sfeer in elke groep, vanaf de eerste dag.",
        "Plan in de eerste weken tijd om elkaar te leren kennen, in elke groep.",
        YOUNG,
    ),
    Statement(
        "leiding-werk", Phase.PREVENTION,
        "Wie leiding geeft, toont zelf hoe we met elkaar omgaan en spreekt anderen aan.",
        "Bespreek met wie leiding geeft welk gedrag je verwacht, en hoe je elkaar aanspreekt.",
        ONLY_WORK,
    ),
    Statement(
        "online", Phase.PREVENTION,
        "We hebben afspraken over groepschats en over wat we online delen.",
        "Maak afspraken over chats en foto's, ook over de chats waar je zelf niet in zit.",
    ),
    Statement(
        "signalen", Phase.EARLY,
        "Iedereen die hier werkt of begeleidt, weet waaraan je pesten herkent.",
        "Bespreek met het hele team de signalen, ook die van online pesten.",
    ),
    Statement(
        "aanspreekpunt", Phase.EARLY,
        "Er is iemand bij wie je terechtkan, en iedereen weet wie dat is.",
        "Duid iemand aan, zeg het aan iedereen en hang het op waar iedereen komt.",
    ),
    Statement(
        "melden", Phase.EARLY,
        "Wie pesten ziet, kan het ook melden zonder dat de hele groep het hoort.",
        "Zorg voor meer dan één manier om iets te melden, ook in stilte.",
    ),
    Statement(
        "bevragen", Phase.EARLY,
        "We vragen minstens één keer per jaar aan iedereen hoe het gaat.",
        "Plan een korte, anonieme bevraging en bespreek wat eruit komt.",
    ),
    Statement(
        "stappen", Phase.APPROACH,
        "We hebben stappen op papier: wie doet wat, en tegen wanneer.",
        "Kies een wegwijzer op deze site en maak er jullie eigen stappen van.",
    ),
    Statement(
        "iedereen", Phase.APPROACH,
        "We praten met wie gepest wordt, met wie pest en met wie toekijkt.",
        "Spreek af wie met wie praat, en oefen zo'n gesprek met het team.",
    ),
    Statement(
        "ouders", Phase.APPROACH,
        "We betrekken de ouders, en zeggen vooraf wat we doen.",
        "Zet in de stappen wanneer je de ouders belt en wat je hun vertelt.",
        YOUNG,
    ),
    Statement(
        "clb", Phase.APPROACH,
        "We weten wanneer we het CLB of andere hulp erbij halen.",
        "Vraag je CLB om samen te kijken wanneer jullie hen erbij halen.",
        ONLY_SCHOOL,
    ),
    Statement(
        "vertrouwenspersoon", Phase.APPROACH,
        "Wie hier werkt, kent de vertrouwenspersoon en de preventieadviseur.",
        "Zet namen en nummers waar iedereen ze vindt, ook van de externe dienst.",
        ONLY_WORK,
    ),
    Statement(
        "terugkijken", Phase.FOLLOW_UP,
        "Na een situatie kijken we op vaste momenten of het echt gestopt is.",
        "Zet meteen twee momenten in de agenda: na een week en na een maand.",
    ),
    Statement(
        "bijhouden", Phase.FOLLOW_UP,
        "We houden bij wat er gebeurde en wat we deden, met zorg voor ieders privacy.",
        "Spreek af wat je bijhoudt, wie het mag lezen en wanneer je het wist.",
    ),
    Statement(
        "leren", Phase.FOLLOW_UP,
        "We leren bij: het team volgt vorming en bekijkt elk jaar de afspraken.",
        "Kies samen één vorming voor dit jaar, en zet de afspraken op de agenda.",
    ),
)  # fmt: skip


def statements_for(kind: Kind) -> tuple[Statement, ...]:
    return tuple(statement for statement in STATEMENTS if kind in statement.kinds)
