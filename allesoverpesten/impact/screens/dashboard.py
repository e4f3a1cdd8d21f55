"""Targets against actuals for one period, for everybody of the staff."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from allesoverpesten.impact.closing import approve_period, make_report, obstacles
from allesoverpesten.impact.counting import count_period, why_not_counted
from allesoverpesten.impact.enums import ValueState
from allesoverpesten.impact.models import Action, Indicator, Period, PeriodValue
from allesoverpesten.impact.report.assemble import report_on
from allesoverpesten.impact.report.charts import targets_chart
from allesoverpesten.impact.report.data import Report
from allesoverpesten.impact.report.tables import state_line
from allesoverpesten.impact.screens.access import APPROVE, FILL_IN, needs, rights
from allesoverpesten.impact.workflow import approve_all, name_of


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The period of today, or the one before it; without any period, where to make one."""
    periods = Period.objects.newest_first()
    now = periods.filter(first_day__lte=timezone.localdate()).first() or periods.last()
    if now is None:
        return render(request, "impact/admin/empty.html", rights(request))
    return HttpResponseRedirect(reverse("impact_period", args=[now.pk]))


@require_safe
def period_screen(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(Period, pk=pk)
    report = report_on(period, name_of(request.user))
    waiting = PeriodValue.objects.filter(period=period, state=ValueState.SUBMITTED).count()
    context = {
        "period": period,
        "report": report,
        "state_line": state_line(report),
        "goals": _goals(report),
        "waiting": waiting,
        "periods": [
            {"title": one.name, "url": reverse("impact_period", args=[one.pk]), "is_current": one.pk == pk}
            for one in Period.objects.newest_first()
        ],
        **rights(request),
    }
    return render(request, "impact/admin/period.html", context)


def _goals(report: Report) -> list[dict[str, Any]]:
    """Goals with a chart each; the screens of figures and actions are found by their codes."""
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    actions = dict(Action.objects.values_list("code", "pk"))
    found = []
    for goal in report.goals:
        parts = [one for action in goal.actions for one in action.indicators]
        found.append(
            {
                "goal": goal,
                "chart": targets_chart(goal.name, parts),
                "actions": [
                    {
                        "action": action,
                        "pk": actions.get(action.code),
                        "rows": [{"one": one, "pk": indicators.get(one.code)} for one in action.indicators],
                    }
                    for action in goal.actions
                ],
            }
        )
    return found


@needs(FILL_IN)
@require_POST
def count_now(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(Period, pk=pk)
    if reason := why_not_counted(period):
        messages.warning(request, reason)
        return _back(period)
    done = count_period(period)
    count = len(done.written)
    if count:
        counted = ngettext(
            "De site heeft %(count)s cijfer opnieuw geteld.", "De site heeft %(count)s cijfers opnieuw geteld.", count
        )
        messages.success(request, counted % {"count": count})
    else:
        messages.warning(request, _("De site heeft niets geteld."))
    if done.kept:
        words = _("Bleef zoals het was (ingediend, goedgekeurd, een voorbeeld of niet meer na te gaan): %(codes)s.")
        messages.info(request, words % {"codes": ", ".join(done.kept)})
    if done.left:
        words = _(
            "Niet te tellen: %(codes)s. De teller bestaat niet meer, de site telde dit toen nog niet, of het cijfer "
            "zegt hoe het stond op een dag die voorbij is."
        )
        messages.warning(request, words % {"codes": ", ".join(done.left)})
    return _back(period)


@needs(APPROVE)
@require_POST
def approve_waiting(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(Period, pk=pk)
    waiting = PeriodValue.objects.filter(period=period, state=ValueState.SUBMITTED).select_related("indicator")
    approved, refused = approve_all(waiting, request.user)
    messages.success(request, _("Goedgekeurd: %(count)s.") % {"count": approved})
    for reason in refused:
        messages.warning(request, reason)
    return _back(period)


@needs(FILL_IN)
@require_POST
def new_report(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(Period, pk=pk)
    report = make_report(period, request.user)
    messages.success(request, _("Het rapport is klaar. Het blijft bewaard zoals het nu is."))
    return HttpResponseRedirect(reverse("impact_report", args=[report.pk]))


@needs(APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def approve_screen(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(Period, pk=pk)
    if request.method == "POST":
        try:
            final = approve_period(period, request.user)
        except ValidationError as error:
            for reason in error.messages:
                messages.error(request, reason)
            return _back(period)
        messages.success(request, _("Tijdvak %(name)s is goedgekeurd. Er verandert niets meer aan.") % {"name": period})
        return HttpResponseRedirect(reverse("impact_report", args=[final.pk]))
    report = report_on(period, name_of(request.user))
    context = {"period": period, "obstacles": obstacles(period), "open_points": report.open_points}
    return render(request, "impact/admin/approve.html", context)


def _back(period: Period) -> HttpResponse:
    return HttpResponseRedirect(reverse("impact_period", args=[period.pk]))
