"""What is approved does not change. The database refuses it (migration 0001); here the same is said in Dutch.

A trigger on every table holds against each way in: the admin, `save()`, `update()`, SQL by hand. The guards in this
module only come earlier, so that a person reads a sentence instead of seeing an error.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class LockedError(ValidationError):
    """Somebody tried to change what was approved; the message is Dutch."""


def period_is_approved(name: object) -> LockedError:
    return LockedError(_("Tijdvak %(name)s is goedgekeurd. Er verandert niets meer aan.") % {"name": name})


class OfPeriod(models.Model):
    """Something that belongs to a period and cannot change any more once that was approved.

    `is_example` marks what `remove_example_results` takes away; a period that holds examples cannot be approved.
    """

    period = models.ForeignKey(
        "impact.Period", on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("tijdvak")
    )
    is_example = models.BooleanField(gettext_lazy("voorbeeld"), default=False, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refuse_when_locked()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.refuse_when_locked()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.refuse_when_locked()
        return super().delete(*args, **kwargs)

    def refuse_when_locked(self) -> None:
        """Raise `LockedError` when the period it is in, or was in, is approved."""
        if self.period_id and self.period.is_approved:
            raise period_is_approved(self.period)
        if self.pk:
            before = type(self)._default_manager.select_related("period").filter(pk=self.pk).first()  # noqa: SLF001 - Django's public name for it
            if before and before.period.is_approved:
                raise period_is_approved(before.period)
