"""What editors see of the link check: an overview, a list for each kind of owner, and a panel on the first screen."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from content.core.attention import Attention
from content.core.link_check.lists import LinkCheckList
from content.core.models import BaseLinkCheck
from content.infopunt.models import FigureLinkCheck, PageLinkCheck, ResourceLinkCheck


class ResourceLinkList(LinkCheckList):
    model = ResourceLinkCheck
    page_title = _("Adressen van materialen")
    index_url_name = "resource_links"
    index_results_url_name = "resource_links_results"
    owner_label = _("Materiaal")
    export_filename = "adressen-materialen"


class FigureLinkList(LinkCheckList):
    model = FigureLinkCheck
    page_title = _("Bronnen van cijfers")
    index_url_name = "figure_links"
    index_results_url_name = "figure_links_results"
    owner_label = _("Cijfer")
    export_filename = "adressen-cijfers"


class PageLinkList(LinkCheckList):
    model = PageLinkCheck
    page_title = _("Bronnen van artikels en campagnes")
    index_url_name = "page_links"
    index_results_url_name = "page_links_results"
    owner_label = _("Pagina")
    export_filename = "adressen-paginas"


@dataclass(frozen=True, slots=True)
class Desk:
    """One list, its place, and how the overview speaks of what fails there."""

    view: type[LinkCheckList]
    place: str
    words: Promise | str

    @property
    def model(self) -> type[BaseLinkCheck]:
        return self.view.model


DESKS = (
    Desk(ResourceLinkList, "materialen", _("Adressen van materialen die niet werken")),
    Desk(FigureLinkList, "cijfers", _("Bronnen van cijfers die niet werken")),
    Desk(PageLinkList, "paginas", _("Bronnen van pagina's die niet werken")),
)


def desks_of(user: Any) -> list[Desk]:
    """The lists that somebody may work on: those whose permission to change they have."""
    return [desk for desk in DESKS if user.has_perm(f"infopunt.change_{desk.model._meta.model_name}")]  # noqa: SLF001 - Django's public name for it


def attention(user: Any) -> list[Attention]:
    """One count a list; as many queries for any number of addresses."""
    return [
        Attention(
            desk.model.objects.failing().count(),
            str(desk.words),
            _now("De linkcontrole vond daar geen pagina."),
            f"{reverse(desk.view.index_url_name)}?stand=failing",
            is_urgent=True,
        )
        for desk in desks_of(user)
    ]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    if not desks_of(request.user):
        raise PermissionDenied
    return render(request, "infopunt/admin/link_overview.html", {"attention": attention(request.user)})


class LinksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(desks_of(request.user))


class LinksPanel(Component):
    """On the first screen after signing in; only counts that are not zero."""

    name = "infopunt"
    template_name = "infopunt/admin/attention_panel.html"
    order = 30

    def __init__(self, rows: list[Attention]) -> None:
        self.rows = rows

    def get_context_data(self, _parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"attention": self.rows}


def urlpatterns() -> list[URLPattern]:
    lists = [
        route
        for desk in DESKS
        for route in (
            path(f"infopunt/adressen/{desk.place}/", desk.view.as_view(), name=desk.view.index_url_name),
            path(
                f"infopunt/adressen/{desk.place}/results/",
                desk.view.as_view(results_only=True),
                name=desk.view.index_results_url_name,
            ),
        )
    ]
    return [path("infopunt/adressen/", overview, name="infopunt_links"), *lists]
