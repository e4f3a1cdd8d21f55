"""The menu "Hulpaanbod" and the panel on the home screen, for coordinators only."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.components import Component

from helpdesk.workspace.access import may_work_on_listings
from helpdesk.workspace.overview import attention


class WorkspaceItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_work_on_listings(request)


_ITEMS = [
    (_("Wat er te doen is"), "helpdesk_start", "tasks"),
    (_("Hulpdiensten"), "helpdesk_services:index", "help"),
    (_("Wijzigingen die wachten"), "helpdesk_changes", "draft"),
    (_("Meldingen"), "helpdesk_reports", "warning"),
    (_("Nakijkvragen"), "helpdesk_requests", "mail"),
    (_("Adressen"), "helpdesk_links", "link"),
    (_("Bereik"), "helpdesk_use", "view"),
    (_("Dekking"), "helpdesk_cover", "table"),
    (_("Verwijzingen"), "helpdesk_referrals", "resubmit"),
    (_("Import en export"), "helpdesk_import", "download"),
]


def workspace_menu() -> SubmenuMenuItem:
    items = [
        WorkspaceItem(label, reverse_lazy(name), icon_name=icon, order=order, name=name.replace(":", "-"))
        for order, (label, name, icon) in enumerate(_ITEMS)
    ]
    return SubmenuMenuItem(_("Hulpaanbod"), Menu(items=items), icon_name="help", order=250, name="hulpaanbod")


class AttentionPanel(Component):
    """What needs attention, on the first screen after signing in; only counts that are not zero."""

    name = "hulpaanbod"
    template_name = "helpdesk/admin/attention_panel.html"
    order = 20

    def get_context_data(self, _parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"attention": [row for row in attention() if row.count]}
