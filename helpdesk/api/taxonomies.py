"""Our fixed vocabularies as HSDS taxonomies.

Identifiers follow from the keys, so that they are the same on every site and after every release.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from content.core.enums import Context
from helpdesk.enums import TargetGroup, Topic

NAMESPACE = uuid5(NAMESPACE_URL, "https://allesoverpesten.be/api/hsds/v3/")
type Terms = dict[str, "Term"]


class Feature(TextChoices):
    """What a listing says yes to; a no and an unknown carry no term."""

    FREE = "gratis", _("Gratis")
    ANONYMOUS = "anoniem", _("Kan anoniem")
    ACCOUNT = "account", _("Account nodig")
    CRISIS = "noodgeval", _("Voor noodgevallen")
    FULL = "vol", _("Neemt nu niemand meer aan")


def identity(*parts: str) -> str:
    """A UUID that follows from these words, for parts that have no identity of their own in the database."""
    return str(uuid5(NAMESPACE, "/".join(parts)))


@dataclass(frozen=True, slots=True)
class Taxonomy:
    key: str
    name: str
    description: str
    link_type: str
    choices: type[TextChoices]

    @property
    def id(self) -> str:
        return identity("taxonomy", self.key)

    def record(self) -> dict[str, str]:
        return {"id": self.id, "name": str(self.name), "description": str(self.description), "version": "1"}


@dataclass(frozen=True, slots=True)
class Term:
    taxonomy: Taxonomy
    value: str

    @property
    def id(self) -> str:
        return identity("term", self.taxonomy.key, self.value)

    def record(self) -> dict[str, str]:
        """HSDS wants codes that are unique over all taxonomies, hence the key in front."""
        label = str(self.taxonomy.choices(self.value).label)
        return {
            "id": self.id,
            "code": f"{self.taxonomy.key}:{self.value}",
            "name": label,
            "description": label,
            "taxonomy": str(self.taxonomy.name),
            "taxonomy_id": self.taxonomy.id,
            "language": "nl",
        }


TAXONOMIES = (
    Taxonomy("doelgroep", _("Doelgroep"), _("Voor wie een dienst er is."), "audience", TargetGroup),
    Taxonomy("onderwerp", _("Onderwerp"), _("Waarover je er terechtkan."), "subject", Topic),
    Taxonomy("omgeving", _("Omgeving"), _("Waar het gebeurt: op school, in de club, online."), "setting", Context),
    Taxonomy("kenmerk", _("Kenmerk"), _("Gratis, anoniem, voor noodgevallen."), "feature", Feature),
)
BY_KEY = {taxonomy.key: taxonomy for taxonomy in TAXONOMIES}
TERMS = tuple(Term(taxonomy, value) for taxonomy in TAXONOMIES for value in taxonomy.choices.values)


def terms_of(  # noqa: PLR0913 - one value for each vocabulary and feature
    target_groups: Iterable[str],
    topics: Iterable[str],
    contexts: Iterable[str],
    *,
    is_free: bool | None,
    is_anonymous: bool | None,
    needs_account: bool | None,
    is_crisis_line: bool,
    is_full: bool,
) -> list[Term]:
    """The terms that a listing carries, in the order of the taxonomies."""
    features = {
        Feature.FREE: is_free,
        Feature.ANONYMOUS: is_anonymous,
        Feature.ACCOUNT: needs_account,
        Feature.CRISIS: is_crisis_line,
        Feature.FULL: is_full,
    }
    found = {
        "doelgroep": target_groups,
        "onderwerp": topics,
        "omgeving": contexts,
        "kenmerk": [feature.value for feature, holds in features.items() if holds],
    }
    return [
        Term(BY_KEY[key], value) for key, values in found.items() for value in values if value in BY_KEY[key].choices
    ]


def is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
