from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from content.core.fields import ContentStreamField
from content.core.link_check.panels import BrokenLinksPanel
from content.core.models import BasePage
from content.core.visibility import open_to_all
from content.infopunt.blocks import INFOPUNT_BLOCKS, SourceBlock
from content.infopunt.fields import QuotingStreamField
from content.infopunt.figures.bank import with_figures
from content.infopunt.links import addresses
from content.infopunt.listing import ArticleListing
from content.infopunt.models.link_checks import PageLinkCheck
from content.infopunt.models.quoting import QuotesInTextOnly
from content.infopunt.models.versions import Topic
from content.infopunt.querysets import ArticleQuerySet
from content.infopunt.screens import article_context, ways_on


class InfopuntPage(BasePage):
    """Goal 1: everything known about bullying, collected. Lists all articles with filters."""

    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "infopunt.ThemePage",
        "infopunt.ResourceIndexPage",
        "infopunt.GlossaryPage",
        "infopunt.QuestionsPage",
        "infopunt.StoryIndexPage",
        "infopunt.NewsIndexPage",
    ]
    max_count = 1
    section_key = "infopunt"

    class Meta:
        verbose_name = _("infopunt")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["theme_pages"] = open_to_all(ThemePage.objects.child_of(self))
        context["ways_on"] = ways_on(self, ThemePage)
        context["listing"] = ArticleListing(request.GET, ArticlePage.objects.for_card_list())
        return context


class ThemePage(QuotesInTextOnly, BasePage):
    """A shelf of the infopunt: an introduction and the articles below it."""

    intro = QuotingStreamField(INFOPUNT_BLOCKS, blank=True, verbose_name=_("inleiding"))

    parent_page_types = ["infopunt.InfopuntPage"]
    subpage_types = ["infopunt.ArticlePage", "infopunt.CampaignPage", "infopunt.FigureBankPage"]
    section_key = "infopunt"
    card_label = _("Thema")
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("themapagina")
        verbose_name_plural = _("themapagina's")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.for_card_list().child_of(self)
        context["ways_on"] = ways_on(self, ArticlePage)
        context["listing"] = ArticleListing(request.GET, articles)
        return context


class ArticlePage(QuotesInTextOnly, BasePage):
    """One question answered for one kind of reader, with its sources."""

    in_short = QuotingStreamField(
        [("point", blocks.CharBlock(label=_("zin"), max_length=255))],
        blank=True,
        max_num=4,
        verbose_name=_("in het kort"),
    )
    content_warning = models.CharField(_("waarschuwing vooraf"), max_length=255, blank=True)
    body = QuotingStreamField(INFOPUNT_BLOCKS, verbose_name=_("tekst"))
    sources = ContentStreamField([("source", SourceBlock())], blank=True, verbose_name=_("bronnen"))
    topic = models.ForeignKey(
        Topic,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
        verbose_name=_("onderwerp"),
        help_text=_("Artikels met hetzelfde onderwerp zijn versies voor andere lezers. Ze verwijzen naar elkaar."),
    )
    related = ContentStreamField(
        [("page", blocks.PageChooserBlock())], blank=True, max_num=6, verbose_name=_("lees ook")
    )
    services = ContentStreamField(
        [("page", blocks.PageChooserBlock())], blank=True, max_num=6, verbose_name=_("wie kan helpen")
    )

    objects = PageManager.from_queryset(ArticleQuerySet)()

    parent_page_types = ["infopunt.ThemePage"]
    subpage_types: list[str] = []
    section_key = "infopunt"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("in_short"),
        FieldPanel("content_warning"),
        FieldPanel("body"),
        FieldPanel("related"),
        FieldPanel("services"),
        BrokenLinksPanel(PageLinkCheck, addresses.of_page),
        FieldPanel("sources"),
    ]
    classification_panels = [FieldPanel("topic"), *BasePage.classification_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("words")]

    class Meta:
        verbose_name = _("artikel")
        verbose_name_plural = _("artikels")

    @property
    def card_label(self) -> str:
        """Name the readers when there are few; 'everyone' needs no label."""
        return " · ".join(self.audience_labels[:2]) if len(self.audiences) <= 2 else ""

    def words(self) -> str:
        """All text as a reader sees it, with today's figures in it; what search reads."""
        streams = (self.in_short, self.body)
        return " ".join(with_figures(text for one in streams for text in one.stream_block.get_searchable_content(one)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | article_context(self, context)

    def json_ld(self) -> dict[str, Any]:
        return {
            **super().json_ld(),
            "@type": "Article",
            "headline": self.title,
            "datePublished": self.first_published_at.isoformat() if self.first_published_at else None,
            "citation": [source.value["url"] for source in self.sources if source.value["url"]],
        }
