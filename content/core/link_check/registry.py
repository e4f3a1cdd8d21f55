"""Which addresses must be checked, and where to write down what was found: told by each app, named by none."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from content.core.models import BaseLinkCheck


class OwnedAddress(NamedTuple):
    """`owner_pk` is the key of what shows the address: a page, a figure, a material."""

    owner_pk: int
    url: str


type Addresses = Callable[[], Iterable[OwnedAddress]]

_addresses: dict[type[BaseLinkCheck], Addresses] = {}


def register_addresses(model: type[BaseLinkCheck], addresses: Addresses) -> None:
    """Have these addresses checked by `scan_links`, and the findings written to `model`.

    `addresses` gives what a visitor can follow today; it is called at the start and at the end of each scan. What is
    no web address, or stands there twice, is left out later.
    """
    _addresses[model] = addresses


def checked_models() -> list[type[BaseLinkCheck]]:
    """In the order in which the apps were loaded."""
    return list(_addresses)


def web_addresses(model: type[BaseLinkCheck]) -> list[OwnedAddress]:
    """The addresses of one model that a browser opens, each once an owner."""
    found = (address for address in _addresses[model]() if address.url.startswith(("http://", "https://")))
    return list(dict.fromkeys(found))
