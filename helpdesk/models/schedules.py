from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from helpdesk.hours_field import OpeningHoursField
from helpdesk.models.identified import Identified
from helpdesk.opening_hours import HoursProblem, spans_from_text

ONE_PARENT = models.Q(contact_point__isnull=False) ^ models.Q(service_at_location__isnull=False)


class HasHours(ClusterableModel):
    """A part of a service that has hours of its own."""

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False) -> Any:  # noqa: FBT001, FBT002 - signature of modelcluster
        """An older revision may hold a part that was deleted since; its hours come back with it.

        They name the part by its key, and modelcluster leaves out what names something that is not there.
        """
        hours = {
            name: [row | {"contact_point": None, "service_at_location": None} for row in data.get(name, [])]
            for name in ("schedules", "scheduleexceptions")
        }
        return super().from_serializable_data(data | hours, check_fks=check_fks, strict_fks=strict_fks)


class ScheduleParent(Orderable):
    """Hours belong to one way of contact or to one place of a service (HSDS knows both)."""

    contact_point = ParentalKey(
        "helpdesk.ContactPoint", null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    service_at_location = ParentalKey(
        "helpdesk.ServiceAtLocation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="%(class)ss",
    )

    class Meta(Orderable.Meta):
        abstract = True


class Schedule(Identified, ScheduleParent):
    """Weekly hours in OpenStreetMap syntax, local time of Brussels; empty dates leave that side open."""

    opening_hours = OpeningHoursField(_("openingsuren"), max_length=500)
    valid_from = models.DateField(_("geldt vanaf"), null=True, blank=True)
    valid_to = models.DateField(_("geldt tot en met"), null=True, blank=True)
    note = models.CharField(_("opmerking"), max_length=255, blank=True)

    panels = [
        FieldPanel("opening_hours"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        FieldPanel("note"),
    ]

    class Meta(ScheduleParent.Meta):
        verbose_name = _("uurrooster")
        verbose_name_plural = _("uurroosters")
        constraints = [
            models.CheckConstraint(condition=ONE_PARENT, name="schedule_has_one_parent"),
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from"))
                | models.Q(valid_from=None)
                | models.Q(valid_to=None),
                name="schedule_ends_after_start",
                violation_error_message=_("De einddatum ligt voor de begindatum."),
            ),
        ]

    def __str__(self) -> str:
        return self.opening_hours


class ScheduleException(Identified, ScheduleParent):
    """One day that differs: closed, or open at other hours (`10:00-12:00,13:00-15:00`, local time)."""

    date = models.DateField(_("datum"))
    is_closed = models.BooleanField(_("gesloten"), default=True)
    hours = models.CharField(
        _("uren die dag"),
        max_length=100,
        blank=True,
        help_text=_("Alleen als er die dag andere uren zijn, bijvoorbeeld 10:00-12:00,13:00-15:00."),
    )
    reason = models.CharField(_("reden"), max_length=160, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("is_closed")]),
        FieldPanel("hours"),
        FieldPanel("reason"),
    ]

    class Meta(ScheduleParent.Meta):
        verbose_name = _("uitzondering")
        verbose_name_plural = _("uitzonderingen")
        constraints = [models.CheckConstraint(condition=ONE_PARENT, name="exception_has_one_parent")]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y}"

    def clean(self) -> None:
        super().clean()
        if self.is_closed:
            self.hours = ""
            return
        try:
            spans = spans_from_text(str(_("uren")), self.hours)
        except HoursProblem as problem:
            raise ValidationError({"hours": str(problem)}) from problem
        if not spans:
            raise ValidationError({"hours": _("Vul de uren van die dag in, of kies gesloten.")})
