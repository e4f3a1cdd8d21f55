from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Theme(index.Indexed, models.Model):
    """What a page is about. Editors manage the list, so that a new word from the playground needs no developer."""

    name = models.CharField(_("naam"), max_length=80, unique=True)
    slug = models.SlugField(_("adresdeel"), max_length=80, unique=True)
    description = models.CharField(_("uitleg voor redacteurs"), max_length=255, blank=True)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")

    def __str__(self) -> str:
        return self.name
