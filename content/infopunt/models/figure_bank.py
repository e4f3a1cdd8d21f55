from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.core.fields import ContentStreamField
from content.core.models import BasePage
from content.infopunt.blocks import INFOPUNT_BLOCKS
from content.infopunt.figures.listing import FigureListing
from content.infopunt.models.figures import Figure


class FigureBankPage(BasePage):
    """All figures, with filters, charts chosen by editors above them, and files to download."""

    charts = ContentStreamField(INFOPUNT_BLOCKS, blank=True, verbose_name=_("grafieken en uitleg"))

    parent_page_types = ["infopunt.ThemePage"]
    subpage_types: list[str] = []
    max_count = 1
    section_key = "infopunt"
    card_label = _("Cijfers")
    content_panels = [*BasePage.content_panels, FieldPanel("charts")]
    search_fields = [*BasePage.search_fields, index.SearchField("charts")]

    class Meta:
        verbose_name = _("cijferbank")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        listing = FigureListing(request.GET, Figure.objects.for_bank())
        context["listing"] = listing
        context["show_charts"] = not listing.chosen and listing.page.number == 1
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        context["downloads"] = [
            {"title": title, "kind": kind.upper(), "url": f"{reverse('figures_download', args=[kind])}{query}"}
            for kind, title in (("csv", _("Deze cijfers als tabel")), ("xlsx", _("Deze cijfers voor Excel")))
        ]
        return context

    def json_ld(self) -> dict[str, Any]:
        files = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        site = self.full_url.removesuffix(self.url or "")
        return {
            **super().json_ld(),
            "@type": "Dataset",
            "creator": {"@type": "Organization", "name": "Alles over pesten"},
            "isAccessibleForFree": True,
            "spatialCoverage": "Vlaanderen",
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": encoding,
                    "contentUrl": site + reverse("figures_download", args=[kind]),
                }
                for kind, encoding in files.items()
            ],
        }
