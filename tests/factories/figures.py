"""Figures for tests, published in the bank."""

from decimal import Decimal
from itertools import count
from typing import Any

from content.infopunt.models import Figure

_numbers = count(1)


def make_figure(*, themes: list[Any] | None = None, **values: Any) -> Figure:
    number = next(_numbers)
    defaults = {
        "slug": f"proefcijfer-{number}",
        "statement": f"Proefcijfer {number}",
        "value": Decimal("10.5"),
        "population": "Leerlingen in een proef",
        "period": "2020",
        "source_title": "Een proefstudie",
        "publisher": "Proefinstelling",
        "source_url": "https://example.org/studie",
        "status": "checked",
    }
    figure = Figure(**{**defaults, **values})
    if themes:
        figure.themes = themes
    figure.save()
    figure.save_revision().publish()
    return figure


def correct_figure(slug: str, value: str) -> Figure:
    """Publish another value, as an editor does."""
    figure = Figure.objects.get(slug=slug)
    figure.value = Decimal(value)
    figure.save_revision().publish()
    return figure
