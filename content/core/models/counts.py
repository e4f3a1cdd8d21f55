import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyCount(models.Model):
    """How often one thing happened on one day (local date), and nothing about who did it: see `content.core.counts`.

    The key is random: numbers in order would tell what was first counted after what.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    day = models.DateField(_("dag"))
    name = models.CharField(_("wat"), max_length=40)
    subject = models.CharField(_("waarbij"), max_length=80, blank=True)
    detail = models.CharField(_("welk deel"), max_length=120, blank=True)
    total = models.PositiveBigIntegerField(_("keer"))

    class Meta:
        verbose_name = _("telling per dag")
        verbose_name_plural = _("tellingen per dag")
        constraints = [models.UniqueConstraint(fields=["day", "name", "subject", "detail"], name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.name} {self.subject} {self.detail}: {self.total}"


class CountedBatch(models.Model):
    """A batch of counts that is in the totals, remembered for a month so that a retry never counts it twice."""

    key = models.CharField(max_length=32, primary_key=True)
    day = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
