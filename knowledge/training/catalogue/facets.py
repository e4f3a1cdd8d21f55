"""What one can filter trainings on, as keys such as `provincie:limburg`. Stand in addresses: never rename one."""

from collections.abc import Iterable, Mapping
from functools import cache

import belgica

from knowledge.training.enums import Province

# Given in the order of the filters on the screen.
FACETS = ("voor", "waar", "vorm", "provincie", "prijs", "leeftijd", "thema", "duur", "onderzoek", "taal")
_BRUSSELS_REGION = "04000"


def facet_keys(values: Mapping[str, Iterable[str]]) -> list[str]:
    """`{"vorm": ["open"]}` becomes `["vorm:open"]`, sorted, each once."""
    return sorted({f"{name}:{value}" for name, chosen in values.items() for value in chosen if value})


@cache
def province_of(postal_code: str) -> str:
    """Key of the province of a postal code; empty when it is none of Flanders or Brussels."""
    for municipality in belgica.get_municipalities_for_postal_code(postal_code):
        if municipality["region"] == _BRUSSELS_REGION:
            return Province.BRUSSELS.value
        if found := _provinces().get(municipality["province"]):
            return found
    return ""


@cache
def _provinces() -> dict[str, str]:
    by_name = {str(province.label): province.value for province in Province}
    names = ((one["id"], one["name"]["nl"].removeprefix("Provincie ")) for one in belgica.provinces())
    return {nis: by_name[name] for nis, name in names if name in by_name}
