from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from content.core.blocks.site import EmergencyNumberBlock, FooterLinkBlock
from content.core.fields import ContentStreamField, FixedChoiceField


class BannerLevel(models.TextChoices):
    INFO = "info", _("Mededeling")
    WARNING = "warning", _("Waarschuwing")


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What stands on every page: emergency numbers, a temporary banner and the footer. One row, one query."""

    emergency_numbers = ContentStreamField(
        [("number", EmergencyNumberBlock())],
        blank=True,
        verbose_name=_("noodnummers"),
        help_text=_("Staan onderaan elke pagina, ook als de databank uitvalt."),
    )
    banner_title = models.CharField(_("titel"), max_length=120, blank=True)
    banner_text = models.CharField(_("tekst"), max_length=300, blank=True)
    banner_url = models.CharField(_("link"), max_length=255, blank=True)
    banner_level = FixedChoiceField(_("soort"), max_length=10, choices=BannerLevel.choices, default=BannerLevel.INFO)
    banner_from = models.DateTimeField(_("tonen vanaf"), null=True, blank=True)
    banner_until = models.DateTimeField(_("tonen tot"), null=True, blank=True)
    footer_links = ContentStreamField([("link", FooterLinkBlock())], blank=True, verbose_name=_("links onderaan"))

    panels = [
        FieldPanel("emergency_numbers"),
        MultiFieldPanel(
            [
                FieldPanel("banner_title"),
                FieldPanel("banner_text"),
                FieldPanel("banner_url"),
                FieldPanel("banner_level"),
                FieldRowPanel([FieldPanel("banner_from"), FieldPanel("banner_until")]),
            ],
            heading=_("Tijdelijke mededeling bovenaan elke pagina"),
        ),
        FieldPanel("footer_links"),
    ]

    class Meta:
        verbose_name = _("site-instellingen")

    @property
    def banner(self) -> dict[str, str] | None:
        """The banner while it runs, else None; empty dates leave that side open."""
        now = timezone.now()
        too_early = self.banner_from and now < self.banner_from
        too_late = self.banner_until and now >= self.banner_until
        if not self.banner_title or too_early or too_late:
            return None
        return {
            "title": self.banner_title,
            "text": self.banner_text,
            "url": self.banner_url,
            "level": self.banner_level,
        }
