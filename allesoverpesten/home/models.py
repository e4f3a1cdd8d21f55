from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from allesoverpesten.home.front_door import recent_pages
from content.core.blocks import CONTENT_BLOCKS
from content.core.enums import Audience
from content.core.fields import ContentStreamField
from content.core.models import BasePage


class EntranceBlock(blocks.StructBlock):
    """A door for one kind of visitor: "Ik ben…"."""

    audience = blocks.ChoiceBlock(label=_("voor wie"), choices=Audience.choices)
    title = blocks.CharBlock(label=_("tekst"), max_length=60)
    note = blocks.CharBlock(label=_("uitleg"), max_length=120, required=False)
    page = blocks.PageChooserBlock(label=_("leidt naar"), required=False)
    address = blocks.CharBlock(label=_("of naar dit adres"), max_length=255, required=False)

    class Meta:
        icon = "user"
        label = _("ingang")


class HomePage(BasePage):
    """The front door: who are you, help now, the four goals, what is new."""

    entrances = ContentStreamField([("entrance", EntranceBlock())], blank=True, verbose_name=_("ingangen"))
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
    template = "home/home_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("entrances"),
        FieldPanel("chosen"),
        FieldPanel("campaign"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("voorpagina")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        chosen_ids = [block.value.pk for block in [*self.chosen, *self.campaign] if block.value]
        pages = {page.pk: page for page in Page.objects.filter(pk__in=chosen_ids).live().public().specific()}
        context["chosen"] = [
            pages[block.value.pk] for block in self.chosen if block.value and block.value.pk in pages
        ]
        context["campaign"] = next(
            (pages[block.value.pk] for block in self.campaign if block.value and block.value.pk in pages),
            None,
        )
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
