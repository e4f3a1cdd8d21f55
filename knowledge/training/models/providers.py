from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from knowledge.training.network.querysets import ProviderQuerySet


class Provider(RevisionMixin, index.Indexed, models.Model):
    """An organization that gives trainings. `checked` is as exact as the source is (`2020`, `2020-02`)."""

    slug = models.SlugField(_("sleutel"), max_length=80, unique=True)
    name = models.CharField(_("naam"), max_length=160, unique=True)
    summary = models.CharField(_("wie ze zijn"), max_length=300, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=40, blank=True)
    street = models.CharField(_("straat en nummer"), max_length=160, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=4, blank=True)
    municipality = models.CharField(_("gemeente"), max_length=80, blank=True)
    maintainer_email = models.EmailField(
        _("e-mail van wie het aanbod bijhoudt"),
        blank=True,
        help_text=_("Niet zichtbaar op de site. Hierheen gaat de link waarmee de aanbieder zelf aanpast."),
    )
    is_member = models.BooleanField(_("lid van het lerend netwerk"), default=False)
    offers = models.TextField(_("wat ze aanbieden aan het netwerk"), blank=True)
    knows = models.TextField(_("wat ze goed kennen"), blank=True)
    source_url = models.URLField(_("waar we dit lazen"), max_length=500, blank=True)
    checked = models.CharField(_("nagekeken in"), max_length=10, blank=True, help_text=_("Bijvoorbeeld 2020-02."))

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("website"),
                FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("municipality")]),
            ],
            _("Contact"),
        ),
        FieldPanel("maintainer_email"),
        MultiFieldPanel([FieldPanel("is_member"), FieldPanel("offers"), FieldPanel("knows")], _("Lerend netwerk")),
        FieldRowPanel([FieldPanel("source_url"), FieldPanel("checked")]),
    ]
    objects = ProviderQuerySet.as_manager()

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("aanbieder")
        verbose_name_plural = _("aanbieders")

    def __str__(self) -> str:
        return self.name
