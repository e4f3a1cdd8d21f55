"""Reading figures for texts that quote them, in one query whatever their number."""

from collections.abc import Iterable
from html import escape

from content.infopunt.figures.words import fill_in, number_in_words, quoted_slugs, value_in_words
from content.infopunt.models.figures import Figure


def quoted_values(slugs: Iterable[str]) -> dict[str, str]:
    """Texts of public figures, keyed as `fill_in` wants them."""
    values: dict[str, str] = {}
    for figure in Figure.objects.public().with_keys(slugs):
        values[figure.slug] = figure.value_text
        values[f"{figure.slug}:eerder"] = value_in_words(figure.previous_value, figure.unit)
        if figure.previous_value is not None:
            values[f"{figure.slug}:verschil"] = number_in_words(abs(figure.value - figure.previous_value))
    return values


def with_figures(texts: Iterable[str], *, is_html: bool = False) -> list[str]:
    """The texts with their figures filled in; no query when none is quoted."""
    given = list(texts)
    slugs = {slug for text in given for slug in quoted_slugs(text)}
    if not slugs:
        return given
    values = quoted_values(slugs)
    if is_html:
        values = {key: escape(value) for key, value in values.items()}
    return [fill_in(text, values) for text in given]
