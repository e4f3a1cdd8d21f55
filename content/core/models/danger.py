import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from content.core.blocks.guidance import UrgencyLevel
from content.core.blocks.site import ContactBlock
from content.core.fields import ContentStreamField, FixedChoiceField


class DangerCard(models.Model):
    """What somebody in danger reads first, with the numbers that help, and the words that bring it up.

    Typed in search or in a comment, one of `phrases` puts this card above everything else; what was typed is then
    never kept. Numbers are written here and not taken from a listing: this card must have the fewest reasons to fail.
    """

    kind = models.SlugField(_("sleutel"), max_length=40, unique=True)
    level = FixedChoiceField(_("hoe dringend"), max_length=10, choices=UrgencyLevel.choices)
    heading = models.CharField(_("titel"), max_length=120)
    text = models.CharField(_("tekst"), max_length=300)
    contacts = ContentStreamField([("contact", ContactBlock())], verbose_name=_("wie helpt"))
    phrases = models.TextField(
        _("woorden die op dit gevaar wijzen"),
        help_text=_(
            "Eén woord of korte zin per regel. Een * achter een woord staat voor elk einde (zelfmoord*), "
            "een ~ voor hoogstens twee andere woorden (ik wil ~ dood). Tikfouten herkent de site zelf."
        ),
    )
    order = models.PositiveSmallIntegerField(_("volgorde"), default=1)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("level"), FieldPanel("order")]),
        FieldPanel("heading"),
        FieldPanel("text"),
        FieldPanel("contacts"),
        FieldPanel("phrases"),
    ]

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("kaart bij gevaar")
        verbose_name_plural = _("kaarten bij gevaar")

    def __str__(self) -> str:
        return self.heading

    @property
    def calls(self) -> list[dict[str, str]]:
        """Numbers as the urgency card wants them."""
        return [{**block.value, "href": "tel:" + re.sub(r"\D", "", block.value["number"])} for block in self.contacts]
