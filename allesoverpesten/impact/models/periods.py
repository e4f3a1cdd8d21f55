from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.locking import period_is_approved
from allesoverpesten.impact.periods import share_gone


def days_of_period() -> models.Func:
    """The days of a period, both ends included, as the database compares them."""
    return models.Func("first_day", "last_day", models.Value("[]"), function="daterange", output_field=DateRangeField())


class PeriodQuerySet(models.QuerySet["Period"]):
    def newest_first(self) -> "PeriodQuerySet":
        return self.order_by("-first_day")

    def before(self, period: "Period") -> "PeriodQuerySet":
        return self.filter(last_day__lt=period.first_day).newest_first()

    def at(self, day: date) -> "PeriodQuerySet":
        return self.touching(day, day)

    def touching(self, first_day: date, last_day: date) -> "PeriodQuerySet":
        """With at least one of these days in it."""
        return self.filter(first_day__lte=last_day, last_day__gte=first_day)


class Period(models.Model):
    """A time over which is reported, usually a subsidy year. Approved once, and from then on nothing in it changes."""

    name = models.CharField(_("naam"), max_length=40, unique=True, help_text=_("Bijvoorbeeld 2025-2026."))
    first_day = models.DateField(_("eerste dag"))
    last_day = models.DateField(_("laatste dag"))
    approved_at = models.DateTimeField(_("goedgekeurd op"), null=True, blank=True, editable=False)
    # No constraint: an account may go, the name of who approved stays.
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    approved_by_name = models.CharField(_("goedgekeurd door"), max_length=150, blank=True, editable=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("tijdvak")
        verbose_name_plural = _("tijdvakken")
        ordering = ["-first_day"]
        permissions = [("approve_period", "Can approve values and periods")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first_day__lt=models.F("last_day")),
                name="impact_period_days_in_order",
                violation_error_message=_("De laatste dag komt na de eerste."),
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at=None, approved_by_name="")
                | (models.Q(approved_at__isnull=False) & ~models.Q(approved_by_name="")),
                name="impact_period_approved_by_somebody",
            ),
            ExclusionConstraint(
                name="impact_period_no_overlap",
                expressions=[(days_of_period(), RangeOperators.OVERLAPS)],
                violation_error_message=_("Deze dagen horen al bij een ander tijdvak."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def is_over(self) -> bool:
        return self.last_day < timezone.localdate()

    @property
    def share_gone(self) -> float:
        return share_gone(self.first_day, self.last_day, timezone.localdate())

    def clean(self) -> None:
        """Days in the wrong order are told here: the database cannot even compare them with other periods."""
        super().clean()
        self.refuse_when_locked()
        if self.first_day and self.last_day and self.last_day <= self.first_day:
            raise ValidationError({"last_day": _("De laatste dag komt na de eerste.")})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.refuse_when_locked()
        return super().delete(*args, **kwargs)

    def refuse_when_locked(self) -> None:
        if self.pk and Period.objects.filter(pk=self.pk, approved_at__isnull=False).exists():
            raise period_is_approved(self.name)
