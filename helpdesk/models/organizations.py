from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from helpdesk.models.identified import Identified


class Organization(Identified, RevisionMixin, index.Indexed, models.Model):
    """Who runs services (HSDS organization)."""

    name = models.CharField(_("naam"), max_length=160, unique=True)
    description = models.TextField(_("uitleg"), blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("website"), FieldPanel("email")]),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")

    def __str__(self) -> str:
        return self.name


class Location(Identified, RevisionMixin, index.Indexed, models.Model):
    """A place where one can go (HSDS location). Municipality is the NIS code of Statbel."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="locations", verbose_name=_("organisatie")
    )
    name = models.CharField(_("naam"), max_length=160)
    street = models.CharField(_("straat en nummer"), max_length=200, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=4, blank=True)
    municipality = models.CharField(_("gemeente"), max_length=80, blank=True)
    accessibility = models.TextField(
        _("toegankelijkheid"),
        blank=True,
        help_text=_("Is er een drempel, een lift, een toegankelijk toilet, een ringleiding?"),
    )
    public_transport = models.CharField(_("bus, tram en trein"), max_length=255, blank=True)

    panels = [
        FieldPanel("organization"),
        FieldPanel("name"),
        FieldPanel("street"),
        FieldRowPanel([FieldPanel("postal_code"), FieldPanel("municipality")]),
        FieldPanel("accessibility"),
        FieldPanel("public_transport"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("municipality"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        ordering = ["postal_code", "name"]
        verbose_name = _("plaats")
        verbose_name_plural = _("plaatsen")

    def __str__(self) -> str:
        return f"{self.name}, {self.address}" if self.address else self.name

    @property
    def address(self) -> str:
        """Street, postal code and municipality on one line; empty when nothing is known."""
        town = f"{self.postal_code} {self.municipality}".strip()
        return ", ".join(part for part in (self.street, town) if part)
