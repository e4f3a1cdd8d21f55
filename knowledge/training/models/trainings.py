from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from content.core.blocks import CONTENT_BLOCKS
from content.core.fields import ChoiceArrayField, ContentStreamField, FixedChoiceField
from content.core.models import BasePage
from content.infopunt.enums import AgeGroup, Cost, ResourceLanguage
from knowledge.training.catalogue.facets import facet_keys
from knowledge.training.catalogue.querysets import TrainingQuerySet, attach_dates
from knowledge.training.enums import LengthClass, Province, TrainingForm
from knowledge.training.models.providers import Provider
from knowledge.training.screens.catalogue import catalogue_context
from knowledge.training.screens.training import training_context, training_json_ld
from knowledge.training.session_values import session_provinces


class TrainingIndexPage(BasePage):
    """The catalogue of trainings: `/leren/vormingen/`."""

    parent_page_types = ["training.LearningPage"]
    subpage_types = ["training.TrainingPage"]
    max_count = 1
    section_key = "leren"
    card_label = _("Vormingen")

    class Meta:
        verbose_name = _("alle vormingen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | catalogue_context(request.GET)


class TrainingPage(BasePage):
    """A training, workshop or course, with the times it is given as inline children, so that a draft holds the whole.

    What is not known stays empty. `ages` are those of the children it is about. `facets` repeats what one can filter
    on as `vorm:open`, for lists and feeds. `checked` is as exact as the source is (`2020`, `2020-02`).
    """

    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, related_name="trainings", verbose_name=_("aanbieder")
    )
    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))
    forms = ChoiceArrayField(choices=TrainingForm.choices, verbose_name=_("vorm"))
    ages = ChoiceArrayField(choices=AgeGroup.choices, verbose_name=_("leeftijd van de kinderen"))
    method = models.ForeignKey(
        "infopunt.Resource",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("methode"),
        help_text=_("Uit de bibliotheek: daar staat of ze onderzocht is."),
    )
    length = models.CharField(_("duur"), max_length=80, blank=True)
    length_class = FixedChoiceField(_("duur, om op te kiezen"), max_length=10, choices=LengthClass.choices, blank=True)
    cost = FixedChoiceField(_("kost het iets"), max_length=10, choices=Cost.choices, default=Cost.UNKNOWN)
    price = models.DecimalField(_("prijs in euro"), max_digits=7, decimal_places=2, null=True, blank=True)
    price_note = models.CharField(_("uitleg bij de prijs"), max_length=200, blank=True)
    subsidy_note = models.CharField(_("subsidie"), max_length=200, blank=True)
    languages = ChoiceArrayField(choices=ResourceLanguage.choices, verbose_name=_("taal"))
    certificate = models.CharField(_("attest of certificaat"), max_length=160, blank=True)
    trainers = models.CharField(_("wie geeft het"), max_length=200, blank=True)
    regions = ChoiceArrayField(choices=Province.choices, verbose_name=_("waar de aanbieder komt"))
    materials_included = models.CharField(_("materiaal dat erbij hoort"), max_length=200, blank=True)
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("telefoon"), max_length=40, blank=True)
    booking_url = models.URLField(_("meer weten of boeken op"), max_length=500, blank=True)
    source_url = models.URLField(_("waar we dit lazen"), max_length=500, blank=True)
    checked = models.CharField(_("nagekeken in"), max_length=10, blank=True, help_text=_("Bijvoorbeeld 2020-02."))
    facets = ArrayField(models.CharField(max_length=80), default=list, editable=False)

    objects = PageManager.from_queryset(TrainingQuerySet)()

    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types: list[str] = []
    section_key = "leren"
    card_template = "training/training_card.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("provider"),
        FieldPanel("body"),
        InlinePanel("sessions", heading=_("Datums"), label=_("datum")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("cost"), FieldPanel("price")]),
                FieldPanel("price_note"),
                FieldPanel("subsidy_note"),
            ],
            heading=_("Prijs"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("length"), FieldPanel("length_class")]),
                FieldPanel("trainers"),
                FieldPanel("certificate"),
                FieldPanel("materials_included"),
            ],
            heading=_("Wat je krijgt"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("booking_url"),
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
            ],
            heading=_("Boeken en contact"),
        ),
    ]
    classification_panels = [
        FieldPanel("forms"),
        FieldPanel("regions"),
        FieldPanel("ages"),
        FieldPanel("languages"),
        FieldPanel("method"),
        *BasePage.classification_panels,
    ]
    care_panels = [FieldRowPanel([FieldPanel("source_url"), FieldPanel("checked")]), *BasePage.care_panels]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("trainers"),
        index.RelatedFields("provider", [index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = _("vorming")
        verbose_name_plural = _("vormingen")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.update_facets()
        super().save(*args, **kwargs)

    def update_facets(self) -> None:
        """What the catalogue chooses on follows from the other fields."""
        self.facets = self._facet_keys()

    def _facet_keys(self) -> list[str]:
        dated = {
            province
            for session in self.sessions.all()
            for province in session_provinces(session.postal_code, is_online=session.is_online)
        }
        everywhere = {"online", "e-learning"} & set(self.forms)
        return facet_keys(
            {
                "voor": self.audiences,
                "waar": self.contexts,
                "vorm": self.forms,
                "provincie": Province.values if everywhere else dated | set(self.regions),
                "prijs": [self.cost],
                "leeftijd": self.ages,
                "thema": [theme.slug for theme in self.themes.all()],
                "duur": [self.length_class],
                "onderzoek": [self.method.evidence if self.method else ""],
                "taal": self.languages,
            }
        )

    @property
    def card_label(self) -> str:
        return self.provider.name

    @property
    def form_labels(self) -> list[str]:
        return [str(TrainingForm(key).label) for key in self.forms]

    @property
    def price_text(self) -> str:
        """`Gratis`, `85 euro`, or that we do not know."""
        if self.price:
            amount = f"{self.price:.2f}".replace(".", ",").removesuffix(",00")
            return f"{amount} euro"
        return str(self.get_cost_display())

    @property
    def search_extra_text(self) -> str:
        return f"{self.provider.name} vorming training cursus workshop"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | training_context(self)

    def json_ld(self) -> dict[str, Any]:
        return super().json_ld() | training_json_ld(self)

    @classmethod
    def prepare_cards(cls, pages: list["TrainingPage"]) -> None:
        attach_dates(pages)
