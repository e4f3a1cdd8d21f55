from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from content.core.enums import Audience
from content.core.fields import ContentStreamField
from content.core.link_check.panels import BrokenLinksPanel
from content.core.models import BasePage
from content.infopunt.blocks import INFOPUNT_BLOCKS, SourceBlock
from content.infopunt.campaign_dates import Period
from content.infopunt.fields import QuotingStreamField
from content.infopunt.links import addresses
from content.infopunt.models.link_checks import PageLinkCheck
from content.infopunt.models.quoting import QuotesInTextOnly
from content.infopunt.querysets import CampaignQuerySet
from content.infopunt.screens import campaign_context


class PeriodBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("naam"), max_length=120)
    start = blocks.DateBlock(label=_("van"))
    end = blocks.DateBlock(label=_("tot en met"))
    note = blocks.CharBlock(label=_("opmerking"), required=False, max_length=255)

    class Meta:
        icon = "date"
        label = _("periode")


class ActionBlock(blocks.StructBlock):
    audience = blocks.ChoiceBlock(label=_("voor wie"), choices=Audience.choices)
    text = blocks.CharBlock(label=_("wat kan je doen"), max_length=255)

    class Meta:
        icon = "tick"
        label = _("actie")


class CampaignPage(QuotesInTextOnly, BasePage):
    """A campaign that shows another face before, during and after its period, by itself."""

    message = models.CharField(_("boodschap"), max_length=255)
    periods = ContentStreamField([("period", PeriodBlock())], blank=True, verbose_name=_("periodes"))
    unknown = models.CharField(_("wat we niet weten"), max_length=255, blank=True)
    promises = ContentStreamField(
        [("promise", blocks.CharBlock(label=_("belofte"), max_length=160))], blank=True, verbose_name=_("beloften")
    )
    actions = ContentStreamField([("action", ActionBlock())], blank=True, verbose_name=_("doe mee"))
    partners = ContentStreamField(
        [("partner", blocks.CharBlock(label=_("partner"), max_length=160))], blank=True, verbose_name=_("partners")
    )
    before = QuotingStreamField(INFOPUNT_BLOCKS, blank=True, verbose_name=_("tekst vóór de campagne"))
    during = QuotingStreamField(INFOPUNT_BLOCKS, blank=True, verbose_name=_("tekst tijdens de campagne"))
    after = QuotingStreamField(INFOPUNT_BLOCKS, blank=True, verbose_name=_("tekst na de campagne"))
    materials = ContentStreamField(
        [("page", blocks.PageChooserBlock())], blank=True, verbose_name=_("pagina's die erbij horen")
    )
    together = ContentStreamField(
        [("page", blocks.PageChooserBlock())],
        blank=True,
        verbose_name=_("gaan samen online"),
        help_text=_("Klaarstaande versies van deze pagina's verschijnen op het moment dat deze pagina verschijnt."),
    )
    sources = ContentStreamField([("source", SourceBlock())], blank=True, verbose_name=_("bronnen"))

    objects = PageManager.from_queryset(CampaignQuerySet)()

    parent_page_types = ["infopunt.ThemePage"]
    subpage_types: list[str] = []
    section_key = "infopunt"
    card_label = _("Campagne")
    content_panels = [
        BrokenLinksPanel(PageLinkCheck, addresses.of_page),
        *BasePage.content_panels,
        *(
            FieldPanel(name)
            for name in (
                "message", "periods", "unknown", "promises", "actions", "partners", "before", "during", "after",
                "materials", "sources", "together",
            )
        ),
    ]  # fmt: skip
    search_fields = [*BasePage.search_fields, index.SearchField("message"), index.SearchField("actions")]

    class Meta:
        verbose_name = _("campagne")
        verbose_name_plural = _("campagnes")

    def known_periods(self) -> list[Period]:
        return [Period(**block.value) for block in self.periods]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | campaign_context(self)
