"""The praktijkkaart: a publication reaches the public only with its meaning in plain words."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class CardProblems(dict[str, str]):
    """What is missing, by field."""

    def raise_if_any(self) -> None:
        if self:
            raise ValidationError(dict(self))


def problems_of_values(values: Mapping[str, Any]) -> CardProblems:
    """What the card still lacks before a publication may be published."""
    wanted = {
        "finding": _("Schrijf in gewone woorden wat ze vonden. Zonder praktijkkaart kan je niet publiceren."),
        "certainty": _("Kies hoe zeker dit is."),
        "population": _("Zeg over wie het gaat: wie werd bevraagd, waar en wanneer."),
        "meanings": _("Zeg voor minstens één groep lezers wat dit betekent."),
    }
    return CardProblems({name: text for name, text in wanted.items() if not _is_told(values.get(name))})


def _is_told(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def problems_of_card(page: Any) -> CardProblems:
    names = ("finding", "certainty", "population", "meanings")
    return problems_of_values({name: getattr(page, name) for name in names})
