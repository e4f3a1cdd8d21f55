"""The other lists of the workspace: reports, questions to services, addresses."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import log

from content.core.link_check.lists import LinkCheckList
from helpdesk.enums import ReportState
from helpdesk.models import CheckRequest, LinkCheck, ListingReport
from helpdesk.workspace.access import ForCoordinators
from helpdesk.workspace.addresses import edit_url

HANDLED = "helpdesk.report_handled"


def _edit(record: Any) -> str | None:
    return edit_url(record.service_id) if record.service_id else None


class WorkspaceList(ForCoordinators, ReportView):
    """A list with filters and export; `any_permission_required` is asked by `ForCoordinators`."""

    any_permission_required: list[str] = []
    template_name = "helpdesk/admin/plain_list.html"
    paginate_by = 50

    def user_has_any_permission(self, _permissions: Any) -> bool:
        return True


class ReportFilterSet(WagtailFilterSet):
    class Meta:
        model = ListingReport
        fields = ["state", "what"]


class ReportList(WorkspaceList):
    """What visitors told. Marking them as handled goes per one or many."""

    model = ListingReport
    page_title = _("Meldingen van bezoekers")
    header_icon = "warning"
    index_url_name = "helpdesk_reports"
    index_results_url_name = "helpdesk_reports_results"
    filterset_class = ReportFilterSet
    template_name = "helpdesk/admin/report_list.html"
    columns = [
        BulkActionsCheckboxColumn("bulk_actions", obj_type="listingreport"),
        TitleColumn("service", label=_("Dienst"), get_url=_edit),
        Column("what", label=_("Wat klopt er niet"), accessor="get_what_display"),
        Column("message", label=_("Bericht")),
        Column("state", label=_("Stand"), accessor="get_state_display", sort_key="state"),
        DateColumn("created_at", label=_("Gemeld op"), sort_key="created_at"),
    ]
    list_export = ["service.title", "get_what_display", "message", "get_state_display", "created_at"]
    export_headings = {
        "service.title": _("Dienst"),
        "get_what_display": _("Wat klopt er niet"),
        "get_state_display": _("Stand"),
    }
    export_filename = "meldingen"

    def get_queryset(self) -> QuerySet[ListingReport]:
        self.queryset = ListingReport.objects.select_related("service")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        options = ListingReport._meta  # noqa: SLF001 - Django's documented name
        return super().get_context_data(**kwargs) | {"model_opts": options}


class HandleReports(BulkAction):
    display_name = _("Behandeld")
    aria_label = _("Zet de gekozen meldingen op behandeld")
    action_type = "handle"
    template_name = "helpdesk/admin/confirm_handle.html"
    models = [ListingReport]

    def check_perm(self, _obj: ListingReport) -> bool:
        return bool(self.request.user.has_perm("helpdesk.change_listingreport"))

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[ListingReport], user: Any = None, **_kwargs: Any) -> tuple[int, int]:
        for report in objects:
            report.state = ReportState.HANDLED
            report.save(update_fields=["state"])
            log(report.service, HANDLED, user=user, data={"what": report.get_what_display()})
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, _num_child_objects: int) -> str:
        return ngettext(
            "%(count)d melding staat op behandeld.", "%(count)d meldingen staan op behandeld.", num_parent_objects
        ) % {"count": num_parent_objects}


class RequestFilterSet(WagtailFilterSet):
    stand = django_filters.ChoiceFilter(
        label=_("Stand"),
        choices=[
            ("open", _("Wacht op antwoord")),
            ("escalated", _("Geen antwoord na vier weken")),
            ("answered", _("Beantwoord")),
        ],
        method="filter_stand",
    )

    class Meta:
        model = CheckRequest
        fields = ["answer"]

    def filter_stand(self, requests: Any, _name: str, value: str) -> Any:
        if value == "escalated":
            return requests.escalated()
        return requests.open() if value == "open" else requests.exclude(answered_at=None)


class RequestList(WorkspaceList):
    model = CheckRequest
    page_title = _("Nakijkvragen aan diensten")
    header_icon = "mail"
    index_url_name = "helpdesk_requests"
    index_results_url_name = "helpdesk_requests_results"
    filterset_class = RequestFilterSet
    columns = [
        TitleColumn("service", label=_("Dienst"), get_url=_edit),
        Column("email", label=_("Gevraagd aan")),
        DateColumn("sent_at", label=_("Gemaild"), sort_key="sent_at"),
        DateColumn("reminded_at", label=_("Herinnerd")),
        DateColumn("escalated_at", label=_("Doorgegeven")),
        DateColumn("answered_at", label=_("Beantwoord"), sort_key="answered_at"),
        Column("answer", label=_("Antwoord"), accessor="get_answer_display"),
        Column("note", label=_("Opmerking")),
    ]
    list_export = ["service.title", "email", "sent_at", "reminded_at", "escalated_at", "answered_at", "answer", "note"]
    export_headings = {"service.title": _("Dienst")}
    export_filename = "nakijkvragen"

    def get_queryset(self) -> QuerySet[CheckRequest]:
        self.queryset = CheckRequest.objects.for_list()
        return super().get_queryset()


class LinkList(ForCoordinators, LinkCheckList):
    model = LinkCheck
    page_title = _("Adressen op de fiches")
    index_url_name = "helpdesk_links"
    index_results_url_name = "helpdesk_links_results"
    owner_label = _("Dienst")
    export_filename = "adressen"
