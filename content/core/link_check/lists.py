"""The list of checked addresses in the admin: what fails, what follows people, and how it was before."""

from operator import attrgetter
from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from content.core.enums import LinkOutcome
from content.core.link_check.querysets import LinkCheckQuerySet
from content.core.link_check.tasks import start_scan
from content.core.models import BaseLinkCheck


class LinkFilterSet(WagtailFilterSet):
    stand = django_filters.ChoiceFilter(
        label=_("Tonen"),
        choices=[
            ("failing", _("Wat niet werkt")),
            ("twice", _("Wat twee keer na elkaar niet werkt")),
            ("trackers", _("Met volgdiensten")),
            ("all", _("Ook vroeger")),
        ],
        method="filter_stand",
    )
    outcome = django_filters.ChoiceFilter(label=_("Bevinding"), choices=LinkOutcome.choices)
    url = django_filters.CharFilter(label=_("Adres"), lookup_expr="icontains")

    def filter_stand(self, checks: LinkCheckQuerySet, _name: str, value: str) -> LinkCheckQuerySet:
        if value == "failing":
            return checks.failing()
        if value == "twice":
            return checks.failing_twice()
        return checks.exclude(trackers="") if value == "trackers" else checks

    def filter_queryset(self, queryset: LinkCheckQuerySet) -> LinkCheckQuerySet:
        """The latest state of each address, unless history is asked for."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("stand") == "all" else found.latest_state()


class LinkCheckList(ReportView):
    """What the scan found for one model, for whoever may change its records. Posting to it starts a scan.

    A subclass sets `model`, `page_title`, the two names of addresses, `owner_label` and `export_filename`.
    """

    model: type[BaseLinkCheck]
    owner_label: ClassVar[Any] = ""
    header_icon = "link"
    template_name = "core/admin/link_list.html"
    filterset_class = LinkFilterSet
    any_permission_required = ["change"]
    list_export = ["owner", "url", "get_outcome_display", "status_code", "detail", "trackers", "checked_at"]

    @cached_property
    def permission_policy(self) -> ModelPermissionPolicy:
        return ModelPermissionPolicy(self.model)

    @cached_property
    def export_headings(self) -> dict[str, Any]:
        return {"owner": self.owner_label, "get_outcome_display": _("Bevinding")}

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("owner", label=self.owner_label, get_url=self.edit_url),
            TitleColumn(
                "url",
                label=_("Adres"),
                get_url=attrgetter("url"),
                link_attrs={"target": "_blank", "rel": "noreferrer"},
            ),
            Column("outcome", label=_("Bevinding"), accessor="get_outcome_display", sort_key="outcome"),
            Column("detail", label=_("Uitleg")),
            Column("trackers", label=_("Volgdiensten")),
            DateColumn("checked_at", label=_("Nagekeken op"), sort_key="checked_at"),
        ]

    @cached_property
    def _finder(self) -> AdminURLFinder:
        return AdminURLFinder(self.request.user)

    def edit_url(self, check: BaseLinkCheck) -> str | None:
        """Where the address can be mended; None for who may not."""
        url: str | None = self._finder.get_edit_url(check.owner)
        return url

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """One set of filters serves every model, so it is told which."""
        return super().get_filterset_kwargs() | {"queryset": self.model.objects.all()}

    def get_queryset(self) -> QuerySet[BaseLinkCheck]:
        self.queryset = self.model.objects.for_list()
        found: QuerySet[BaseLinkCheck] = super().get_queryset()
        return found

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Have these addresses checked now."""
        if start_scan(self.model):
            said = _now("De linkcontrole is gestart. Over een half uur zie je hier wat er gevonden is.")
            messages.success(request, said)
        else:
            messages.info(request, _now("De linkcontrole is al gestart. Kijk over een half uur nog eens."))
        return redirect(self.index_url_name)
