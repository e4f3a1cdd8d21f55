from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from content.core.fields import FixedChoiceField


class DangerKind(models.TextChoices):
    """In order of urgency: where a text hints at several, the first card stands on top."""

    SUICIDE = "suicide", _("Zelfmoordgedachten")
    VIOLENCE = "violence", _("Geweld")
    NUDE_IMAGES = "nude-images", _("Naaktbeelden en chantage")


class DangerPhrase(models.Model):
    """Words that hint at danger. Typed in search or in a comment, they bring up the card of their kind."""

    phrase = models.CharField(
        _("woorden"),
        max_length=120,
        unique=True,
        help_text=_("Eén woord of een korte zin. Kleine tikfouten en een woord ertussen herkent de site zelf."),
    )
    kind = FixedChoiceField(_("soort"), max_length=20, choices=DangerKind.choices)
    unless = models.CharField(
        _("niet bij deze woorden"),
        max_length=255,
        blank=True,
        help_text=_("Met een komma ertussen. Staat er zo een woord bij, dan toont de site geen kaart: lachen."),
    )

    panels = [FieldRowPanel([FieldPanel("phrase"), FieldPanel("kind")]), FieldPanel("unless")]

    class Meta:
        ordering = ["kind", "phrase"]
        verbose_name = _("woorden die op gevaar wijzen")
        verbose_name_plural = _("woorden die op gevaar wijzen")

    def __str__(self) -> str:
        return self.phrase


class DangerCard(models.Model):
    """What somebody in danger reads first, and the number that helps."""

    kind = FixedChoiceField(_("soort"), max_length=20, choices=DangerKind.choices, unique=True)
    heading = models.CharField(_("titel"), max_length=120)
    text = models.CharField(_("tekst"), max_length=300)
    phone_label = models.CharField(_("wie bel je"), max_length=80)
    phone_number = models.CharField(_("nummer zoals mensen het lezen"), max_length=20)
    link_text = models.CharField(_("tekst van de link"), max_length=80, blank=True)
    link = models.CharField(_("adres van de link"), max_length=255, blank=True)

    panels = [
        FieldPanel("kind"),
        FieldPanel("heading"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("phone_label"), FieldPanel("phone_number")]),
        FieldRowPanel([FieldPanel("link_text"), FieldPanel("link")]),
    ]

    class Meta:
        verbose_name = _("kaart bij gevaar")
        verbose_name_plural = _("kaarten bij gevaar")

    def __str__(self) -> str:
        return self.heading
