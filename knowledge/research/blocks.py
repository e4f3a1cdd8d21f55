"""Blocks that only research pages have."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from content.core.enums import Audience


class MeaningBlock(blocks.StructBlock):
    """What a finding means for one audience, in a few plain sentences."""

    audience = blocks.ChoiceBlock(label=_("voor wie"), choices=Audience.choices)
    text = blocks.TextBlock(label=_("wat betekent dit"), max_length=600, rows=3)

    class Meta:
        icon = "user"
        label = _("Wat betekent dit voor…")


class ReadingBlock(blocks.StructBlock):
    """A work that a member recommends: a page of this site, or any other with its address."""

    page = blocks.PageChooserBlock(label=_("publicatie op deze site"), required=False)
    title = blocks.CharBlock(label=_("of een andere titel"), max_length=255, required=False)
    address = blocks.URLBlock(label=_("adres"), required=False)
    why = blocks.TextBlock(label=_("waarom lezen"), required=False, rows=2)
    by = blocks.CharBlock(label=_("wie raadt dit aan"), max_length=120, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Werk")


class SpeakerBlock(blocks.StructBlock):
    """Who speaks. Somebody of the network is linked to the own page; a guest has only a name."""

    name = blocks.CharBlock(label=_("naam"), max_length=120)
    affiliation = blocks.CharBlock(label=_("van"), max_length=160, required=False)
    person = blocks.PageChooserBlock(
        label=_("pagina van deze onderzoeker"), page_type="research.ResearcherPage", required=False
    )

    class Meta:
        icon = "user"
        label = _("Spreker")


class TalkBlock(blocks.StructBlock):
    """One contribution in a session; slides and recording follow afterwards."""

    title = blocks.CharBlock(label=_("titel"), max_length=255)
    starts = blocks.TimeBlock(label=_("begint om"), required=False)
    speakers = blocks.ListBlock(SpeakerBlock(), label=_("sprekers"), default=[])
    summary = blocks.TextBlock(label=_("waarover het gaat"), required=False, rows=3)
    slides = DocumentChooserBlock(label=_("slides"), required=False, help_text=_("Achteraf, als de spreker dat wil."))
    recording = blocks.URLBlock(label=_("opname"), required=False, help_text=_("Het adres van de video, achteraf."))

    class Meta:
        icon = "openquote"
        label = _("Bijdrage")


class SessionBlock(blocks.StructBlock):
    """A part of the programme in one room."""

    title = blocks.CharBlock(label=_("titel"), max_length=255)
    starts_at = blocks.DateTimeBlock(label=_("begin"))
    ends_at = blocks.DateTimeBlock(label=_("einde"))
    room = blocks.CharBlock(label=_("zaal"), max_length=120, required=False)
    chair = blocks.CharBlock(label=_("wie leidt"), max_length=160, required=False)
    talks = blocks.ListBlock(TalkBlock(), label=_("bijdragen"), default=[])

    class Meta:
        icon = "date"
        label = _("Sessie")
