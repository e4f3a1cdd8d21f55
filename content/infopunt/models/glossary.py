from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import RevisionMixin
from wagtail.search import index

from content.core.enums import Audience
from content.core.fields import ChoiceArrayField
from content.core.models import BasePage

GLOSSARY_ADDRESS = "/infopunt/woordenlijst/"
QUESTIONS_ADDRESS = "/infopunt/vragen/"
LIMITED = ["bold", "italic", "ul", "ol", "link"]


class GlossaryTerm(RevisionMixin, index.Indexed, models.Model):
    """A word explained. Articles explain it on the spot, where it first stands.

    `variants` are other forms, one a line; `definition` is at most two sentences.
    """

    slug = models.SlugField(_("sleutel"), max_length=80, unique=True)
    term = models.CharField(_("woord"), max_length=80, unique=True)
    variants = models.TextField(_("andere vormen"), blank=True, help_text=_("Eén per regel."))
    definition = models.CharField(_("uitleg"), max_length=300, help_text=_("Hoogstens twee korte zinnen."))
    longer = RichTextField(_("meer uitleg"), blank=True, features=LIMITED)
    editors_note = models.CharField(_("opmerking voor redacteurs"), max_length=255, blank=True)
    link = models.CharField(_("lees verder op"), max_length=255, blank=True)
    is_explained_inline = models.BooleanField(_("uitleggen in artikels"), default=True)

    panels = [
        FieldPanel("term"), FieldPanel("variants"), FieldPanel("definition"), FieldPanel("longer"), FieldPanel("link"),
        FieldPanel("is_explained_inline"), FieldPanel("editors_note"), FieldPanel("slug"),
    ]  # fmt: skip
    search_fields = [index.SearchField("term"), index.AutocompleteField("term")]

    class Meta:
        ordering = ["term"]
        verbose_name = _("woord")
        verbose_name_plural = _("woordenlijst")

    def __str__(self) -> str:
        return self.term

    @property
    def url(self) -> str:
        return f"{GLOSSARY_ADDRESS}#{self.slug}"

    @property
    def forms(self) -> list[str]:
        """Every form under which a text may use it."""
        return [self.term, *(line.strip() for line in self.variants.splitlines() if line.strip())]


class GlossaryPage(BasePage):
    """All words with their explanation, in the order of the alphabet."""

    parent_page_types = ["infopunt.InfopuntPage"]
    subpage_types: list[str] = []
    max_count = 1
    section_key = "infopunt"

    class Meta:
        verbose_name = _("pagina met de woordenlijst")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"terms": list(GlossaryTerm.objects.all())}

    def json_ld(self) -> dict[str, Any]:
        return {**super().json_ld(), "@type": ["WebPage", "DefinedTermSet"]}


class FrequentQuestion(RevisionMixin, index.Indexed, models.Model):
    """A question that people really ask, with a short answer and one page to read on."""

    slug = models.SlugField(_("sleutel"), max_length=120, unique=True)
    question = models.CharField(_("vraag"), max_length=200, unique=True)
    answer = RichTextField(_("antwoord"), features=LIMITED)
    audiences = ChoiceArrayField(choices=Audience.choices, verbose_name=_("voor wie"))
    themes = models.ManyToManyField("core.Theme", blank=True, related_name="+", verbose_name=_("thema's"))
    link = models.CharField(_("lees verder op"), max_length=255, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("volgorde"), default=100)

    panels = [
        FieldPanel("question"), FieldPanel("answer"), FieldPanel("link"), FieldPanel("audiences"),
        FieldPanel("themes", widget=None), FieldPanel("sort_order"), FieldPanel("slug"),
    ]  # fmt: skip
    search_fields = [index.SearchField("question"), index.AutocompleteField("question")]

    class Meta:
        ordering = ["sort_order", "question"]
        verbose_name = _("vraag")
        verbose_name_plural = _("veelgestelde vragen")

    def __str__(self) -> str:
        return self.question

    @property
    def url(self) -> str:
        return f"{QUESTIONS_ADDRESS}#{self.slug}"
