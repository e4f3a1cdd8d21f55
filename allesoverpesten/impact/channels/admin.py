"""Campaigns and their short addresses for editors: one form, one overview, and the codes to print."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, re_path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from allesoverpesten.impact.channels.counts import visits_by_code
from allesoverpesten.impact.channels.qr import qr_pdf, qr_svg
from allesoverpesten.impact.models.channels import Campaign, CampaignChannel
from allesoverpesten.impact.number_text import hidden_text, kept_hidden_text, number_text
from allesoverpesten.impact.small_numbers import hidden_parts, is_small

FIRST_DAY = date(2021, 9, 1)
"""The day the task began: no count is older."""
KINDS = {"svg": (qr_svg, "image/svg+xml"), "pdf": (qr_pdf, "application/pdf")}


def overview_context(campaign: Campaign) -> dict[str, Any]:
    """Each short address with its visits, and the campaign as a whole: four queries for any number of addresses."""
    today = timezone.localdate()
    channels = list(campaign.channels.with_page().order_by("sort_order", "pk"))
    since = (today - timedelta(days=6), today - timedelta(days=29), FIRST_DAY)
    columns = [_column(visits_by_code(first, today), [channel.code for channel in channels]) for first in since]
    return {
        "rows": [
            {
                "channel": channel,
                "is_over": channel.is_over(today),
                "visits": [words[channel.code] for words, _whole in columns],
                "files": [(kind.upper(), reverse("campaign_channel_qr", args=[channel.pk, kind])) for kind in KINDS],
            }
            for channel in channels
        ],
        "sums": [whole for _words, whole in columns],
    }


def _column(visits: Mapping[str, int], codes: Sequence[str]) -> tuple[dict[str, str], str]:
    """Visits of each code and of all of them, in words: small numbers are told to nobody, nor to be worked out."""
    numbers = {code: Decimal(visits.get(code, 0)) for code in codes}
    whole = sum(numbers.values(), start=Decimal(0))
    hidden = hidden_parts(numbers, whole)
    words = {
        code: (hidden_text() if is_small(number) else kept_hidden_text()) if code in hidden else number_text(number)
        for code, number in numbers.items()
    }
    return words, hidden_text() if is_small(whole) else number_text(whole)


class CampaignOverview(InspectView):
    page_title = _("Overzicht")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **overview_context(self.object)}


class CampaignViewSet(SnippetViewSet):
    model = Campaign
    icon = "link"
    menu_label = _("Korte adressen")
    menu_name = "korte-adressen"
    menu_order = 460
    add_to_admin_menu = True
    list_display = ["name", Column("address_count", label=_("Adressen"))]
    search_fields = ["name"]
    inspect_view_enabled = True
    inspect_view_class = CampaignOverview
    inspect_template_name = "impact/admin/campaign.html"

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Campaign]:
        return Campaign.objects.annotate(address_count=Count("channels"))


@require_safe
def qr_view(request: HttpRequest, pk: str, kind: str) -> HttpResponse:
    if not request.user.has_perm("impact.view_campaign"):
        raise PermissionDenied
    channel = get_object_or_404(CampaignChannel.objects.with_page(), pk=pk)
    make, media_type = KINDS[kind]
    response = HttpResponse(make(channel), content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{channel.code}.{kind}"'
    return response


urlpatterns: list[URLPattern] = [
    re_path(r"^korte-adressen/(?P<pk>[0-9]{1,9})/qr\.(?P<kind>svg|pdf)$", qr_view, name="campaign_channel_qr"),
]
