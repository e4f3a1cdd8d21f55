"""What every indicator says today, for the command line."""

from datetime import date
from typing import Any

from allesoverpesten.impact.automatic import find
from allesoverpesten.impact.counting import measured_figures
from allesoverpesten.impact.enums import Source
from allesoverpesten.impact.models import Indicator, Period, PeriodValue
from allesoverpesten.impact.periods import name_of, year_of


def present_values(today: date) -> list[dict[str, Any]]:
    """Automatic ones counted now, the others as last filled in for the period of today. Writes nothing."""
    first_day, last_day = year_of(today)
    period = Period.objects.at(today).first() or Period(
        name=name_of(first_day, last_day), first_day=first_day, last_day=last_day
    )
    held = {row.indicator_id: row for row in PeriodValue.objects.filter(period=period)} if period.pk else {}
    indicators = Indicator.objects.filter(is_active=True).select_related("action__goal")
    return [_row(indicator, period, held.get(indicator.pk)) for indicator in indicators]


def _row(indicator: Indicator, period: Period, held: PeriodValue | None) -> dict[str, Any]:
    value, state = (held.value, str(held.get_state_display())) if held else (None, "niet ingevuld")
    counter = find(indicator.automatic_key) if indicator.source == Source.AUTOMATIC else None
    if counter and (held is None or held.is_open):
        value, state = measured_figures(indicator, counter, period).value, "nu geteld"
    return {
        "goal": indicator.action.goal.number,
        "action": indicator.action.code,
        "code": indicator.code,
        "label": indicator.label,
        "definition": indicator.definition,
        "unit": indicator.unit,
        "source": indicator.source,
        "automatic_key": indicator.automatic_key,
        "period": period.name,
        "value": None if value is None else f"{value.normalize():f}",
        "state": state,
        "is_example": bool(held and held.is_example and state != "nu geteld"),
    }
