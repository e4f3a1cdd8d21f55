"""One indicator in one period as it is told: value, target, standing, parts, earlier periods."""

from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from allesoverpesten.impact.automatic import find
from allesoverpesten.impact.enums import Direction, Source, ValueState
from allesoverpesten.impact.models import Indicator, PeriodValue
from allesoverpesten.impact.number_text import hidden_text, kept_hidden_text, number_text
from allesoverpesten.impact.report.data import Amount, IndicatorPart, NamedAmount
from allesoverpesten.impact.report.records import Records
from allesoverpesten.impact.small_numbers import hidden_parts, is_small
from allesoverpesten.impact.standing import Figure, share_of_target, standing


def indicator_part(indicator: Indicator, records: Records) -> IndicatorPart:
    row = records.values.get(indicator.pk)
    value = row.value if row else None
    target = records.targets.get((indicator.pk, ""))
    figure = Figure(value, target.value if target else None, indicator.direction == Direction.UP)
    stands = standing(figure, is_over=records.period.is_over)
    amount = told(value, indicator)
    counter = find(indicator.automatic_key) if indicator.automatic_key else None
    state = ValueState(row.state) if row and value is not None else None
    return IndicatorPart(
        code=indicator.code,
        label=indicator.label,
        definition=indicator.definition,
        unit=indicator.unit,
        direction=str(indicator.get_direction_display()),
        source=str(indicator.get_source_display()),
        counter=str(counter.definition) if counter else "",
        baseline=plain(indicator.baseline),
        baseline_source=indicator.baseline_source,
        target=plain(figure.target),
        amount=amount,
        share=None if amount.is_hidden else share_of_target(figure),
        standing=stands.value,
        standing_sign=stands.sign,
        standing_label=stands.label,
        state=state.value if state else "",
        state_label=str(state.label) if state else "",
        note=row.note if row else "",
        approved_by=row.approved_by_name if row else "",
        approved_on=timezone.localdate(row.approved_at) if row and row.approved_at else None,
        earlier=_earlier(indicator, row, records),
        split_label=str(indicator.get_split_display()) if indicator.split else "",
        parts=_parts(indicator, row, records),
        pages=_pages(indicator, row),
        needs_document=indicator.source == Source.DOCUMENT,
        is_public=indicator.is_public,
        is_example=bool((row and row.is_example) or (target and target.is_example)),
    )


def plain(value: Decimal | None) -> Amount:
    """An amount that is nobody's secret: a target, money."""
    return Amount(value, number_text(value))


def told(value: Decimal | None, indicator: Indicator) -> Amount:
    if indicator.of_people and is_small(value):
        return Amount(None, hidden_text(), is_hidden=True)
    return plain(value)


def _earlier(indicator: Indicator, row: PeriodValue | None, records: Records) -> list[NamedAmount]:
    """What is invented is only compared with what is invented."""
    found = []
    for period in records.earlier:
        before = records.earlier_values.get((indicator.pk, period.pk))
        if before and before.is_example and not (row and row.is_example):
            before = None
        found.append(NamedAmount(period.name, told(before.value if before else None, indicator)))
    return found


def _parts(indicator: Indicator, row: PeriodValue | None, records: Records) -> list[NamedAmount]:
    """Every part of the split that has a value or a target; a value of a part that the split no longer has, too."""
    values = {part.part: part.value for part in row.parts.all() if part.part} if row else {}
    labels = indicator.parts | {key: key for key in values if key not in indicator.parts}
    hidden = hidden_parts(values, row.value if row else None) if indicator.of_people else set()
    found = []
    for key, label in labels.items():
        target = records.targets.get((indicator.pk, key))
        if key in values or target:
            value = values.get(key)
            found.append(NamedAmount(label, _part(value, key in hidden), plain(target.value if target else None)))
    return found


def _part(value: Decimal | None, hides: bool) -> Amount:  # noqa: FBT001 - private, called once
    if not hides:
        return plain(value)
    return Amount(None, hidden_text() if is_small(value) else kept_hidden_text(), is_hidden=True)


def _pages(indicator: Indicator, row: PeriodValue | None) -> list[NamedAmount]:
    """The pages behind the figure, most first; they are a selection, so nothing can be subtracted from them."""
    pages = [part for part in row.parts.all() if part.page_id] if row else []
    pages.sort(key=lambda part: (-part.value, part.page_title))
    return [NamedAmount(part.page_title or _("Een pagina die weg is"), told(part.value, indicator)) for part in pages]
