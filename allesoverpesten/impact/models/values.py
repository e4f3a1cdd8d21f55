"""Targets and what became of them, with who wrote and who approved it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.enums import OPEN_STATES, EventKind, ValueState
from allesoverpesten.impact.locking import LockedError, OfPeriod
from allesoverpesten.impact.models.plan import Indicator
from content.core.fields import FixedChoiceField


class Target(OfPeriod):
    """What should be reached; `part` is a key of the split, empty for the whole."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    part = models.CharField(max_length=80, blank=True)
    value = models.DecimalField(_("streefwaarde"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("streefwaarde")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period", "part"], name="impact_one_target_a_part"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.part}: {self.value}"


class PeriodValueQuerySet(models.QuerySet["PeriodValue"]):
    def for_visitors(self) -> "PeriodValueQuerySet":
        """Approved, of an indicator that is public, and not invented."""
        return self.filter(state=ValueState.APPROVED, indicator__is_public=True, is_example=False)


class PeriodValue(OfPeriod):
    """The figure of an indicator in a period: klad → ingediend → goedgekeurd, or teruggestuurd with a note.

    Changed through `allesoverpesten.impact.workflow` alone, which writes the history. Names are kept beside the
    accounts, because an account may go and the report must still say who approved.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    value = models.DecimalField(_("waarde"), max_digits=14, decimal_places=2, null=True, blank=True)
    note = models.TextField(_("toelichting"), blank=True)
    state = FixedChoiceField(max_length=12, choices=ValueState.choices, default=ValueState.DRAFT)
    return_note = models.TextField(_("waarom teruggestuurd"), blank=True)
    computed_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    submitted_by_name = models.CharField(max_length=150, blank=True)
    submitted_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    approved_by_name = models.CharField(max_length=150, blank=True)
    approved_at = models.DateTimeField(null=True)

    objects = PeriodValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("waarde")
        verbose_name_plural = _("waarden")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period"], name="impact_one_value_a_period"),
            models.CheckConstraint(
                condition=~models.Q(state="approved")
                | (models.Q(approved_at__isnull=False, value__isnull=False) & ~models.Q(approved_by_name="")),
                name="impact_value_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.period}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def refuse_when_locked(self) -> None:
        super().refuse_when_locked()
        if not self.pk or self.is_example:
            return
        if PeriodValue.objects.filter(pk=self.pk, state=ValueState.APPROVED).exists():
            raise LockedError(_("Deze waarde is goedgekeurd. Er verandert niets meer aan."))


class ValuePart(models.Model):
    """A part of a figure: by the split of the indicator, or by the page behind it (`page_id`, never a foreign key:
    a page may go while the figure stays).
    """

    period_value = models.ForeignKey(PeriodValue, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=80, blank=True)
    page_id = models.PositiveIntegerField(null=True)
    page_title = models.CharField(max_length=255, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period_value", "part", "page_id"], name="impact_one_value_a_part", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part or self.page_title}: {self.value}"


class ValueEvent(models.Model):
    """A line of the history of a value; written once, never changed."""

    period_value = models.ForeignKey(PeriodValue, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    kind = FixedChoiceField(max_length=12, choices=EventKind.choices)
    by_name = models.CharField(max_length=150)
    value_before = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    value_after = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.by_name}"
