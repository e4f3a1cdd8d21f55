"""Who is probably typing, from the words of a query. Pure Python.

`mijn dochter` is typed by a parent, `leerling` by a school. It only tips the balance between pages on the same
subject written for different readers; it hides nothing and is kept nowhere.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from content.core.enums import Audience
from content.core.search.words import words_of

type Groups = tuple[tuple[frozenset[str], tuple[Audience, ...]], ...]

PARENT = frozenset(
    words_of(
        "dochter dochters zoon zonen zoontje kleinzoon kleindochter kleinkind kleinkinderen dochtertje kindje ouder "
        "opvoeding opvoeden tiener puber dochterlief pluskind pleegzoon pleegdochter oma opa grootouder grootouders "
        "onzen stiefzoon stiefdochter pleegkind kleuter"
    )
)
SCHOOL = frozenset(
    words_of(
        "leerling leerlingen leerkracht leerkrachten leraar leraren lerares klasgroep schoolbeleid directie "
        "zorgleerkracht zorgcoordinator leerlingenbegeleider leerlingenbegeleiding lesmateriaal lessen lespakket "
        "pestbeleid antipestbeleid pestprotocol  schoolreglement titularis   "
        "klasgesprek kringgesprek   schoolteam zorgteam basisschool zorgleraar graadcoordinator "
        "schooldirecteur opvoeders leerlingenraad klasklimaat klassfeer lesgeven leraarskamer antipestplan lessenreeks "
        "     "
    )
)
# A plan is a professional's word: of the place that is named, or else of a school.
PLAN = frozenset(
    words_of(
        "protocol interventie draaiboek handelingsplan stappenplan preventie beleid methode methodes aanpak aanpakken "
        "oplossen tussenkomen"
    )
)
SPORT = frozenset(
    words_of(
        "sportclub ploeg trainers coach coachen spelers speler spelertjes voetbalclub bestuur clubbestuur sporters "
        "jeugdcoordinator jeugdtrainer jeugdploeg ploegmaats kantine atletiekclub turnclub"
    )
)
YOUTH_WORK = frozenset(
    words_of(
        "leider leidster jeugdbeweging speelplein jeugdhuis jeugdwerk jeugdwerker animator monitor "
        "speelpleinwerking bivak hoofdanimator hoofdleiding leidingsploeg leidingsgroep jeugdwerkers kapoenen "
        "welpen leden"
    )
)
WORK = frozenset(
    words_of(
        "collega collegas baas werkvloer werkgever werknemer werknemers leidinggevende vakbond personeel hr kantoor "
        "preventieadviseur bedrijf manager chef teamleider diensthoofd ontslag ontslagen fabriek medewerker "
        "medewerkers "
        "werkplek stagementor"
    )
)
RESEARCH = frozenset(words_of("onderzoek onderzoeken studie studies cijfer cijfers statistiek prevalentie wetenschap"))
CHILD = frozenset(words_of("juf meester vriendje vriendjes vriendinnetje speelplaats speeltijd lagere stom stomme"))
TEEN = frozenset(
    words_of(
        "snap snapchat insta instagram tiktok whatsapp exposen expose exposed nudes nude gamen discord ex lief "
        "klaschat groepschat roast roasten account nepaccount hater haters dickpic"
    )
)
# A place tells who asks only where nobody says I: a child sits in a class too.
PLACES = (
    (frozenset(words_of("klas les school")), (Audience.SCHOOL,)),
    (
        frozenset(words_of("club trainer training voetbal basket kleedkamer sport turnen hockey ploeg")),
        (Audience.SPORT,),
    ),
    (frozenset(words_of("leiding leider chiro scouts kamp ksa klj jeugdbeweging")), (Audience.YOUTH_WORK,)),
    (frozenset(words_of("werk job")), (Audience.WORK,)),
)
# Who says I or my speaks of the own life.
SELF = frozenset(
    words_of("ik ikke k mij me mn mezelf kben kga kheb kwil kvoel kdenk kzit khoor kzie kmag kkan kwor kword mijn")
)

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


# `ze … mij`: others do something to whoever types.
OTHERS = frozenset(
    words_of("ze zij iemand hij iedereen kinderen jongen jongens meisje meisjes klasgenoot klasgenoten klas")
)
ME = frozenset(words_of("mij me ikke mezelf"))
UNDERGOING = frozenset(words_of("word wordt wor werd"))
HAVING_DONE = frozenset(words_of("heb heeb was deed doe pest"))


def hints(words: Sequence[str]) -> set[str]:
    """What tells who speaks and what happens to them, besides what the words mean: keys with an @ in front."""
    found = {f"@{audience}" for audience in likely_audiences(list(words))}
    said = set(words)
    after_me = {second for first, second in pairwise(words) if first in {"ik", "ikke"}}
    after_me |= {first for first, second in pairwise(words) if second == "ik"}
    if (not OTHERS.isdisjoint(said) and not ME.isdisjoint(said)) or not UNDERGOING.isdisjoint(after_me):
        found.add("@done-to-me")
    elif not HAVING_DONE.isdisjoint(after_me):
        found.add("@i-did")
    return found


def likely_audiences(words: list[str]) -> list[str]:
    """Audience keys that the words hint at, in no order; empty when nothing tells."""
    found = _of(GROUPS, words) | _parent(words)
    if not found and not PLAN.isdisjoint(words):
        found = _of(PLACES, words) or {Audience.SCHOOL}
    if not found:
        found = {Audience.CHILD, Audience.TEEN} if SELF.intersection(words) else _of(PLACES, words)
    return sorted(str(audience) for audience in found)


def _of(groups: Groups, words: Collection[str]) -> set[Audience]:
    return {audience for group, audiences in groups if group.intersection(words) for audience in audiences}


def _parent(words: Sequence[str]) -> set[Audience]:
    """`mijn kind`, `ons kind`: whose child it is tells who speaks."""
    pairs = pairwise(words)
    own = {"mijn", "mn", "onze", "ons", "je", "jouw"}
    return {Audience.PARENT} if any(first in own and second in MY_CHILD for first, second in pairs) else set()
