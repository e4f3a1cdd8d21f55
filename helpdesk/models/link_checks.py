from django.db import models
from django.utils.translation import gettext_lazy as _

from content.core.fields import FixedChoiceField
from helpdesk.enums import LinkOutcome
from helpdesk.querysets import LinkCheckQuerySet


class LinkCheck(models.Model):
    """What one scan found at one address of one service. `is_latest` marks the newest of each address."""

    service = models.ForeignKey(
        "helpdesk.ServicePage", on_delete=models.CASCADE, related_name="link_checks", verbose_name=_("dienst")
    )
    url = models.URLField(_("adres"), max_length=500)
    outcome = FixedChoiceField(_("bevinding"), max_length=12, choices=LinkOutcome.choices)
    status_code = models.PositiveSmallIntegerField(_("antwoordcode"), null=True)
    detail = models.CharField(_("uitleg"), max_length=500, blank=True)
    trackers = models.CharField(_("volgdiensten op de pagina"), max_length=500, blank=True)
    checked_at = models.DateTimeField(_("nagekeken op"))
    is_latest = models.BooleanField(_("laatste stand"), default=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_at", "-pk"]
        verbose_name = _("linkcontrole")
        verbose_name_plural = _("linkcontroles")
        indexes = [models.Index(fields=["service", "url", "-checked_at"], name="link_check_of_address")]

    def __str__(self) -> str:
        return f"{self.url}: {self.get_outcome_display()}"
