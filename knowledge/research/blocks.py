"""Blocks that only research pages have."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.core.enums import Audience


class MeaningBlock(blocks.StructBlock):
    """What a finding means for one audience, in a few plain sentences."""

    audience = blocks.ChoiceBlock(label=_("voor wie"), choices=Audience.choices)
    text = blocks.TextBlock(label=_("wat betekent dit"), max_length=600, rows=3)

    class Meta:
        icon = "user"
        label = _("Wat betekent dit voor…")
