from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.core.blocks import CONTENT_BLOCKS
from content.core.fields import ContentStreamField
from content.core.models import BasePage
from knowledge.research.screens import section_context


class ResearchPage(BasePage):
    """Goal 4, the research network: people, publications, projects and colloquia."""

    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))

    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "research.PublicationIndexPage",
        "research.ResearcherIndexPage",
        "research.ProjectIndexPage",
        "research.DatasetIndexPage",
        "research.StudyCallIndexPage",
        "research.ColloquiumIndexPage",
        "research.MembersPage",
    ]
    max_count = 1
    section_key = "onderzoek"
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("onderzoek")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | section_context(self)
