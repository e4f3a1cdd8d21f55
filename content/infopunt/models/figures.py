from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from content.core.enums import Context
from content.core.fields import ChoiceArrayField, FixedChoiceField
from content.core.link_check.panels import BrokenLinksPanel
from content.infopunt.enums import FigureStatus
from content.infopunt.figures.words import last_year, number_in_words, value_in_words
from content.infopunt.links import addresses
from content.infopunt.models.link_checks import FigureLinkCheck
from content.infopunt.querysets import FigureQuerySet

FIGURES_ADDRESS = "/infopunt/cijfers/cijferbank/"


class FigureManager(models.Manager.from_queryset(FigureQuerySet)):  # type: ignore[misc] - made by Django
    def get_queryset(self) -> FigureQuerySet:
        """A quoted figure always says what replaced it, so both come in the same query."""
        return super().get_queryset().select_related("replaced_by")


class Figure(WorkflowMixin, DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """One number with all that is needed to trust it. Pages quote it, so a correction reaches them all at once.

    `slug` is how texts and files name it and never changes. `value` is in `unit`; `period` is how the source writes
    it ("2021-2022"), `year` its last year or None when the source names none. Old values live in the history.
    """

    slug = models.SlugField(
        _("sleutel"), max_length=80, unique=True, help_text=_("Zo citeer je het in een tekst: [cijfer:sleutel].")
    )
    statement = models.CharField(_("wat wordt er geteld"), max_length=160)
    value = models.DecimalField(_("waarde"), max_digits=14, decimal_places=3)
    unit = models.CharField(_("eenheid"), max_length=40, default="%")
    population = models.CharField(_("bij wie"), max_length=160)
    minimum_age = models.PositiveSmallIntegerField(_("jongste leeftijd"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("oudste leeftijd"), null=True, blank=True)
    question = models.CharField(_("wat werd er gevraagd"), max_length=300, blank=True)
    period = models.CharField(
        _("periode"), max_length=40, blank=True, help_text=_("Zoals de bron het schrijft, bijvoorbeeld 2021-2022.")
    )
    year = models.PositiveSmallIntegerField(_("jaar"), null=True, editable=False)
    previous_value = models.DecimalField(_("vorige waarde"), max_digits=14, decimal_places=3, null=True, blank=True)
    previous_period = models.CharField(_("vorige periode"), max_length=40, blank=True)
    source_title = models.CharField(_("bron"), max_length=200)
    publisher = models.CharField(_("uitgever"), max_length=120)
    source_url = models.URLField(_("adres van de bron"), max_length=500)
    quality_note = models.CharField(_("opmerking bij dit cijfer"), max_length=300, blank=True)
    status = FixedChoiceField(_("stand"), max_length=10, choices=FigureStatus.choices, default=FigureStatus.TO_CHECK)
    replaced_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        verbose_name=_("vervangen door"),
    )
    compared_with = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contradicted_by",
        verbose_name=_("lijkt in strijd met"),
        help_text=_("Een cijfer dat iets anders lijkt te zeggen. We tonen altijd allebei."),
    )
    difference = models.CharField(_("waarom ze verschillen"), max_length=400, blank=True)
    contexts = ChoiceArrayField(choices=Context.choices, verbose_name=_("waar"))
    themes = ParentalManyToManyField("core.Theme", blank=True, related_name="+", verbose_name=_("thema's"))
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="figure",
        for_concrete_model=False,
    )
    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="figure",
        for_concrete_model=False,
    )

    objects = FigureManager()

    card_template = "infopunt/figure_card.html"
    panels = [
        BrokenLinksPanel(FigureLinkCheck, addresses.of_figure),
        FieldPanel("statement"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("unit"), FieldPanel("period")]),
        FieldRowPanel([FieldPanel("previous_value"), FieldPanel("previous_period")]),
        MultiFieldPanel(
            [
                FieldPanel("population"),
                FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
                FieldPanel("question"),
            ],
            _("Bij wie en wat"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source_title"),
                FieldPanel("publisher"),
                FieldPanel("source_url"),
                FieldPanel("status"),
                FieldPanel("quality_note"),
                FieldPanel("replaced_by"),
            ],
            _("Bron en betrouwbaarheid"),
        ),
        MultiFieldPanel([FieldPanel("compared_with"), FieldPanel("difference")], _("Bronnen die verschillen")),
        MultiFieldPanel([FieldPanel("themes", widget=None), FieldPanel("contexts"), FieldPanel("slug")], _("Waarover")),
    ]
    search_fields = [
        index.SearchField("statement"),
        index.AutocompleteField("statement"),
        index.SearchField("population"),
        index.FilterField("status"),
    ]

    class Meta:
        ordering = ["-year", "statement"]
        verbose_name = _("cijfer")
        verbose_name_plural = _("cijfers")

    def __str__(self) -> str:
        return f"{self.statement}: {self.value_text}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.year = last_year(self.period)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.previous_value is not None and not self.previous_period:
            raise ValidationError({"previous_period": _now("Zeg bij een vorige waarde ook de periode.")})
        if self.compared_with_id and not self.difference:
            raise ValidationError({"difference": _now("Leg uit waarom de twee cijfers verschillen.")})
        if self.pk and self.pk in {self.replaced_by_id, self.compared_with_id}:
            raise ValidationError(_now("Een cijfer kan niet naar zichzelf verwijzen."))

    @property
    def value_text(self) -> str:
        return value_in_words(self.value, self.unit)

    @property
    def headline(self) -> str:
        """The value in large type: a long unit may stand on the next line."""
        number = number_in_words(self.value)
        return self.value_text if self.unit == "%" else f"{number} {self.unit}"

    @property
    def details(self) -> list[dict[str, str]]:
        """What a careful reader asks next, as `{term, text}`; what it seems to contradict also has `url, link_text`."""
        told = [
            {"term": _now("Wat werd er gevraagd?"), "text": self.question},
            {"term": _now("Goed om te weten:"), "text": self.quality_note},
        ]
        other = self.compared_with
        if other and other.live:
            said = {"value": other.value_text, "statement": other.statement, "period": other.period}
            told.append(
                {
                    "term": _now("Een andere bron zegt %(value)s (%(statement)s, %(period)s).") % said,
                    "text": self.difference,
                    "url": other.url,
                    "link_text": _now("Bekijk dat cijfer"),
                }
            )
        return [detail for detail in told if detail["text"]]

    @property
    def previous_value_text(self) -> str:
        return value_in_words(self.previous_value, self.unit)

    @property
    def previous_text(self) -> str:
        """`16,5 % in 2017-2018`; empty when there is no earlier value."""
        if self.previous_value is None:
            return ""
        return _now("%(value)s in %(period)s") % {"value": self.previous_value_text, "period": self.previous_period}

    @property
    def share(self) -> float | None:
        """For the bar of a key figure: only what is out of a hundred."""
        return float(self.value) if self.unit == "%" else None

    @property
    def source_name(self) -> str:
        return f"{self.source_title}, {self.publisher}"

    @property
    def warning(self) -> str:
        """What a reader must know before quoting this; empty when the figure is sound."""
        if self.status == FigureStatus.CHECKED:
            return ""
        if self.status == FigureStatus.TO_CHECK:
            return _now("Dit cijfer moeten we nog nakijken. Gebruik het voorzichtig.")
        if self.replaced_by and self.replaced_by.live:
            newer = {
                "statement": self.replaced_by.statement,
                "value": self.replaced_by.value_text,
                "period": self.replaced_by.period,
            }
            return _now("Dit cijfer is verouderd. Nieuwer: %(statement)s, %(value)s (%(period)s).") % newer
        return _now("Dit cijfer is verouderd.")

    @property
    def url(self) -> str:
        return f"{FIGURES_ADDRESS}#{self.slug}"
