"""Who is probably typing, from the words of a query. Pure Python.

`mijn dochter` is typed by a parent, `leerling` by a school. It only tips the balance between pages on the same
subject written for different readers; it hides nothing and is kept nowhere.
"""

from collections.abc import Collection

from content.core.enums import Audience

PARENT = frozenset(
    [
        "dochter",
        "dochters",
        "zoon",
        "zoontje",
        "zoon",
        "kleinzoon",
        "kleindochter",
        "kleinkind",
        "kleinkinderen",
        "dochtertje",
        "kindje",
        "ouder",
        "ouders",
        "mama",
        "papa",
        "moeder",
        "vader",
        "oma",
        "opa",
        "opvoeding",
        "opvoeden",
        "tiener",
        "puber",
        "stiefzoon",
        "stiefdochter",
        "pleegkind",
    ]
)
SCHOOL = frozenset(
    [
        "leerling",
        "leerlingen",
        "leerkracht",
        "leerkrachten",
        "leraar",
        "leraren",
        "lerares",
        "klas",
        "klasgroep",
        "schoolbeleid",
        "directeur",
        "directie",
        "zorgleerkracht",
        "zorgcoordinator",
        "leerlingenbegeleider",
        "leerlingenbegeleiding",
        "lesmateriaal",
        "lessen",
        "les",
        "pestbeleid",
        "pestprotocol",
        "protocol",
        "schoolreglement",
        "titularis",
        "interventie",
        "draaiboek",
    ]
)
SPORT = frozenset(
    [
        "club",
        "sportclub",
        "ploeg",
        "team",
        "trainer",
        "trainers",
        "coach",
        "speler",
        "spelers",
        "voetbal",
        "voetbalclub",
        "basket",
        "kleedkamer",
        "training",
        "sport",
        "turnen",
        "hockey",
    ]
)
YOUTH_WORK = frozenset(
    [
        "leiding",
        "leider",
        "leidster",
        "jeugdbeweging",
        "chiro",
        "scouts",
        "kamp",
        "speelplein",
        "jeugdhuis",
        "jeugdwerk",
        "jeugdwerker",
        "ksa",
        "animator",
        "monitor",
        "speelpleinwerking",
        "bivak",
    ]
)
WORK = frozenset(
    [
        "collega",
        "collegas",
        "baas",
        "werk",
        "werkvloer",
        "werkgever",
        "werknemer",
        "leidinggevende",
        "vakbond",
        "personeel",
        "hr",
        "kantoor",
        "preventieadviseur",
        "bedrijf",
        "manager",
    ]
)
RESEARCH = frozenset(
    ["onderzoek", "onderzoeken", "studie", "studies", "cijfer", "cijfers", "statistiek", "prevalentie", "wetenschap"]
)
CHILD = frozenset(
    [
        "juf",
        "meester",
        "mama",
        "papa",
        "vriendje",
        "vriendjes",
        "vriendinnetje",
        "speelplaats",
        "speeltijd",
        "lagere",
        "gemeen",
        "stom",
        "stomme",
    ]
)
TEEN = frozenset(
    [
        "snap",
        "snapchat",
        "insta",
        "instagram",
        "tiktok",
        "whatsapp",
        "exposen",
        "expose",
        "exposed",
        "nudes",
        "nude",
        "sexting",
        "gamen",
        "discord",
        "ex",
        "lief",
        "klaschat",
        "groepschat",
        "roast",
        "roasten",
        "account",
        "nepaccount",
        "hater",
        "haters",
        "dickpic",
    ]
)
# Who says I, speaks of the own life.
SELF = frozenset(["ik", "ikke", "mij", "me", "mn", "mezelf", "kben", "kga", "kheb"])

GROUPS = (
    (PARENT, (Audience.PARENT,)),
    (SCHOOL, (Audience.SCHOOL,)),
    (SPORT, (Audience.SPORT,)),
    (YOUTH_WORK, (Audience.YOUTH_WORK,)),
    (WORK, (Audience.WORK,)),
    (RESEARCH, (Audience.RESEARCHER, Audience.POLICY)),
    (CHILD, (Audience.CHILD,)),
    (TEEN, (Audience.TEEN,)),
)
MY_CHILD = ("kind", "kinderen", "kids")


def likely_audiences(words: list[str]) -> list[str]:
    """Audience keys that the words hint at, in no order; empty when nothing tells."""
    found = {audience for group, audiences in GROUPS if group.intersection(words) for audience in audiences}
    found |= _parent(words)
    if not found and SELF.intersection(words):
        found = {Audience.CHILD, Audience.TEEN}
    return sorted(str(audience) for audience in found)


def _parent(words: Collection[str]) -> set[Audience]:
    """`mijn kind`, `ons kind`: whose child it is tells who speaks."""
    pairs = zip(list(words), list(words)[1:], strict=False)
    own = {"mijn", "mn", "onze", "ons", "je", "jouw"}
    return {Audience.PARENT} if any(first in own and second in MY_CHILD for first, second in pairs) else set()
