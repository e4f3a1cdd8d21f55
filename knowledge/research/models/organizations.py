from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from knowledge.research.bibliography.identifiers import is_ror, tidy_ror


class ResearchOrganization(index.Indexed, models.Model):
    """A research group, university, university college or other body where research happens.

    `part_of` says to which institution a group belongs. `ror` (https://ror.org) is that of the body itself; a group
    seldom has one and takes that of its institution.
    """

    name = models.CharField(_("naam"), max_length=160, unique=True)
    short_name = models.CharField(_("korte naam"), max_length=40, blank=True)
    part_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="groups", verbose_name=_("deel van")
    )
    ror = models.CharField(
        _("ROR"), max_length=60, blank=True, help_text=_("De code van ror.org, bijvoorbeeld 008x57b05.")
    )
    website = models.URLField(_("website"), max_length=500, blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("part_of")]),
        FieldRowPanel([FieldPanel("ror"), FieldPanel("website")]),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.AutocompleteField("short_name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("onderzoeksgroep of instelling")
        verbose_name_plural = _("onderzoeksgroepen en instellingen")

    def __str__(self) -> str:
        return f"{self.name} ({self.part_of.short_name or self.part_of.name})" if self.part_of else self.name

    @property
    def ror_url(self) -> str:
        ror = self.ror or (self.part_of.ror if self.part_of else "")
        return f"https://ror.org/{ror}" if ror else ""

    def clean(self) -> None:
        super().clean()
        self.ror = tidy_ror(self.ror)
        if self.ror and not is_ror(self.ror):
            raise ValidationError({"ror": _("Dit is geen geldige ROR. Kopieer de code van ror.org.")})
        if self.part_of_id and self.part_of_id == self.pk:
            raise ValidationError({"part_of": _("Een groep kan geen deel zijn van zichzelf.")})
