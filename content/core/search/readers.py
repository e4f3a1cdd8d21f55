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
        "opvoeding opvoeden tiener puber stiefzoon stiefdochter pleegkind kleuter"
    )
)
SCHOOL = frozenset(
    words_of(
        "leerling leerlingen leerkracht leerkrachten leraar leraren lerares klasgroep schoolbeleid directie "
        "zorgleerkracht zorgcoordinator leerlingenbegeleider leerlingenbegeleiding lesmateriaal lessen lespakket "
        "pestbeleid antipestbeleid pestprotocol protocol schoolreglement titularis interventie draaiboek "
        "klasgesprek kringgesprek preventie beleid methode methodes aanpak aanpakken"
    )
)
SPORT = frozenset(
    words_of("sportclub ploeg team trainers coach coachen spelers voetbalclub bestuur clubbestuur sporters")
)
YOUTH_WORK = frozenset(
    words_of(
        "leider leidster jeugdbeweging speelplein jeugdhuis jeugdwerk jeugdwerker animator monitor "
        "speelpleinwerking bivak"
    )
)
WORK = frozenset(
    words_of(
        "collega collegas baas werkvloer werkgever werknemer werknemers leidinggevende vakbond personeel hr kantoor "
        "preventieadviseur bedrijf manager"
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
    (frozenset(words_of("club trainer training voetbal basket kleedkamer sport turnen hockey")), (Audience.SPORT,)),
    (frozenset(words_of("leiding chiro scouts kamp ksa klj")), (Audience.YOUTH_WORK,)),
    (frozenset(words_of("werk job")), (Audience.WORK,)),
)
# Who says I or my speaks of the own life.
SELF = frozenset(words_of("ik ikke mij me mn mezelf kben kga kheb mijn"))

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
    found = _of(GROUPS, words) | _parent(words)
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
