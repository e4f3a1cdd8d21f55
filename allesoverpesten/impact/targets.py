"""Targets of an indicator in a period, read and written together."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from allesoverpesten.impact.locking import period_is_approved
from allesoverpesten.impact.models import Indicator, Period, Target
from content.core.page_cache import start_new_generation


def target_numbers(indicator: Indicator, period: Period) -> dict[str, Decimal]:
    """Part → target; the whole under an empty key."""
    return dict(Target.objects.filter(indicator=indicator, period=period).values_list("part", "value"))


def save_targets(indicator: Indicator, period: Period, numbers: Mapping[str, Decimal]) -> None:
    """Make the targets equal to `numbers`. A target that stays the same stays what it was, an example too."""
    with transaction.atomic():
        if Period.objects.select_for_update().get(pk=period.pk).is_approved:
            raise period_is_approved(period)
        held = {row.part: row for row in Target.objects.filter(indicator=indicator, period=period)}
        for part, row in held.items():
            if part not in numbers:
                row.delete()
        for part, number in numbers.items():
            row = held.get(part) or Target(indicator=indicator, period=period, part=part)
            if row.pk is None or row.value != number:
                row.value, row.is_example = number, False
                row.save()
    start_new_generation()
