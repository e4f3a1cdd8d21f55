from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, PageManager, Revision
from wagtail.search import index

from content.core.fields import ContentStreamField, FixedChoiceField
from content.core.models import BasePage
from knowledge.research.bibliography.record import Record
from knowledge.research.blocks import MeaningBlock
from knowledge.research.enums import Certainty, Licence, WorkKind
from knowledge.research.fields import LineField
from knowledge.research.gate import may_publish
from knowledge.research.publications import described
from knowledge.research.publications.forms import PublicationForm
from knowledge.research.publications.listing import PublicationListing
from knowledge.research.publications.practice_card import problems_of_card
from knowledge.research.publications.screens import publication_context
from knowledge.research.publications.structured_data import publication_json_ld
from knowledge.research.querysets import PublicationQuerySet


class PublicationIndexPage(BasePage):
    """All publications with facets: `/onderzoek/publicaties/`."""

    parent_page_types = ["research.ResearchPage"]
    subpage_types = ["research.PublicationPage"]
    max_count = 1
    section_key = "onderzoek"
    card_label = _("Publicaties")

    class Meta:
        verbose_name = _("alle publicaties")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listing = PublicationListing(request.GET, PublicationPage.objects.for_card_list())
        return super().get_context(request, *args, **kwargs) | {"listing": listing}


