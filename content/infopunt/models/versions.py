from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Topic(index.Indexed, models.Model):
    """One subject told to several readers: articles with the same topic are versions of each other."""

    name = models.CharField(_("onderwerp"), max_length=80, unique=True)
    slug = models.SlugField(_("sleutel"), max_length=80, unique=True)

    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("onderwerp")
        verbose_name_plural = _("onderwerpen")

    def __str__(self) -> str:
        return self.name


class VersionState(models.Model):
    """Whether one version of a topic still says the same as the others.

    `words` is the text as last published, to see what a next publication changes. `out_of_step_since` is the day on
    which another version (`because_of`) changed; None while all is well.
    """

    article = models.OneToOneField(
        "infopunt.ArticlePage", on_delete=models.CASCADE, related_name="version_state", verbose_name=_("artikel")
    )
    words = models.TextField(editable=False)
    out_of_step_since = models.DateField(_("uit de pas sinds"), null=True, blank=True)
    because_of = models.ForeignKey(
        "infopunt.ArticlePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("want dit veranderde"),
    )

    class Meta:
        verbose_name = _("versie van een onderwerp")
        verbose_name_plural = _("versies van onderwerpen")

    def __str__(self) -> str:
        return str(self.article)
