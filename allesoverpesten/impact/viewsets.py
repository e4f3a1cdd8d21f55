"""Lists of what the network promised and planned: goals, actions, indicators, periods, milestones, evaluations."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from allesoverpesten.impact.models import Action, Goal, Indicator, InterimEvaluation, Milestone, Period
from allesoverpesten.impact.screens.access import FILL_IN


class KeepingDeleteView(DeleteView):
    """Says in words why something cannot be removed."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[no-any-return] - Wagtail has no types
        except ProtectedError:
            messages.error(request, _("Er hangen nog cijfers of acties aan “%(name)s”.") % {"name": self.object})
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(self.get_success_url())


class RealEditView(EditView):
    """What somebody edits is no example any more."""

    def save_instance(self) -> Model:
        self.form.instance.is_example = False
        return super().save_instance()  # type: ignore[no-any-return] - Wagtail has no types


class ResultsViewSet(ModelViewSet):
    delete_view_class = KeepingDeleteView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50


def _yes_no(indicator: Indicator) -> str:
    return _("ja") if indicator.is_active else _("nee")


class GoalViewSet(ResultsViewSet):
    model = Goal
    name = "impact_goals"
    url_prefix = "resultaten-instellen/doelen"
    icon = "pick"
    menu_label = gettext_lazy("Doelen")
    list_display = ["name", "number"]
    ordering = ["number"]
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("address")]),
        FieldPanel("name"),
        FieldPanel("description"),
    ]


class ActionViewSet(ResultsViewSet):
    model = Action
    name = "impact_actions"
    url_prefix = "resultaten-instellen/acties"
    icon = "tasks"
    menu_label = gettext_lazy("Acties")
    list_display = ["title", "code", "goal"]
    list_filter = ["goal"]
    panels = [
        FieldPanel("goal"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("order")]),
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("responsible"),
    ]


class IndicatorViewSet(ResultsViewSet):
    model = Indicator
    name = "impact_indicators"
    url_prefix = "resultaten-instellen/indicatoren"
    icon = "table"
    menu_label = gettext_lazy("Indicatoren")
    list_display = [
        "label",
        "code",
        "source",
        Column("is_active", label=gettext_lazy("Wordt nog gemeten"), accessor=_yes_no),
    ]
    list_filter = ["action__goal", "source", "is_active"]
    search_fields = ["label", "code", "definition"]
    panels = [
        FieldPanel("action"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("order")]),
        FieldPanel("label"),
        FieldPanel("definition"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("direction")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("automatic_key")]),
        FieldRowPanel([FieldPanel("split"), FieldPanel("split_keys")]),
        FieldRowPanel([FieldPanel("baseline"), FieldPanel("baseline_source")]),
        MultiFieldPanel(
            [FieldPanel("of_people"), FieldPanel("is_public"), FieldPanel("is_active")], gettext_lazy("Tonen")
        ),
    ]


class PeriodViewSet(ResultsViewSet):
    model = Period
    name = "impact_periods"
    url_prefix = "resultaten-instellen/tijdvakken"
    icon = "date"
    menu_label = gettext_lazy("Tijdvakken")
    list_display = ["name", "first_day", "last_day", "approved_at", "approved_by_name"]
    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")])]


class MilestoneViewSet(ResultsViewSet):
    model = Milestone
    name = "impact_milestones"
    url_prefix = "resultaten-mijlpalen"
    edit_view_class = RealEditView
    icon = "calendar-check"
    menu_label = gettext_lazy("Mijlpalen")
    list_display = ["title", "action", "period", "due", "reached_on"]
    list_filter = ["period", "action__goal"]
    panels = [
        FieldRowPanel([FieldPanel("period"), FieldPanel("action")]),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("due"), FieldPanel("reached_on")]),
        FieldPanel("note"),
    ]


class EvaluationViewSet(ResultsViewSet):
    model = InterimEvaluation
    name = "impact_evaluations"
    url_prefix = "resultaten-evaluaties"
    edit_view_class = RealEditView
    icon = "group"
    menu_label = gettext_lazy("Evaluaties")
    list_display = ["title", "period", "day"]
    list_filter = ["period"]
    panels = [
        FieldRowPanel([FieldPanel("period"), FieldPanel("day")]),
        FieldPanel("title"),
        FieldPanel("participants"),
        FieldPanel("findings"),
        FieldPanel("adjustments"),
    ]


VIEWSETS = (
    GoalViewSet(),
    ActionViewSet(),
    IndicatorViewSet(),
    PeriodViewSet(),
    MilestoneViewSet(),
    EvaluationViewSet(),
)


class ReportsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(FILL_IN))


def results_menu() -> SubmenuMenuItem:
    """First what everybody reads, then what coordinators fill in, then what was promised."""
    items = [
        MenuItem(gettext_lazy("Doel en stand"), reverse_lazy("impact_start"), icon_name="view", order=1),
        ReportsItem(gettext_lazy("Rapporten"), reverse_lazy("impact_reports"), icon_name="doc-full", order=2),
        *(viewset.get_menu_item(order=10 + number) for number, viewset in enumerate(VIEWSETS)),
    ]
    return SubmenuMenuItem(gettext_lazy("Resultaten"), Menu(items=items), icon_name="tasks", order=460, name="results")
