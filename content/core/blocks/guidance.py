"""Blocks that tell a reader what to do: the heart of a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.core.blocks.media import LIMITED_FEATURES


class UrgencyLevel(models.TextChoices):
    """Three levels, spoken to screen readers as words; the idea is that of the NHS care cards."""

    NOW = "nu", _("Nu meteen: er is gevaar")
    SOON = "snel", _("Snel: vandaag of morgen")
    TALK = "praat", _("Praat erover")


class RichTextSectionBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Tekst")
        description = _("Gewone tekst met tussentitels, lijsten en links.")
        template = "core/blocks/rich_text.html"
        preview_value = (
            "<h2>Vertel het aan iemand</h2><p>Kies iemand die je <strong>vertrouwt</strong>.</p>"
            "<ul><li>Zeg wat er gebeurt.</li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("citaat"), max_length=600)
    attribution = blocks.CharBlock(label=_("wie zei dit"), max_length=160)
    source_title = blocks.CharBlock(label=_("bron"), max_length=200)
    source_url = blocks.URLBlock(label=_("adres van de bron"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Citaat")
        description = _("Wat iemand echt zei, met de bron erbij.")
        template = "core/blocks/quote.html"
        preview_value = {
            "text": "Wat iemand echt zei, in eigen woorden.",
            "attribution": "Naam of rol",
            "source_title": "Waar het staat",
        }


class DoDontBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("titel"), max_length=120)
    do = blocks.ListBlock(blocks.CharBlock(max_length=255), label=_("doe dit"), min_num=1)
    dont = blocks.ListBlock(blocks.CharBlock(max_length=255), label=_("doe dit niet"), default=[])

    class Meta:
        icon = "tick-inverse"
        label = _("Doe dit, doe dat niet")
        description = _("Twee korte lijsten naast elkaar.")
        template = "core/blocks/do_dont.html"
        preview_value = {
            "heading": "Als ouder",
            "do": ["Luister eerst.", "Zeg dat het niet hun schuld is."],
            "dont": ["Beloof niet dat je zwijgt."],
        }


class UrgencyBlock(blocks.StructBlock):
    level = blocks.ChoiceBlock(label=_("hoe dringend"), choices=UrgencyLevel.choices)
    heading = blocks.CharBlock(label=_("titel"), max_length=120)
    text = blocks.RichTextBlock(label=_("tekst"), features=LIMITED_FEATURES)
    phone_label = blocks.CharBlock(label=_("wie bel je"), required=False, max_length=80)
    phone_number = blocks.CharBlock(label=_("nummer"), required=False, max_length=20)

    class Meta:
        icon = "warning"
        label = _("Hoe dringend is het?")
        description = _("Kaart in drie niveaus: nu, snel, praat erover.")
        template = "core/blocks/urgency.html"
        preview_value = {
            "level": UrgencyLevel.NOW,
            "heading": "Je bent in gevaar",
            "text": "<p>Ga naar een plek waar mensen zijn.</p>",
            "phone_label": "Bel",
            "phone_number": "112",
        }


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("stap"), max_length=160)
    text = blocks.RichTextBlock(label=_("uitleg"), features=LIMITED_FEATURES, required=False)

    class Meta:
        icon = "list-ol"
        label = _("stap")


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("titel"), required=False, max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("stappen"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Stappen")
        description = _("Genummerde stappen, één ding per stap.")
        template = "core/blocks/steps.html"
        preview_value = {
            "heading": "Zo vertel je het",
            "steps": [
                {"title": "Kies iemand", "text": "<p>Iemand die je vertrouwt.</p>"},
                {"title": "Zeg wat je wil", "text": ""},
            ],
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("vraag"), max_length=200)
    answer = blocks.RichTextBlock(label=_("antwoord"), features=LIMITED_FEATURES)

    class Meta:
        icon = "help"
        label = _("vraag")


class QuestionsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("titel"), required=False, max_length=120)
    items = blocks.ListBlock(QuestionBlock(), label=_("vragen"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Vragen die openklappen")
        description = _("Vragen met een antwoord dat openklapt.")
        template = "core/blocks/questions.html"
        preview_value = {
            "heading": "Vragen",
            "items": [{"question": "Is dat klikken?", "answer": "<p>Nee. Je vraagt hulp.</p>"}],
        }


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titel"), max_length=120)
    text = blocks.RichTextBlock(label=_("tekst"), features=LIMITED_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Goed om te weten")
        description = _("Een kader met iets dat opvalt.")
        template = "core/blocks/callout.html"
        preview_value = {"title": "Goed om te weten", "text": "<p>Bellen is gratis.</p>"}
