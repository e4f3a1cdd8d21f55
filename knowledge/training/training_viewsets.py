"""What editors manage of trainings besides the pages."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import SnippetViewSet

from knowledge.training.models import Provider
from knowledge.training.submissions.links import mail_link


class ProviderViewSet(SnippetViewSet):
    model = Provider
    icon = "group"
    menu_label = _("Aanbieders")
    add_to_admin_menu = True
    menu_order = 260
    list_display = ["name", "municipality", "checked"]
    list_export = ["name", "website", "email", "phone", "checked"]
    search_fields = ["name"]


def link_button(snippet: Any, user: Any) -> list[Button]:
    """In the list of providers: mail the link to who keeps an address for it."""
    if (
        not isinstance(snippet, Provider)
        or not snippet.maintainer_email
        or not user.has_perm("training.change_provider")
    ):
        return []
    address = reverse("training_send_link", args=[snippet.pk])
    return [Button(_now("Stuur de link"), url=address, icon_name="mail", priority=40)]


@permission_required("training.change_provider", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    provider = get_object_or_404(Provider.objects.exclude(maintainer_email=""), pk=pk)
    if request.method != "POST":
        return render(request, "training/admin/send_link.html", {"provider": provider})
    mail_link.enqueue(provider.pk)
    messages.success(request, _now("De mail vertrekt."))
    return HttpResponseRedirect(reverse("wagtailsnippets_training_provider:list"))
