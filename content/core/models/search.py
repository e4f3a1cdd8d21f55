from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from content.core.enums import Audience
from content.core.fields import ChoiceArrayField


class SearchEntry(models.Model):
    """What search knows of one public thing: a page, a figure, a word from the glossary.

    Written by `content.core.search.index` only. `vector` holds title (A), summary and extra words (B), parts of
    compounds (C) and text (D); `title_vector` the title alone, small enough to rank ten thousand rows. `weight` is that
    of its `SearchDocument`.
    """

    key = models.CharField(max_length=120, unique=True)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=500)
    kind = models.CharField(max_length=60, blank=True)
    section_key = models.CharField(max_length=32, blank=True)
    audiences = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    weight = models.FloatField(default=1.0)
    vector = SearchVectorField()
    title_vector = SearchVectorField()

    class Meta:
        default_permissions: list[str] = []
        indexes = [
            GinIndex(fields=["vector"], name="search_vector"),
            GinIndex(fields=["title_vector"], name="search_title_vector"),
            GinIndex(OpClass("title", name="gin_trgm_ops"), name="search_title_trigrams"),
            models.Index(OpClass("url", name="text_pattern_ops"), name="search_url_prefix"),
        ]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word that occurs somewhere on the site: the list for spelling, compounds and rarity.

    `word` is normalised, `lexeme` its Dutch stem, `sound` how it sounds, `documents` in how many entries the stem
    occurs (counted by `rebuild_search`, 1 for a word that came in between), `parts` the words it is compounded of.
    """

    word = models.CharField(max_length=60, unique=True)
    lexeme = models.CharField(max_length=60, db_index=True)
    sound = models.CharField(max_length=60, db_index=True)
    documents = models.PositiveIntegerField(default=1)
    parts = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        default_permissions: list[str] = []
        indexes = [GinIndex(OpClass("word", name="gin_trgm_ops"), name="search_word_trigrams")]

    def __str__(self) -> str:
        return self.word


class SearchSynonym(models.Model):
    """Words that people type and the word that the site uses for the same thing. The site never shows `words`."""

    term = models.CharField(_("wat de site zegt"), max_length=120, unique=True)
    words = models.TextField(
        _("wat mensen typen"),
        help_text=_("Woorden of korte zinnen, met een komma ertussen: uitgelachen, belachelijk maken, lachen mij uit."),
    )

    panels = [FieldPanel("term"), FieldPanel("words")]

    class Meta:
        ordering = ["term"]
        verbose_name = _("zoekwoord met zelfde betekenis")
        verbose_name_plural = _("zoekwoorden met zelfde betekenis")

    def __str__(self) -> str:
        return self.term


class PromotedAnswer(models.Model):
    """The page that an editor wants on top when these words are searched."""

    words = models.TextField(_("wat mensen typen"), help_text=_("Woorden of korte zinnen, met een komma ertussen."))
    title = models.CharField(_("titel"), max_length=120, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("leidt naar"),
    )
    address = models.CharField(_("of naar dit adres"), max_length=255, blank=True)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=1)

    panels = [
        FieldPanel("words"),
        FieldRowPanel([FieldPanel("page"), FieldPanel("address")]),
        FieldRowPanel([FieldPanel("title"), FieldPanel("order")]),
    ]

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("gekozen antwoord bij zoeken")
        verbose_name_plural = _("gekozen antwoorden bij zoeken")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        if bool(self.page_id) == bool(self.address):
            raise ValidationError({"page": _("Kies een pagina of geef een adres, een van de twee.")})
        if self.address and not self.title:
            raise ValidationError({"title": _("Geef een titel bij dit adres.")})


class SearchQuestions(models.Model):
    """How people ask for a page, one question a line. Search leads what is asked alike to the same page."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("pagina die antwoordt")
    )
    questions = models.TextField(
        _("vragen"),
        help_text=_(
            "Hoe mensen het vragen, één vraag per regel, in hun eigen woorden: ze lachen mij uit in de klas. "
            "Wie iets vraagt dat erop lijkt, krijgt deze pagina ook."
        ),
    )

    first_for = ChoiceArrayField(
        choices=Audience.choices,
        verbose_name=_("eerste pagina voor"),
        help_text=_("Wie zo te horen hierbij hoort en iets vraagt dat nergens staat, krijgt deze pagina."),
    )

    panels = [FieldPanel("page"), FieldPanel("questions"), FieldPanel("first_for")]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("vragen bij een pagina")
        verbose_name_plural = _("vragen bij een pagina")

    def __str__(self) -> str:
        return f"{self.page}: {self.questions.partition('\n')[0]}"


class NoResultQuery(models.Model):
    """Words that found nothing, counted per day. No visitor, no address, nothing that looks personal."""

    words = models.CharField(_("woorden"), max_length=100)
    day = models.DateField(_("dag"))
    count = models.PositiveIntegerField(_("keer gezocht"), default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "day"], name="no_result_query_once_a_day")]
        default_permissions = ["view"]
        verbose_name = _("zoekopdracht zonder resultaat")
        verbose_name_plural = _("zoekopdrachten zonder resultaat")

    def __str__(self) -> str:
        return self.words
