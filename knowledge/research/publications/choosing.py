"""Filters of the command that exports: the facets of the list, words, and whether it is public."""

from collections.abc import Iterable

from content.core.plain_text import plain
from knowledge.research.publications.listing import FACETS
from knowledge.research.querysets import PublicationQuerySet

STATES = {"publiek": True, "live": True, "klad": False, "draft": False}
# Other words for the same, so that whoever types English is understood too.
OTHER_NAMES = {
    "type": "soort", "kind": "soort", "theme": "thema", "audience": "voor", "year": "jaar", "language": "taal",
    "q": "zoek", "search": "zoek", "status": "stand", "state": "stand", "author": "wie", "researcher": "wie",
}  # fmt: skip
KNOWN = (*FACETS, "wie", "zoek", "stand", "doi")


class UnknownFilterError(ValueError):
    """A filter that does not exist or has no value; the message is Dutch."""


def choose(publications: PublicationQuerySet, filters: Iterable[str]) -> PublicationQuerySet:
    """Publications that satisfy every `name=value`. Raises `UnknownFilterError`."""
    for one in filters:
        name, _equals, value = one.partition("=")
        name = OTHER_NAMES.get(name.strip().lower(), name.strip().lower())
        if name not in KNOWN or not value.strip():
            raise UnknownFilterError(f"“{one}” begrijp ik niet. Kies uit: {', '.join(f'{known}=…' for known in KNOWN)}")
        publications = _narrowed(publications, name, value.strip())
    return publications


def _narrowed(publications: PublicationQuerySet, name: str, value: str) -> PublicationQuerySet:
    if name == "zoek":
        return publications.matching(plain(value))
    if name == "doi":
        return publications.filter(doi_key=value.lower())
    if name == "stand":
        if value not in STATES:
            raise UnknownFilterError(f"Kies bij stand uit: {', '.join(STATES)}.")
        return publications.filter(live=STATES[value])
    return publications.filter(facets__contains=[f"{name}:{value}"])
