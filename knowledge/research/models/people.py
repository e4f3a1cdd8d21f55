from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from content.core.fields import ChoiceArrayField, ContentStreamField, FixedChoiceField
from content.core.models import BasePage
from content.infopunt.blocks import SourceBlock
from knowledge.research.bibliography.identifiers import is_orcid, tidy_orcid
from knowledge.research.enums import Availability, ProfileOrigin, SpokenLanguage
from knowledge.research.models.organizations import ResearchOrganization
from knowledge.research.people.listing import ResearcherListing, organization_names
from knowledge.research.people.screens import researcher_context, researcher_json_ld
from knowledge.research.querysets import ResearcherQuerySet


class ResearcherIndexPage(BasePage):
    """Everybody of the network: `/onderzoek/onderzoekers/`."""

    parent_page_types = ["research.ResearchPage"]
    subpage_types = ["research.ResearcherPage"]
    max_count = 1
    section_key = "onderzoek"
    card_label = _("Mensen")

    class Meta:
        verbose_name = _("alle onderzoekers")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listing = ResearcherListing(request.GET, ResearcherPage.objects.for_card_list())
        return super().get_context(request, *args, **kwargs) | {"listing": listing}


class ResearcherPage(BasePage):
    """One researcher. The title is the name as people say it; `owner` is who may edit the page.

    `origin` says whether the person made or confirmed it: a page made of public sources shows them, and how to have
    it changed or taken away.
    """

    family_name = models.CharField(_("familienaam"), max_length=120, blank=True, help_text=_("Om op te sorteren."))
    orcid = models.CharField(_("ORCID"), max_length=60, blank=True, help_text=_("Bijvoorbeeld 0000-0002-1825-0097."))
    about = models.TextField(_("over mij"), blank=True, help_text=_("Waar je onderzoek over gaat, in gewone woorden."))
    expertise = models.TextField(_("expertise"), blank=True, help_text=_("Eén onderwerp per regel."))
    languages = ChoiceArrayField(choices=SpokenLanguage.choices, verbose_name=_("talen"))
    available_for = ChoiceArrayField(choices=Availability.choices, verbose_name=_("beschikbaar voor"))
    website = models.URLField(_("eigen pagina"), max_length=500, blank=True)
    origin = FixedChoiceField(
        _("waar dit vandaan komt"), max_length=10, choices=ProfileOrigin.choices, default=ProfileOrigin.SELF
    )
    consent_on = models.DateField(
        _("toestemming gegeven op"),
        null=True,
        blank=True,
        help_text=_("De dag waarop deze persoon zei dat deze pagina op de site mag."),
    )
    sources = ContentStreamField([("source", SourceBlock())], blank=True, verbose_name=_("bronnen"))

    objects = PageManager.from_queryset(ResearcherQuerySet)()

    parent_page_types = ["research.ResearcherIndexPage"]
    subpage_types: list[str] = []
    section_key = "onderzoek"
    card_label = _("Onderzoeker")
    card_template = "research/researcher_card.html"
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("family_name"), FieldPanel("orcid")]),
        InlinePanel("affiliations", heading=_("Waar je werkt"), label=_("werkplek")),
        FieldPanel("about"),
        FieldPanel("expertise"),
        FieldPanel("website"),
        FieldPanel("image"),
        InlinePanel("key_works", heading=_("Sleutelpublicaties"), label=_("publicatie"), max_num=6),
    ]
    classification_panels = [
        FieldPanel("themes", widget=None),
        FieldPanel("languages"),
        FieldPanel("available_for"),
    ]
    care_panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("origin"), FieldPanel("consent_on")]), FieldPanel("sources")], _("Toestemming")
        ),
        *BasePage.care_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("about"),
        index.SearchField("expertise"),
        index.RelatedFields("affiliations", [index.SearchField("organization_name")]),
    ]

    class Meta:
        verbose_name = _("onderzoeker")
        verbose_name_plural = _("onderzoekers")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.orcid = tidy_orcid(self.orcid)
        self.family_name = self.family_name or self.title.rpartition(" ")[2]
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.orcid and not is_orcid(tidy_orcid(self.orcid)):
            text = _("Deze ORCID kan niet kloppen. Kijk elk cijfer na op orcid.org.")
            raise ValidationError({"orcid": text})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_preview = getattr(request, "is_preview", False)
        return super().get_context(request, *args, **kwargs) | researcher_context(self, is_preview=is_preview)

    def json_ld(self) -> dict[str, Any]:
        return super().json_ld() | researcher_json_ld(self)

    @property
    def orcid_url(self) -> str:
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""

    @property
    def expertise_lines(self) -> list[str]:
        return [line.strip() for line in self.expertise.splitlines() if line.strip()]

    @property
    def card_meta(self) -> str:
        names = organization_names()
        return ", ".join(names.get(one.organization_id, "") for one in self.affiliations.all())

    @classmethod
    def prepare_cards(cls, pages: list[Self]) -> None:
        models.prefetch_related_objects(pages, "affiliations")


class Affiliation(Orderable):
    """Where a researcher works, and as what."""

    researcher = ParentalKey(ResearcherPage, on_delete=models.CASCADE, related_name="affiliations")
    organization = models.ForeignKey(
        ResearchOrganization, on_delete=models.PROTECT, related_name="affiliations", verbose_name=_("groep")
    )
    role = models.CharField(_("functie"), max_length=120, blank=True)

    panels = [FieldRowPanel([FieldPanel("organization"), FieldPanel("role")])]

    @property
    def ror_url(self) -> str:
        return self.organization.ror_url

    @property
    def organization_name(self) -> str:
        return str(self.organization)


class KeyWork(Orderable):
    """A publication that the researcher would show first."""

    researcher = ParentalKey(ResearcherPage, on_delete=models.CASCADE, related_name="key_works")
    publication = models.ForeignKey(
        "research.PublicationPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("publicatie")
    )

    panels = [PageChooserPanel("publication")]
