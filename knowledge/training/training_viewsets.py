"""What editors manage of trainings besides the pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from knowledge.training.models import Provider


class ProviderViewSet(SnippetViewSet):
    model = Provider
    icon = "group"
    menu_label = _("Aanbieders")
    add_to_admin_menu = True
    menu_order = 260
    list_display = ["name", "municipality", "checked"]
    list_export = ["name", "website", "email", "phone", "checked"]
    search_fields = ["name"]
