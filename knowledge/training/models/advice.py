from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from content.core.blocks import CONTENT_BLOCKS
from content.core.fields import ContentStreamField, FixedChoiceField
from content.core.listing import page_links, paginate
from content.core.models import BasePage
from knowledge.training.enums import FollowUp
from knowledge.training.policy.querysets import AdviceQuerySet


class AdviceSourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titel"), max_length=200)
    url = blocks.URLBlock(label=_("adres"), required=False)
    date_text = blocks.CharBlock(label=_("datum"), max_length=20, required=False)

    class Meta:
        icon = "link"
        label = _("bron")


class AdviceIndexPage(BasePage):
    """All policy advice, newest first: `/leren/beleidsadvies/`."""

    parent_page_types = ["training.LearningPage"]
    subpage_types = ["training.AdvicePage"]
    max_count = 1
    section_key = "leren"
    card_label = _("Beleidsadvies")

    class Meta:
        verbose_name = _("alle adviezen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        advice = paginate(AdvicePage.objects.for_card_list(), request.GET.get("page"))
        return context | {"advice": advice, "pagination": page_links(advice, request.GET)}


class AdvicePage(BasePage):
    """One advice to those who make policy, with what became of each recommendation.

    `number` is how people refer to it (`2026/1`). `addressee` stays empty where the source does not say.
    """

    number = models.CharField(_("nummer"), max_length=20, unique=True, help_text=_("Bijvoorbeeld 2026/1."))
    addressee = models.CharField(_("gericht aan"), max_length=200, blank=True)
    advised_on = models.DateField(_("datum"))
    date_text = models.CharField(
        _("datum in woorden"), max_length=40, blank=True, help_text=_("Als de dag niet bekend is, bijvoorbeeld 2017.")
    )
    question = models.TextField(_("de vraag"), blank=True)
    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))
    document = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("het volledige advies"),
    )
    sources = ContentStreamField([("source", AdviceSourceBlock())], blank=True, verbose_name=_("bronnen"))

    objects = PageManager.from_queryset(AdviceQuerySet)()

    parent_page_types = ["training.AdviceIndexPage"]
    subpage_types: list[str] = []
    section_key = "leren"
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("advised_on"), FieldPanel("date_text")]),
        FieldPanel("addressee"),
        FieldPanel("question"),
        InlinePanel("recommendations", heading=_("Aanbevelingen"), label=_("aanbeveling")),
        FieldPanel("body"),
        FieldPanel("document"),
        FieldPanel("sources"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("question"),
        index.RelatedFields("recommendations", [index.SearchField("text")]),
    ]

    class Meta:
        verbose_name = _("beleidsadvies")
        verbose_name_plural = _("beleidsadviezen")

    @property
    def card_label(self) -> str:
        return str(_("Advies %(number)s") % {"number": self.number})

    @property
    def source_rows(self) -> list[dict[str, str]]:
        return [dict(block.value) for block in self.sources]


class Recommendation(Orderable):
    """One thing that the advice asks for, and what is known of it since."""

    page = ParentalKey(AdvicePage, on_delete=models.CASCADE, related_name="recommendations")
    text = models.TextField(_("aanbeveling"))
    status = FixedChoiceField(_("stand"), max_length=12, choices=FollowUp.choices, default=FollowUp.UNKNOWN)
    status_on = models.DateField(_("stand op"), null=True, blank=True)
    evidence = models.CharField(_("waaruit dat blijkt"), max_length=300, blank=True)
    evidence_url = models.URLField(_("adres daarvan"), max_length=500, blank=True)

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("status"), FieldPanel("status_on")]),
        FieldPanel("evidence"),
        FieldPanel("evidence_url"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("aanbeveling")
        verbose_name_plural = _("aanbevelingen")

    def __str__(self) -> str:
        return self.text[:60]
