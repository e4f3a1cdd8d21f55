import belgica
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from content.core.fields import FixedChoiceField
from helpdesk.enums import AreaKind, DatePrecision
from helpdesk.models.identified import Identified
from helpdesk.models.organizations import Location
from helpdesk.models.schedules import HasHours
from helpdesk.triage.places import get_place


class ServiceAtLocation(Identified, Orderable, HasHours):
    """A service offered at a place, with its hours there (HSDS service_at_location)."""

    service = ParentalKey("helpdesk.ServicePage", on_delete=models.CASCADE, related_name="service_at_locations")
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, related_name="service_at_locations", verbose_name=_("plaats")
    )
    note = models.CharField(_("opmerking"), max_length=255, blank=True)
    assured_on = models.DateField(_("nagekeken op"), null=True, blank=True)
    assured_precision = FixedChoiceField(
        _("zo precies is die datum"), max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )

    panels = [
        FieldPanel("location"),
        FieldPanel("note"),
        InlinePanel("schedules", heading=_("Uren"), label=_("uurrooster")),
        InlinePanel("scheduleexceptions", heading=_("Uitzonderingen"), label=_("uitzondering")),
        FieldRowPanel([FieldPanel("assured_on"), FieldPanel("assured_precision")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("plaats van de dienst")
        verbose_name_plural = _("plaatsen van de dienst")

    def __str__(self) -> str:
        return str(self.location)


class ServiceArea(Identified, Orderable):
    """Where people must live for a service (HSDS service_area); `code` is the NIS code of the place."""

    service = ParentalKey("helpdesk.ServicePage", on_delete=models.CASCADE, related_name="service_areas")
    kind = FixedChoiceField(_("gebied"), max_length=12, choices=AreaKind.choices)
    code = models.CharField(
        _("NIS-code"),
        max_length=5,
        blank=True,
        help_text=_("Alleen bij een provincie of gemeente: vijf cijfers."),
    )

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("code")])]

    class Meta(Orderable.Meta):
        verbose_name = _("werkgebied")
        verbose_name_plural = _("werkgebieden")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}".strip()

    def clean(self) -> None:
        super().clean()
        known = {AreaKind.MUNICIPALITY: get_place, AreaKind.PROVINCE: belgica.get_province}.get(self.kind)
        if known is None:
            self.code = ""
        elif not known(self.code):
            raise ValidationError({"code": _("Deze NIS-code bestaat niet. Zoek ze op bij Statbel.")})
