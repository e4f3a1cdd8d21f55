"""Cards of chosen pages. Each page type brings its own card, so this block knows none of them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.core.cards import card_pages


class PageCardsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("titel"), required=False, max_length=120)
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("pagina's"), min_num=1, max_num=12)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["cards"] = card_pages(page.pk for page in value["pages"] if page)
        return context

    class Meta:
        icon = "doc-full-inverse"
        label = _("Kaarten van pagina's")
        description = _("Pagina's van deze site als kaart: artikel, hulpdienst, vorming…")
        template = "core/blocks/page_cards.html"
        preview_template = "core/block_previews/page_cards.html"
