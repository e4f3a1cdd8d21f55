"""One figure in one period: fill in, submit, approve or send back, and what lies behind it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from allesoverpesten.impact.automatic import find
from allesoverpesten.impact.enums import ValueState
from allesoverpesten.impact.models import Indicator, Period, PeriodValue
from allesoverpesten.impact.number_text import number_text
from allesoverpesten.impact.report import records as reading
from allesoverpesten.impact.report.charts import course_chart
from allesoverpesten.impact.report.figures import indicator_part
from allesoverpesten.impact.report.figures import told as amount
from allesoverpesten.impact.screens.access import APPROVE, FILL_IN, SET_TARGETS, rights
from allesoverpesten.impact.screens.forms import FiguresForm, PartsForm, ReturnForm
from allesoverpesten.impact.targets import save_targets, target_numbers
from allesoverpesten.impact.workflow import approve, save_figures, send_back, submit

type Answer = HttpResponse | None


@require_http_methods(["GET", "HEAD", "POST"])
def figure_screen(request: HttpRequest, pk: int, indicator_pk: int) -> HttpResponse:
    period = get_object_or_404(Period, pk=pk)
    indicator = get_object_or_404(Indicator.objects.select_related("action__goal"), pk=indicator_pk)
    screen = FigureScreen(request, period, indicator)
    return screen.answer()


class FigureScreen:
    """Each button is a step; a form with a mistake comes back as it was typed."""

    def __init__(self, request: HttpRequest, period: Period, indicator: Indicator) -> None:
        self._request, self._period, self._indicator = request, period, indicator
        rows = PeriodValue.objects.select_related("indicator", "period").prefetch_related("parts", "events")
        self._row = rows.filter(period=period, indicator=indicator).first()
        self._figures_form = self._new_figures_form(None)
        self._targets_form = PartsForm(indicator, target_numbers(indicator, period), None, prefix="target")
        self._return_form = ReturnForm(None, prefix="return")

    def answer(self) -> HttpResponse:
        steps: dict[str, tuple[str, Callable[[], Answer]]] = {
            "save": (FILL_IN, self._save),
            "submit": (FILL_IN, self._submit),
            "targets": (SET_TARGETS, self._targets),
            "approve": (APPROVE, self._approve),
            "return": (APPROVE, self._return),
        }
        if self._request.method == "POST":
            permission, step = steps.get(self._request.POST.get("step", ""), ("", self._nothing))
            if permission and not self._request.user.has_perm(permission):
                raise PermissionDenied
            try:
                done = step()
            except ValidationError as error:
                for message in error.messages:
                    messages.error(self._request, message)
                done = self._again()
            if done:
                return done
        return render(self._request, "impact/admin/figure.html", self._context())

    def _new_figures_form(self, data: Any) -> FiguresForm:
        held = self._row
        numbers = {part.part: part.value for part in held.parts.all() if part.part} if held else {}
        if held and held.value is not None:
            numbers[""] = held.value
        return FiguresForm(self._indicator, numbers, data, initial={"note": held.note if held else ""})

    def _save(self) -> Answer:
        return self._saved(then=lambda _row: messages.success(self._request, _("Bewaard als klad.")))

    def _submit(self) -> Answer:
        def hand_in(row: PeriodValue) -> None:
            submit(row, self._request.user)
            messages.success(self._request, _("Ingediend. Iemand anders keurt het goed."))

        return self._saved(then=hand_in)

    def _saved(self, then: Callable[[PeriodValue], object]) -> Answer:
        """Write what was typed. What the site counted stays as counted: only a changed note or number is typed."""
        self._figures_form = self._new_figures_form(self._request.POST)
        if not self._figures_form.is_valid():
            return None
        row = self._row
        if row is None or self._figures_form.has_changed() or row.is_example:
            figures = self._figures_form.figures
            row = save_figures(self._indicator, self._period, figures, self._request.user)
        then(row)
        return self._again()

    def _targets(self) -> Answer:
        form = PartsForm(
            self._indicator, target_numbers(self._indicator, self._period), self._request.POST, prefix="target"
        )
        self._targets_form = form
        if not form.is_valid():
            return None
        save_targets(self._indicator, self._period, form.numbers)
        messages.success(self._request, _("Streefwaarden bewaard."))
        return self._again()

    def _approve(self) -> Answer:
        if self._row:
            approve(self._row, self._request.user)
            messages.success(self._request, _("Goedgekeurd. Aan deze waarde verandert niets meer."))
        return self._again()

    def _return(self) -> Answer:
        self._return_form = ReturnForm(self._request.POST, prefix="return")
        if not self._return_form.is_valid() or not self._row:
            return None
        send_back(self._row, self._request.user, self._return_form.cleaned_data["note"])
        messages.success(self._request, _("Teruggestuurd."))
        return self._again()

    def _nothing(self) -> Answer:
        return self._again()

    def _again(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("impact_figure", args=[self._period.pk, self._indicator.pk]))

    def _context(self) -> dict[str, Any]:
        may = rights(self._request)
        row = self._row
        is_open = not self._period.is_approved and (row is None or row.is_open)
        told = indicator_part(self._indicator, reading.read(self._period))
        chart = course_chart(told, self._period.name)
        # Who judges a figure must see it; for all others a small number is hidden as in the report.
        is_exact = may["may_fill_in"] or may["may_approve"]

        def say(number: Decimal | None) -> str:
            return number_text(number) if is_exact else amount(number, self._indicator).text

        return {
            "period": self._period,
            "indicator": self._indicator,
            "counter": find(self._indicator.automatic_key) if self._indicator.automatic_key else None,
            "row": row,
            "value": say(row.value) if row else "",
            "told": told,
            "chart": chart,
            "pages": [(part, amount(part.value, self._indicator)) for part in row.parts.all() if part.page_id]
            if row
            else [],
            "events": [(event, say(event.value_before), say(event.value_after)) for event in row.events.all()]
            if row
            else [],
            "figures_form": self._figures_form if is_open and may["may_fill_in"] else None,
            "targets_form": self._targets_form if not self._period.is_approved and may["may_set_targets"] else None,
            "return_form": self._return_form,
            "can_approve": bool(row) and row.state == ValueState.SUBMITTED and may["may_approve"],
            **may,
        }
