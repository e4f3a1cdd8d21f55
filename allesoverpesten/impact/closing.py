"""Freezing a report, and approving a period for good."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from allesoverpesten.impact.counting import count_period
from allesoverpesten.impact.enums import ValueState
from allesoverpesten.impact.locking import OfPeriod, period_is_approved
from allesoverpesten.impact.models import FrozenReport, Period, PeriodValue
from allesoverpesten.impact.report.assemble import assemble
from allesoverpesten.impact.report.data import Report, digest_of, to_json
from allesoverpesten.impact.workflow import Person, StepRefusedError, name_of
from content.core.page_cache import start_new_generation


def make_report(period: Period, person: Person) -> FrozenReport:
    """Count once more what the site counts, and keep the report with its figures as they are now."""
    if period.is_approved:
        return FrozenReport.objects.get(period=period, is_final=True)
    count_period(period)
    report = assemble(period, name_of(person), timezone.now())
    return _keep(period, report)


def obstacles(period: Period) -> list[str]:
    """Why this period cannot be approved yet, in Dutch; missing values are no obstacle but stand in the report."""
    if period.is_approved:
        return [_("Dit tijdvak is al goedgekeurd, door %(name)s.") % {"name": period.approved_by_name}]
    found = []
    if not period.is_over:
        found.append(_("Het tijdvak is nog niet voorbij."))
    waiting = PeriodValue.objects.filter(period=period, value__isnull=False).exclude(state=ValueState.APPROVED)
    codes = list(waiting.order_by("indicator__code").values_list("indicator__code", flat=True))
    if codes:
        found.append(_("Deze waarden zijn nog niet goedgekeurd: %(codes)s.") % {"codes": ", ".join(codes)})
    if not PeriodValue.objects.filter(period=period, state=ValueState.APPROVED).exists():
        found.append(_("Er is geen enkele goedgekeurde waarde."))
    if has_examples(period):
        found.append(_("Er staan nog voorbeelden in. Verwijder ze eerst."))
    return found


def approve_period(period: Period, person: Person) -> FrozenReport:
    """Freeze the final report and lock everything in the period, in one go; raises `StepRefusedError`."""
    with transaction.atomic():
        locked = Period.objects.select_for_update().get(pk=period.pk)
        if locked.is_approved:
            raise period_is_approved(locked.name)
        reasons = obstacles(locked)
        if reasons:
            raise StepRefusedError(reasons)
        now, name = timezone.now(), name_of(person)
        final = _keep(locked, assemble(locked, name, now, approved_by=name, is_final=True))
        locked.approved_at, locked.approved_by_name = now, name
        locked.approved_by_id = getattr(person, "pk", None)
        locked.save()
    start_new_generation()
    return final


def has_examples(period: Period) -> bool:
    return any(
        model.objects.filter(period=period, is_example=True).exists()  # type: ignore[attr-defined] - each has a manager
        for model in OfPeriod.__subclasses__()
    )


def _keep(period: Period, report: Report) -> FrozenReport:
    text = to_json(report)
    return FrozenReport.objects.create(
        period=period,
        made_at=report.made_at,
        made_by_name=report.made_by,
        is_final=report.is_final,
        data=text,
        digest=digest_of(text),
    )
