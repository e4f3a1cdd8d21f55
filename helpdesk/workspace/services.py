"""The list of services in the admin: columns, filters, search, export, and "nagekeken vandaag" for many at once."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from helpdesk.confirmations.assurance import assure_as_coordinator
from helpdesk.confirmations.requests import ask
from helpdesk.enums import TargetGroup
from helpdesk.listings.freshness import Check, Freshness, check_of
from helpdesk.listings.moment import current_moment
from helpdesk.models import CheckRequest, Organization, ServicePage
from helpdesk.opening_hours.phrases import date_phrase
from helpdesk.workspace.access import ForCoordinators

CHECK_WORDS = {
    Freshness.OVERDUE: gettext_lazy("Te laat"),
    Freshness.DUE: gettext_lazy("Binnen 30 dagen"),
    Freshness.FRESH: gettext_lazy("In orde"),
}


def check_of_page(page: ServicePage) -> Check | None:
    """None for a service that is not on the site."""
    moment = current_moment()
    listing = moment.listings.by_pk.get(page.pk)
    return check_of(listing, moment.at.date()) if listing else None


def check_words(page: ServicePage) -> str:
    check = check_of_page(page)
    if check is None:
        return _("Niet op de site")
    words = str(CHECK_WORDS[check.freshness])
    return f"{words} ({date_phrase(check.until)})" if check.until else words


def _with_freshness(freshness: str) -> list[int]:
    moment = current_moment()
    today = moment.at.date()
    return [listing.pk for listing in moment.listings if check_of(listing, today).freshness == freshness]


def _with_alert() -> list[int]:
    moment = current_moment()
    return [listing.pk for listing in moment.listings if listing.alert_at(moment.at)]


class ServiceFilterSet(WagtailFilterSet):
    check = django_filters.ChoiceFilter(
        label=gettext_lazy("Nakijken"), choices=list(CHECK_WORDS.items()), method="filter_check"
    )
    alert = django_filters.ChoiceFilter(
        label=gettext_lazy("Tijdelijke melding"),
        choices=[("running", gettext_lazy("Nu zichtbaar"))],
        method="filter_alert",
    )
    contact = django_filters.ChoiceFilter(
        label=gettext_lazy("Contactpersoon"),
        choices=[("missing", gettext_lazy("Ontbreekt")), ("known", gettext_lazy("Gekend"))],
        method="filter_contact",
    )
    group = django_filters.ChoiceFilter(
        label=gettext_lazy("Voor wie"), choices=TargetGroup.choices, method="filter_group"
    )
    organization = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Organisatie"), queryset=Organization.objects.all()
    )

    class Meta:
        model = ServicePage
        fields = ["status", "organization"]

    def filter_check(self, services: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return services.filter(pk__in=_with_freshness(value))

    def filter_alert(self, services: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        return services.filter(pk__in=_with_alert())

    def filter_contact(self, services: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Missing counts for services on the site only: nobody has to be asked about the others."""
        missing = services.live().filter(maintainer_email="")
        return missing if value == "missing" else services.exclude(maintainer_email="")

    def filter_group(self, services: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return services.filter(target_groups__contains=[value])


class ServiceListView(ForCoordinators, IndexView):
    page_title = gettext_lazy("Hulpdiensten")
    template_name = "helpdesk/admin/service_list.html"
    default_ordering = "title"
    base_columns = [
        BulkActionsCheckboxColumn("bulk_actions", obj_type="servicepage"),
        PageTitleColumn("title", label=gettext_lazy("Dienst"), sort_key="title", classname="title"),
        Column("organization", label=gettext_lazy("Organisatie"), sort_key="organization__name"),
        Column("check", label=gettext_lazy("Nakijken"), accessor=check_words),
        DateColumn("assured_on", label=gettext_lazy("Nagekeken op"), sort_key="assured_on"),
        Column("maintainer_email", label=gettext_lazy("Contactpersoon")),
        PageStatusColumn("status", label=gettext_lazy("Op de site"), sort_key="live"),
    ]
    list_export = [
        "title",
        "organization.name",
        "check",
        "assured_on",
        "assured_by",
        "maintainer_name",
        "maintainer_email",
        "status",
        "full_url",
    ]
    export_headings = {
        "title": gettext_lazy("Dienst"),
        "organization.name": gettext_lazy("Organisatie"),
        "check": gettext_lazy("Nakijken"),
        "assured_on": gettext_lazy("Nagekeken op"),
        "assured_by": gettext_lazy("Nagekeken door"),
        "maintainer_name": gettext_lazy("Contactpersoon"),
        "maintainer_email": gettext_lazy("E-mail contactpersoon"),
        "status": gettext_lazy("Stand"),
        "full_url": gettext_lazy("Adres"),
    }

    def annotate_queryset(self, pages: Any) -> Any:
        return pages.for_workspace()

    def search_queryset(self, queryset: Any) -> Any:
        return queryset.matching(self.search_query) if self.is_searching else queryset

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["model_opts"] = ServicePage._meta  # noqa: SLF001 - Django's documented name; picks the bulk actions
        return context

    def to_row_dict(self, item: ServicePage) -> dict[str, Any]:
        item.check = check_words(item)
        row: dict[str, Any] = super().to_row_dict(item)
        return {name: _harmless(value) for name, value in row.items()}


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@"} else value


class ServiceListViewSet(PageListingViewSet):
    name = "helpdesk_services"
    url_prefix = "hulpaanbod/diensten"
    model = ServicePage
    icon = "help"
    index_view_class = ServiceListView
    filterset_class = ServiceFilterSet
    export_filename = "hulpdiensten"
    list_export = ServiceListView.list_export
    export_headings = ServiceListView.export_headings
    add_to_admin_menu = False


class AssureToday(BulkAction):
    """Nagekeken vandaag: date and checker on all chosen services, with a trace on each."""

    display_name = gettext_lazy("Nagekeken vandaag")
    aria_label = gettext_lazy("Zet de gekozen diensten op vandaag nagekeken")
    action_type = "assure"
    template_name = "helpdesk/admin/confirm_assure.html"
    models = [ServicePage]

    def check_perm(self, obj: ServicePage) -> bool:
        return bool(obj.live and obj.permissions_for_user(self.request.user).can_publish())

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[ServicePage], user: Any = None, **_kwargs: Any) -> tuple[int, int]:
        for page in objects:
            assure_as_coordinator(page, user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, _num_child_objects: int) -> str:
        return ngettext(
            "%(count)d dienst staat nu op vandaag nagekeken.",
            "%(count)d diensten staan nu op vandaag nagekeken.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class AskServices(BulkAction):
    """Mail the contact of the chosen services now, whatever their dates say."""

    display_name = gettext_lazy("Vraag het de dienst")
    aria_label = gettext_lazy("Vraag de gekozen diensten per mail of hun gegevens nog kloppen")
    action_type = "ask"
    action_priority = 110
    template_name = "helpdesk/admin/confirm_ask.html"
    models = [ServicePage]

    def check_perm(self, obj: ServicePage) -> bool:
        """Only who has a contact and no question that still runs."""
        runs = CheckRequest.objects.open().filter(service=obj).exclude(sent_at=None)
        may = obj.permissions_for_user(self.request.user).can_publish()
        return bool(may and obj.live and obj.maintainer_email and not runs.exists())

    @classmethod
    def execute_action(cls, objects: list[ServicePage], **_kwargs: Any) -> tuple[int, int]:
        for page in objects:
            ask(page, CheckRequest.objects.open().filter(service=page).first())
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, _num_child_objects: int) -> str:
        return ngettext(
            "De vraag vertrekt naar %(count)d dienst.", "De vraag vertrekt naar %(count)d diensten.", num_parent_objects
        ) % {"count": num_parent_objects}
