from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from content.core.fields import FixedChoiceField
from helpdesk.enums import ReferralKind
from helpdesk.models.identified import Identified


class ReferralAgreement(Identified, Orderable):
    """What one service agreed to pass on to another, and how."""

    service = ParentalKey("helpdesk.ServicePage", on_delete=models.CASCADE, related_name="referrals")
    to_service = models.ForeignKey(
        "helpdesk.ServicePage",
        on_delete=models.CASCADE,
        related_name="referrals_received",
        verbose_name=_("verwijst naar"),
    )
    for_what = models.CharField(_("waarvoor"), max_length=255)
    kind = FixedChoiceField(_("hoe"), max_length=4, choices=ReferralKind.choices, default=ReferralKind.COLD)

    panels = [
        PageChooserPanel("to_service", "helpdesk.ServicePage"),
        FieldRowPanel([FieldPanel("for_what"), FieldPanel("kind")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("verwijsafspraak")
        verbose_name_plural = _("verwijsafspraken")

    def __str__(self) -> str:
        return self.for_what
