from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import PageManager
from wagtail.search import index

from content.core.models import BasePage
from content.infopunt.blocks import INFOPUNT_BLOCKS
from content.infopunt.fields import QuotingStreamField
from content.infopunt.listing import ArticleListing
from content.infopunt.models.quoting import QuotesInTextOnly
from content.infopunt.querysets import ArticleQuerySet
from content.infopunt.screens import story_context


class StoryIndexPage(BasePage):
    """Stories of people who were bullied, saw it or did it, and what helped."""

    parent_page_types = ["infopunt.InfopuntPage"]
    subpage_types = ["infopunt.StoryPage"]
    max_count = 1
    section_key = "infopunt"

    class Meta:
        verbose_name = _("verhalen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        stories = StoryPage.objects.for_story_list().child_of(self)
        return super().get_context(request, *args, **kwargs) | {"listing": ArticleListing(request.GET, stories)}


class StoryPage(QuotesInTextOnly, BasePage):
    """Something that really happened, told with recorded consent and without anything that tells who it is.

    Consent holds for the text as it was shown to the teller: who, when and how is recorded, the paper lies elsewhere.
    """

    content_warning = models.CharField(_("waarschuwing vooraf"), max_length=255, blank=True)
    body = QuotingStreamField(INFOPUNT_BLOCKS, verbose_name=_("verhaal"))
    helped_by = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("wat of wie hielp"),
    )
    consent_on = models.DateField(_("toestemming gegeven op"), null=True, blank=True)
    consent_by = models.CharField(
        _("door wie en hoe"), max_length=255, blank=True, help_text=_("Zonder naam: “verteller en moeder, op papier”.")
    )
    is_anonymised = models.BooleanField(_("niemand is herkenbaar"), default=False)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    parent_page_types = ["infopunt.StoryIndexPage"]
    subpage_types: list[str] = []
    section_key = "infopunt"
    card_label = _("Verhaal")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("content_warning"),
        FieldPanel("body"),
        PageChooserPanel("helped_by"),
        MultiFieldPanel(
            [FieldPanel("consent_on"), FieldPanel("consent_by"), FieldPanel("is_anonymised")], _("Toestemming")
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("verhaal")
        verbose_name_plural = _("verhalen")

    def clean(self) -> None:
        super().clean()
        if not (self.consent_on and self.consent_by and self.is_anonymised):
            raise ValidationError(
                {"consent_on": _now("Een verhaal verschijnt pas met toestemming, en als niemand herkenbaar is.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | story_context(self)


class NewsIndexPage(BasePage):
    """What is new about bullying, newest first."""

    parent_page_types = ["infopunt.InfopuntPage"]
    subpage_types = ["infopunt.NewsPage"]
    max_count = 1
    section_key = "infopunt"

    class Meta:
        verbose_name = _("nieuws")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        news = NewsPage.objects.for_story_list().child_of(self)
        return super().get_context(request, *args, **kwargs) | {"listing": ArticleListing(request.GET, news)}


class NewsPage(QuotesInTextOnly, BasePage):
    """A short message with a date and a source."""

    body = QuotingStreamField(INFOPUNT_BLOCKS, verbose_name=_("tekst"))
    source_title = models.CharField(_("bron"), max_length=200, blank=True)
    source_url = models.URLField(_("adres van de bron"), max_length=500, blank=True)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    parent_page_types = ["infopunt.NewsIndexPage"]
    subpage_types: list[str] = []
    section_key = "infopunt"
    card_label = _("Nieuws")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("source_title"), FieldPanel("source_url")], _("Bron")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("nieuwsbericht")
        verbose_name_plural = _("nieuwsberichten")

    def json_ld(self) -> dict[str, Any]:
        return {**super().json_ld(), "@type": "NewsArticle", "headline": self.title}