class PublicationPage(BasePage):
    """One publication with its praktijkkaart: what it means for who is no researcher.

    The bibliographic fields are those of `Record`; `authors` and `editors` hold a name a line (`Family, Given`, an
    organisation without comma). `full_title` is only there when the title is too long for a page. `issued` is as
    exact as the source. The columns after `source_entry` follow from the others when a page is saved: they make
    lists, duplicates and search fast. A publication without complete card stays a draft.
    """

    full_title = LineField(_("volledige titel"), help_text=_("Alleen als de titel langer is dan 255 tekens."))
    kind = FixedChoiceField(_("soort"), max_length=20, choices=WorkKind.choices, default=WorkKind.ARTICLE)
    authors = models.TextField(
        _("auteurs"),
        blank=True,
        help_text=_("Eén naam per regel: Familienaam, Voornaam. Een organisatie schrijf je zonder komma."),
    )
    editors = models.TextField(_("redactie"), blank=True)
    issued = models.CharField(
        _("verschenen"), max_length=10, blank=True, help_text=_("Een jaar, of preciezer: 2020, 2020-03 of 2020-03-09.")
    )
    container = LineField(_("tijdschrift, boek of congres"))
    volume = LineField(_("volume"))
    issue = LineField(_("nummer"))
    pages = LineField(_("bladzijden"))
    publisher = LineField(_("uitgever of instelling"))
    place = LineField(_("plaats"))
    edition = LineField(_("druk"))
    number = LineField(_("reeksnummer"))
    genre = LineField(_("soort rapport of proefschrift"))
    doi = LineField(_("DOI"))
    isbn = LineField(_("ISBN"))
    issn = LineField(_("ISSN"))
    web_address = LineField(_("adres"))
    language = LineField(_("taal"), help_text=_("Twee letters: nl, en, fr of de."))
    abstract = models.TextField(_("abstract"), blank=True)
    keywords = models.TextField(_("trefwoorden"), blank=True, help_text=_("Met een komma of puntkomma ertussen."))
    bibliographic_note = models.TextField(_("opmerking bij de beschrijving"), blank=True)
    citation_key = LineField(_("sleutel in BibTeX"))
    open_access_url = models.URLField(_("vrij te lezen op"), max_length=1000, blank=True)
    licence = FixedChoiceField(_("licentie"), max_length=12, choices=Licence.choices, blank=True)

    finding = models.TextField(
        _("wat vonden ze"), blank=True, help_text=_("In gewone woorden, voor wie geen onderzoeker is.")
    )
    certainty = FixedChoiceField(_("hoe zeker is dat"), max_length=12, choices=Certainty.choices, blank=True)
    certainty_reason = models.CharField(_("waarom zo zeker"), max_length=300, blank=True)
    population = models.CharField(_("over wie gaat het"), max_length=300, blank=True)
    meanings = ContentStreamField([("meaning", MeaningBlock())], blank=True, verbose_name=_("wat betekent dit voor…"))
    figures = ParentalManyToManyField("infopunt.Figure", blank=True, related_name="+", verbose_name=_("cijfers"))
    materials = ParentalManyToManyField("infopunt.Resource", blank=True, related_name="+", verbose_name=_("materialen"))
    related = ContentStreamField(
        [("page", blocks.PageChooserBlock(label=_("pagina")))], blank=True, verbose_name=_("verwante pagina's")
    )

    source_entry = models.TextField(_("zoals ze binnenkwam"), blank=True, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    doi_key = models.TextField(editable=False, blank=True, db_index=True)
    title_key = models.TextField(editable=False, blank=True, db_index=True)
    search_words = models.TextField(editable=False, blank=True)
    facets = ArrayField(models.CharField(max_length=120), default=list, editable=False)

    objects = PageManager.from_queryset(PublicationQuerySet)()

    base_form_class = PublicationForm
    parent_page_types = ["research.PublicationIndexPage"]
    subpage_types: list[str] = []
    section_key = "onderzoek"
    card_template = "research/publication_card.html"
    card_panel = MultiFieldPanel(
        [
            FieldPanel("finding"),
            FieldRowPanel([FieldPanel("certainty"), FieldPanel("certainty_reason")]),
            FieldPanel("population"),
            FieldPanel("meanings"),
        ],
        heading=_("Praktijkkaart"),
        help_text=_("Zonder volledige praktijkkaart kan je deze publicatie niet publiceren."),
    )
    description_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("issued")]),
            FieldPanel("authors"),
            InlinePanel("authorships", heading=_("Onderzoekers van het netwerk"), label=_("onderzoeker")),
            FieldPanel("editors"),
            FieldPanel("full_title"),
            FieldPanel("container"),
            FieldRowPanel([FieldPanel("volume"), FieldPanel("issue"), FieldPanel("pages"), FieldPanel("number")]),
            FieldRowPanel([FieldPanel("publisher"), FieldPanel("place"), FieldPanel("edition"), FieldPanel("genre")]),
            FieldRowPanel([FieldPanel("doi"), FieldPanel("isbn"), FieldPanel("issn"), FieldPanel("language")]),
            FieldPanel("web_address"),
            FieldRowPanel([FieldPanel("open_access_url"), FieldPanel("licence")]),
            FieldPanel("abstract"),
            FieldPanel("keywords"),
            FieldRowPanel([FieldPanel("bibliographic_note"), FieldPanel("citation_key")]),
        ],
        heading=_("Beschrijving"),
    )
    content_panels = [
        *BasePage.content_panels,
        card_panel,
        description_panel,
        MultiFieldPanel(
            [FieldPanel("figures", widget=None), FieldPanel("materials", widget=None), FieldPanel("related")],
            heading=_("Hoort erbij"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("finding"),
        index.SearchField("abstract"),
        index.SearchField("meaning_texts"),
        index.SearchField("keywords"),
    ]

    class Meta:
        verbose_name = _("publicatie")
        verbose_name_plural = _("publicaties")
        indexes = [
            GinIndex(OpClass("search_words", name="gin_trgm_ops"), name="publication_words_trigrams"),
            models.Index(fields=["-year"], name="publication_year"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not kwargs.get("update_fields"):
            for name, value in described.derived_values(self).items():
                setattr(self, name, value)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.live and not self.is_draft_saved:
            problems_of_card(self).raise_if_any()

    def publish(self, revision: Revision, *args: Any, log_action: str | bool = True, **kwargs: Any) -> None:
        """Not without complete card, by whatever way; see `gate`."""
        if may_publish(self, revision, log_action, problems_of_card(revision.as_object())):
            super().publish(revision, *args, log_action=log_action, **kwargs)

    # Set by the form while a draft of a live page is saved: the rules for the public do not hold for it yet.
    is_draft_saved = False

    @cached_property
    def record(self) -> Record:
        return described.record_of(self)

    @property
    def work_title(self) -> str:
        return self.full_title or self.title

    @property
    def meaning_texts(self) -> list[str]:
        return [block["value"]["text"] for block in self.meanings.raw_data]

    @property
    def search_kind(self) -> str:
        return str(self.get_kind_display())

    @property
    def search_extra_text(self) -> str:
        return described.words_that_find(self.record)

    @property
    def byline(self) -> str:
        return described.byline_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_preview = getattr(request, "is_preview", False)
        return super().get_context(request, *args, **kwargs) | publication_context(self, is_preview=is_preview)

    def json_ld(self) -> dict[str, Any]:
        return super().json_ld() | publication_json_ld(self)


class Authorship(Orderable):
    """Somebody of the network among the authors of a publication."""

    publication = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="authorships")
    researcher = models.ForeignKey(
        "research.ResearcherPage", on_delete=models.CASCADE, related_name="authorships", verbose_name=_("onderzoeker")
    )

    panels = [PageChooserPanel("researcher")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["publication", "researcher"], name="researcher_once_a_publication")
        ]
