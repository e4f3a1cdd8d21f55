from django.db import models
from django.utils.translation import gettext_lazy as _

from content.core.models import BaseLinkCheck


class LinkCheck(BaseLinkCheck):
    """What one scan found at one address of one service."""

    owner_field = "service"

    service = models.ForeignKey(
        "helpdesk.ServicePage", on_delete=models.CASCADE, related_name="link_checks", verbose_name=_("dienst")
    )

    class Meta(BaseLinkCheck.Meta):
        indexes = [models.Index(fields=["service", "url", "-checked_at"], name="link_check_of_address")]
