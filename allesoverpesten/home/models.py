from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel

from allesoverpesten.home.front_door import recent_pages, running_campaigns
from content.core.blocks import CONTENT_BLOCKS
from content.core.cards import card_pages
from content.core.enums import Illustration
from content.core.fields import ContentStreamField
from content.core.models import BasePage


class EntranceBlock(blocks.StructBlock):
    """A door: where one kind of visitor goes, or what one part of the house holds."""

    title = blocks.CharBlock(label=_("tekst"), max_length=60)
    note = blocks.CharBlock(label=_("uitleg"), max_length=160, required=False)
    illustration = blocks.ChoiceBlock(label=_("tekening"), choices=Illustration.choices)
    page = blocks.PageChooserBlock(label=_("leidt naar"), required=False)
    address = blocks.CharBlock(label=_("of naar dit adres"), max_length=255, required=False)

    class Meta:
        icon = "user"
        label = _("ingang")


def _doors(stream: Any) -> list[dict[str, str]]:
    """Doors as plain values for cards; a door whose page is gone is left out."""
    doors = []
    for block in stream:
        url = block.value["page"].url if block.value["page"] else block.value["address"]
        if url:
            doors.append(
                {
                    "title": block.value["title"],
                    "text": block.value["note"],
                    "summary": block.value["note"],
                    "illustration": block.value["illustration"],
                    "url": url,
                }
            )
    return doors


class HomePage(BasePage):
    """The front door: who are you, help now, the four goals, what is new."""

    entrances = ContentStreamField([("door", EntranceBlock())], blank=True, verbose_name=_("ik ben…"))
    sections = ContentStreamField([("door", EntranceBlock())], blank=True, verbose_name=_("wat vind je hier"))
    chosen = ContentStreamField(
        [("page", blocks.PageChooserBlock())], blank=True, max_num=6, verbose_name=_("gekozen pagina's")
    )
    campaign = ContentStreamField(
        [("page", blocks.PageChooserBlock())], blank=True, max_num=1, verbose_name=_("lopende campagne")
    )
    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("extra inhoud"))

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "infopunt.InfopuntPage",
        "helpdesk.HelpPage",
        "training.LearningPage",
        "research.ResearchPage",
        "home.PlainPage",
    ]
    max_count = 1
    is_searchable = False
    template = "home/home_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("entrances"),
        FieldPanel("sections"),
        FieldPanel("chosen"),
        FieldPanel("campaign"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("voorpagina")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["entrances"] = _doors(self.entrances)
        context["sections"] = _doors(self.sections)
        context["chosen"] = card_pages(block.value.pk for block in self.chosen if block.value)
        chosen_campaign = card_pages(block.value.pk for block in self.campaign if block.value)
        context["campaign"] = chosen_campaign or running_campaigns()
        context["recent"] = recent_pages()
        return context


class PlainPage(BasePage):
    """A page of the house itself: accessibility, privacy, about us."""

    body = ContentStreamField(CONTENT_BLOCKS, verbose_name=_("tekst"))

    parent_page_types = ["home.HomePage", "home.PlainPage"]
    subpage_types = ["home.PlainPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("gewone pagina")
        verbose_name_plural = _("gewone pagina's")
