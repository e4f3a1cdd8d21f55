"""Blocks of the infopunt that the kernel has no need of."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from content.core.blocks import CONTENT_BLOCKS
from content.infopunt.enums import ChartKind

FIGURE = "infopunt.Figure"


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titel"), max_length=200)
    publisher = blocks.CharBlock(label=_("uitgever"), required=False, max_length=120)
    url = blocks.URLBlock(label=_("adres"), required=False)
    published = blocks.CharBlock(label=_("jaar of datum"), required=False, max_length=20)

    class Meta:
        icon = "link"
        label = _("bron")


class FigureBlock(blocks.StructBlock):
    """Quotes the figure itself, never a copy of its number. A figure that is not public shows nothing."""

    figure = SnippetChooserBlock(FIGURE, label=_("cijfer"))

    def get_searchable_content(self, value: Any) -> list[str]:
        figure = value["figure"]
        return [f"{figure.statement} {figure.value_text}"] if figure and figure.live else []

    class Meta:
        icon = "table"
        label = _("Cijfer")
        description = _("Eén cijfer uit de cijferbank, met zijn bron. Een verbetering in de bank verandert ook hier.")
        template = "infopunt/blocks/figure.html"


class ChartBlock(blocks.StructBlock):
    """A drawing of figures in one unit, with the real table beside it."""

    title = blocks.CharBlock(label=_("titel"), max_length=160)
    kind = blocks.ChoiceBlock(label=_("soort"), choices=ChartKind.choices, default=ChartKind.BAR)
    figures = blocks.ListBlock(SnippetChooserBlock(FIGURE), label=_("cijfers"), min_num=1, max_num=8)
    description = blocks.CharBlock(
        label=_("wat toont de grafiek?"),
        required=False,
        max_length=255,
        help_text=_("Eén zin, ook voor wie de grafiek niet ziet."),
    )
    note = blocks.CharBlock(label=_("voetnoot"), required=False, max_length=255)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        figures = list(cleaned["figures"])
        problem = ""
        if len({figure.unit for figure in figures}) > 1:
            problem = _now("Kies cijfers met dezelfde eenheid.")
        elif cleaned["kind"] != ChartKind.BAR and not all(figure.previous_value is not None for figure in figures):
            problem = _now("Een lijn of bereik vraagt cijfers met een vorige waarde.")
        if problem:
            raise blocks.StructBlockValidationError(non_block_errors=[ValidationError(problem)])
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from content.infopunt.figures.charting import chart_context  # noqa: PLC0415 - needs the models, which need blocks

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        figures = [figure for figure in value["figures"] if figure and figure.live]
        if figures:
            context["chart"] = chart_context(
                value["title"], value["kind"], figures, value["description"], value["note"]
            )
        return context

    class Meta:
        icon = "table"
        label = _("Grafiek")
        description = _("Cijfers uit de cijferbank als staven, lijn of bereik, altijd met tabel.")
        template = "infopunt/blocks/chart.html"


INFOPUNT_BLOCKS = [*CONTENT_BLOCKS, ("figure", FigureBlock()), ("chart", ChartBlock())]
