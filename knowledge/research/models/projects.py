from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from content.core.fields import ContentStreamField, FixedChoiceField
from content.core.models import BasePage
from content.infopunt.blocks import SourceBlock
from knowledge.research.bibliography.identifiers import tidy_doi
from knowledge.research.entry_cards import entry_cards
from knowledge.research.enums import DataAccess, Licence, ProjectStatus
from knowledge.research.querysets import TitledQuerySet


class ProjectIndexPage(BasePage):
    """All projects: `/onderzoek/projecten/`."""

    parent_page_types = ["research.ResearchPage"]
    subpage_types = ["research.ProjectPage"]
    max_count = 1
    section_key = "onderzoek"

    class Meta:
        verbose_name = _("alle projecten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"pages": list(ProjectPage.objects.for_card_list())}


class ProjectPage(BasePage):
    """A study or programme of studies. Years are None when unknown; outputs are any pages of this site."""

    status = FixedChoiceField(_("stand"), max_length=10, choices=ProjectStatus.choices, default=ProjectStatus.UNKNOWN)
    start_year = models.PositiveSmallIntegerField(_("van"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(_("tot"), null=True, blank=True)
    about = models.TextField(_("waarover het gaat"), blank=True)
    funder = models.CharField(_("wie betaalt"), max_length=255, blank=True)
    partners = models.TextField(_("partners"), blank=True, help_text=_("Eén per regel."))
    fris_url = models.URLField(_("in FRIS"), max_length=500, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    outputs = ContentStreamField(
        [("page", blocks.PageChooserBlock(label=_("pagina")))], blank=True, verbose_name=_("wat eruit kwam")
    )
    sources = ContentStreamField([("source", SourceBlock())], blank=True, verbose_name=_("bronnen"))

    objects = PageManager.from_queryset(TitledQuerySet)()

    parent_page_types = ["research.ProjectIndexPage"]
    subpage_types: list[str] = []
    section_key = "onderzoek"
    card_label = _("Project")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("about"),
        FieldRowPanel([FieldPanel("status"), FieldPanel("start_year"), FieldPanel("end_year")]),
        InlinePanel("members", heading=_("Onderzoekers"), label=_("onderzoeker")),
        FieldRowPanel([FieldPanel("funder"), FieldPanel("website"), FieldPanel("fris_url")]),
        FieldPanel("partners"),
        FieldPanel("outputs"),
        FieldPanel("sources"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("about"), index.SearchField("partners")]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projecten")

    def clean(self) -> None:
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": _("Het project eindigt voor het begint.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        told = {
            _now("Stand"): str(self.get_status_display()),
            _now("Periode"): " – ".join(str(year) for year in (self.start_year, self.end_year) if year),
            _now("Wie betaalt"): self.funder,
            _now("Partners"): ", ".join(line.strip() for line in self.partners.splitlines() if line.strip()),
        }
        chosen = [block["value"] for block in self.outputs.raw_data if block["value"]]
        people = [member.researcher_id for member in self.members.all()]
        cards = entry_cards([*people, *chosen])
        return super().get_context(request, *args, **kwargs) | {
            "facts": [{"term": term, "text": text} for term, text in told.items() if text],
            "cards": cards,
            "sources": [{**block.value, "date_text": block.value["published"]} for block in self.sources],
        }


class ProjectMember(Orderable):
    """Somebody of the network who works on a project."""

    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="members")
    researcher = models.ForeignKey(
        "research.ResearcherPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("onderzoeker")
    )

    panels = [PageChooserPanel("researcher")]


class DatasetIndexPage(BasePage):
    """All datasets: `/onderzoek/datasets/`."""

    parent_page_types = ["research.ResearchPage"]
    subpage_types = ["research.DatasetPage"]
    max_count = 1
    section_key = "onderzoek"

    class Meta:
        verbose_name = _("alle datasets")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"pages": list(DatasetPage.objects.for_card_list())}


class DatasetPage(BasePage):
    """Data that others may (or may not) use, and how."""

    about = models.TextField(_("wat erin zit"), blank=True)
    creators = models.CharField(_("wie ze maakte"), max_length=255, blank=True)
    year = models.PositiveSmallIntegerField(_("jaar"), null=True, blank=True)
    doi = models.CharField(_("DOI"), max_length=200, blank=True)
    url = models.URLField(_("adres"), max_length=500, blank=True)
    access = FixedChoiceField(_("toegang"), max_length=10, choices=DataAccess.choices, default=DataAccess.REQUEST)
    access_note = models.CharField(_("hoe je toegang krijgt"), max_length=300, blank=True)
    licence = FixedChoiceField(_("licentie"), max_length=12, choices=Licence.choices, blank=True)

    objects = PageManager.from_queryset(TitledQuerySet)()

    parent_page_types = ["research.DatasetIndexPage"]
    subpage_types: list[str] = []
    section_key = "onderzoek"
    card_label = _("Dataset")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("about"),
        FieldRowPanel([FieldPanel("creators"), FieldPanel("year")]),
        FieldRowPanel([FieldPanel("doi"), FieldPanel("url")]),
        FieldRowPanel([FieldPanel("access"), FieldPanel("licence")]),
        FieldPanel("access_note"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("about"), index.SearchField("creators")]

    class Meta:
        verbose_name = _("dataset")
        verbose_name_plural = _("datasets")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.doi = tidy_doi(self.doi) or self.doi
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.doi and not tidy_doi(self.doi):
            raise ValidationError({"doi": _("Dit is geen DOI. Een DOI begint met 10. en heeft een schuine streep.")})

    @property
    def address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        told = {
            _now("Wie maakte ze?"): self.creators,
            _now("Jaar"): str(self.year or ""),
            _now("Toegang"): str(self.get_access_display()),
            _now("Hoe krijg je toegang?"): self.access_note,
            _now("Licentie"): str(self.get_licence_display()) if self.licence else "",
        }
        facts = [{"term": term, "text": text} for term, text in told.items() if text]
        return super().get_context(request, *args, **kwargs) | {"facts": facts}

    def json_ld(self) -> dict[str, Any]:
        return super().json_ld() | {
            "@type": "Dataset",
            "identifier": self.address or None,
            "isAccessibleForFree": self.access == DataAccess.OPEN,
        }
