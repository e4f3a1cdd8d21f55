from django.db import models
from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.models.periods import Period


class FrozenReport(models.Model):
    """A report as it was made, with its figures: files are written from `data`, so they can be had again at any time.

    `is_final` is the one that was made when the period was approved; the database lets nobody change any of them.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reports")
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=150)
    is_final = models.BooleanField(default=False)
    data = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("rapport")
        verbose_name_plural = _("rapporten")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["period"], condition=models.Q(is_final=True), name="impact_one_final_report"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} · {self.made_at:%Y-%m-%d %H:%M}"
