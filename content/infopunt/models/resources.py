from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from content.core.enums import Audience, Context
from content.core.fields import ChoiceArrayField, FixedChoiceField
from content.core.link_check.panels import BrokenLinksPanel
from content.core.models import BasePage
from content.infopunt.enums import Cost, EvidenceLevel, ResourceKind, ResourceLanguage, SuggestionState
from content.infopunt.links import addresses
from content.infopunt.materials.facets import facet_keys
from content.infopunt.materials.listing import ResourceListing
from content.infopunt.models.link_checks import ResourceLinkCheck
from content.infopunt.querysets import ResourceQuerySet

LIBRARY_ADDRESS = "/infopunt/materialen/"


class Resource(RevisionMixin, index.Indexed, ClusterableModel):
    """One thing that others (or we) made: a brochure, lesson, film, method… with what is known of its effect.

    `facets` repeats what one can filter on as `kind:film`, so that filters and their counts take one query. Year
    and ages are None when unknown. `checked` is the date of the source ("2020-02"), as exact as the source is.
    """

    slug = models.SlugField(_("sleutel"), max_length=120, unique=True)
    title = models.CharField(_("titel"), max_length=200)
    kind = FixedChoiceField(_("soort"), max_length=12, choices=ResourceKind.choices)
    publisher = models.CharField(_("uitgever"), max_length=200)
    year = models.PositiveSmallIntegerField(_("jaar"), null=True, blank=True)
    description = models.CharField(_("wat is het"), max_length=500)
    audiences = ChoiceArrayField(choices=Audience.choices, verbose_name=_("voor wie"))
    contexts = ChoiceArrayField(choices=Context.choices, verbose_name=_("waar"))
    minimum_age = models.PositiveSmallIntegerField(_("vanaf leeftijd"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("tot leeftijd"), null=True, blank=True)
    themes = ParentalManyToManyField("core.Theme", blank=True, related_name="+", verbose_name=_("thema's"))
    language = FixedChoiceField(
        _("taal"), max_length=2, choices=ResourceLanguage.choices, default=ResourceLanguage.DUTCH
    )
    cost = FixedChoiceField(_("prijs"), max_length=10, choices=Cost.choices, default=Cost.UNKNOWN)
    length = models.CharField(_("duur of lengte"), max_length=80, blank=True)
    url = models.URLField(_("adres"), max_length=500, blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("bestand"),
    )
    evidence = FixedChoiceField(
        _("wat weten we over het effect"), max_length=12, choices=EvidenceLevel.choices, default=EvidenceLevel.UNKNOWN
    )
    evidence_what = models.CharField(_("wat werd onderzocht"), max_length=300, blank=True)
    evidence_where = models.CharField(_("waar en bij wie"), max_length=300, blank=True)
    evidence_result = models.CharField(_("wat kwam eruit"), max_length=400, blank=True)
    source_url = models.URLField(_("waar we dit lazen"), max_length=500, blank=True)
    checked = models.CharField(_("nagekeken in"), max_length=10, blank=True, help_text=_("Bijvoorbeeld 2020-02."))
    review_due = models.DateField(_("opnieuw na te kijken tegen"), null=True, blank=True)
    is_public = models.BooleanField(_("zichtbaar op de site"), default=True)
    facets = ArrayField(models.CharField(max_length=60), default=list, editable=False)

    objects = ResourceQuerySet.as_manager()

    card_template = "infopunt/resource_card.html"
    panels = [
        BrokenLinksPanel(ResourceLinkCheck, addresses.of_resource),
        FieldPanel("title"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("publisher"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("url"), FieldPanel("document")]),
        FieldRowPanel([FieldPanel("language"), FieldPanel("cost"), FieldPanel("length")]),
        MultiFieldPanel(
            [
                FieldPanel("audiences"),
                FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
                FieldPanel("contexts"),
                FieldPanel("themes", widget=None),
            ],
            _("Voor wie en waarover"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("evidence"),
                FieldPanel("evidence_what"),
                FieldPanel("evidence_where"),
                FieldPanel("evidence_result"),
            ],
            _("Werkt het?"),
        ),
        FieldRowPanel([FieldPanel("source_url"), FieldPanel("checked"), FieldPanel("review_due")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("is_public")]),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("publisher"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["title"]
        verbose_name = _("materiaal")
        verbose_name_plural = _("materialen")
        indexes = [GinIndex(fields=["facets"], name="resource_facets")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        themes = [theme.slug for theme in self.themes.all()]
        self.facets = facet_keys(
            {
                "soort": [self.kind],
                "voor": self.audiences,
                "waar": self.contexts,
                "thema": themes,
                "taal": [self.language],
                "prijs": [self.cost],
                "onderzoek": [self.evidence],
            },
            (self.minimum_age, self.maximum_age),
        )
        super().save(*args, **kwargs)

    @property
    def page_url(self) -> str:
        return f"{LIBRARY_ADDRESS}{self.slug}/"

    @property
    def address(self) -> str:
        """Where the material itself is: elsewhere, or our own file."""
        return self.url or (self.document.url if self.document else "")

    @property
    def audience_labels(self) -> list[str]:
        return [str(Audience(key).label) for key in self.audiences]

    @property
    def card_label(self) -> str:
        return f"{self.get_kind_display()} · {self.get_evidence_display()}"

    @property
    def card_meta(self) -> str:
        parts = [self.publisher, str(self.year or ""), str(self.get_cost_display()), self.length]
        return " · ".join(part for part in parts if part)


class ResourceIndexPage(BasePage):
    """The library: everything that others made about bullying, with filters that can be shared."""

    parent_page_types = ["infopunt.InfopuntPage"]
    subpage_types: list[str] = []
    max_count = 1
    section_key = "infopunt"

    class Meta:
        verbose_name = _("materialen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listing = ResourceListing(request.GET, Resource.objects.for_library())
        return super().get_context(request, *args, **kwargs) | {"listing": listing}


class ResourceSuggestion(models.Model):
    """What a visitor thinks is missing. Holds nothing about the visitor; gone after half a year."""

    title = models.CharField(_("titel"), max_length=200)
    url = models.URLField(_("adres"), max_length=500, blank=True)
    reason = models.TextField(_("waarom"), max_length=1000, blank=True)
    state = FixedChoiceField(_("stand"), max_length=10, choices=SuggestionState.choices, default=SuggestionState.NEW)
    created_on = models.DateField(_("voorgesteld op"), auto_now_add=True)

    panels = [FieldPanel("title"), FieldPanel("url"), FieldPanel("reason"), FieldPanel("state")]

    class Meta:
        ordering = ["-created_on", "-pk"]
        verbose_name = _("voorstel voor materiaal")
        verbose_name_plural = _("voorstellen voor materiaal")

    def __str__(self) -> str:
        return self.title
