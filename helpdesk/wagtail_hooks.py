from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from helpdesk.models import Location, Organization


class OrganizationViewSet(SnippetViewSet):
    model = Organization
    icon = "group"
    menu_label = _("Organisaties")
    list_display = ["name", "website"]
    search_fields = ["name"]


class LocationViewSet(SnippetViewSet):
    model = Location
    icon = "site"
    menu_label = _("Plaatsen")
    list_display = ["name", "organization", "address"]
    list_filter = ["organization"]


register_snippet(OrganizationViewSet)
register_snippet(LocationViewSet)
