from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.core.enums import LinkOutcome
from content.core.fields import FixedChoiceField
from content.core.link_check.querysets import LinkCheckQuerySet


class BaseLinkCheck(models.Model):
    """What one scan found at one address of one owner. `is_latest` marks the newest of each address.

    A concrete model adds the foreign key to what shows the address, names it in `owner_field`, and gives it the
    `related_name` `link_checks`.
    """

    owner_field: ClassVar[str]
    # Bookkeeping about an owner is no use of it: it must not stand under "staat op" or "gebruikt door".
    wagtail_reference_index_ignore = True

    url = models.URLField(_("adres"), max_length=500)
    outcome = FixedChoiceField(_("bevinding"), max_length=12, choices=LinkOutcome.choices)
    status_code = models.PositiveSmallIntegerField(_("antwoordcode"), null=True)
    detail = models.CharField(_("uitleg"), max_length=500, blank=True)
    trackers = models.CharField(_("volgdiensten op de pagina"), max_length=500, blank=True)
    checked_at = models.DateTimeField(_("nagekeken op"))
    is_latest = models.BooleanField(_("laatste stand"), default=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-checked_at", "-pk"]
        verbose_name = _("linkcontrole")
        verbose_name_plural = _("linkcontroles")

    def __str__(self) -> str:
        return f"{self.url}: {self.get_outcome_display()}"

    @property
    def owner(self) -> Any:
        """What shows this address."""
        return getattr(self, self.owner_field)
